package dev.rollcall.query.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Timeout(20)
class SeatMovesProjectorTest {
    private static final UUID LICENSE = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();
    private static final SeatReleased RELEASED = new SeatReleased(USER, LICENSE, 1, false);

    private final SeatMoves moves = new SeatMoves();
    private final SeatMovesProjector projector = new SeatMovesProjector(moves);
    private final OrganizationId first = new OrganizationId(UUID.randomUUID());
    private final OrganizationId second = new OrganizationId(UUID.randomUUID());

    @AfterEach
    void endTransaction() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    private static List<Recorded<?>> commit(OrganizationId organization, UserEvent event) {
        return List.of(new Recorded<>(event, origin(organization), 0, 1, Instant.EPOCH));
    }

    private static Origin origin(OrganizationId organization) {
        return new Origin(organization, Origin.ROLLCALL, null, Origin.ADMIN, UUID.randomUUID(), Instant.EPOCH);
    }

    private void project(List<Recorded<?>> commit) {
        projector.project(commit, (sql, values) -> {
            throw new AssertionError("It writes nothing");
        });
    }

    /** Takes what there is; the organization that is added here tells that it is all. */
    private List<OrganizationId> moved() throws InterruptedException {
        var last = new OrganizationId(UUID.randomUUID());
        moves.add(last);
        var taken = new ArrayList<OrganizationId>();
        for (var each = moves.take(); !each.equals(last); each = moves.take()) {
            taken.add(each);
        }
        return taken;
    }

    @Test
    void a_released_seat_is_noticed_once_it_is_committed() throws InterruptedException {
        TransactionSynchronizationManager.initSynchronization();
        project(commit(first, RELEASED));
        assertThat(moved()).isEmpty();

        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);

        assertThat(moved()).containsExactly(first);
    }

    @Test
    void views_are_made_anew_outside_a_transaction_too() throws InterruptedException {
        project(commit(first, RELEASED));
        project(commit(second, RELEASED));
        project(commit(first, RELEASED));

        assertThat(moved()).containsExactly(first, second);
    }

    @Test
    void a_licence_that_changes_may_make_room_and_a_seat_that_is_taken_does_not() throws InterruptedException {
        project(commit(first, new SeatAssigned(USER, LICENSE, 1, false)));
        project(List.of(new Recorded<>(
                new LicenseResized(LICENSE, 2, List.of(2), List.of(), 0), origin(second), 1, 2, Instant.EPOCH)));

        assertThat(moved()).containsExactly(second);
    }
}
