package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserEvent.SeatAwaited;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.SeatWaitEnded;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notices commits after which somebody who waits may come to a seat, once they are done. */
@Component
final class SeatMovesProjector implements Projector {
    private final SeatMoves moves;

    SeatMovesProjector(SeatMoves moves) {
        this.moves = moves;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        if (commit.stream().anyMatch(record -> moves(record.event()))) {
            afterCommit(new OrganizationId(commit.getFirst().organization()));
        }
    }

    /** Outside a transaction, as when views are made anew, what is projected was committed before. */
    private void afterCommit(OrganizationId organization) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            moves.add(organization);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                moves.add(organization);
            }
        });
    }

    /** Who leaves the queue may have been about to get the seat that is free. */
    private static boolean moves(Event event) {
        return event instanceof SeatReleased
                || event instanceof SeatAwaited
                || event instanceof SeatWaitEnded
                || event instanceof LicenseEvent;
    }
}
