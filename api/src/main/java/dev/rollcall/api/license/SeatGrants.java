package dev.rollcall.api.license;

import dev.rollcall.api.http.Ids;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantSeat;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.query.license.SeatMoves;
import dev.rollcall.query.license.WaitingQueries;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives free seats to those who wait, each by a command of its own: after each commit that may have freed one, and going
 * round where anybody waits, for a node may have ended between the two. Every node does; the licence's lock and the
 * ticket let one of them grant.
 */
@Component
class SeatGrants implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SeatGrants.class);

    private final SeatMoves moves;
    private final WaitingQueries waiting;
    private final Dispatch dispatch;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    SeatGrants(SeatMoves moves, WaitingQueries waiting, Dispatch dispatch, Ids ids, Clock clock) {
        this.moves = moves;
        this.waiting = waiting;
        this.dispatch = dispatch;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void goRound() {
        try {
            waiting.organizations().forEach(moves::add);
        } catch (RuntimeException unavailable) {
            LOG.warn("Seats are granted later: {}", unavailable.getClass().getSimpleName());
        }
    }

    private void work() {
        while (Thread.currentThread().equals(thread) && !Thread.currentThread().isInterrupted()) {
            try {
                grantAll(moves.take());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                LOG.warn("A seat is granted later: {}", failure.getClass().getSimpleName());
            }
        }
    }

    /** Until nobody waits, or who is first gets nothing. */
    private void grantAll(OrganizationId organization) {
        Optional<UUID> asked = Optional.empty();
        var first = waiting.first(organization);
        while (first.isPresent() && !first.equals(asked)) {
            asked = granted(organization, first.get()) ? Optional.empty() : first;
            first = waiting.first(organization);
        }
    }

    private boolean granted(OrganizationId organization, UUID user) {
        var origin = new Origin(organization, Origin.ROLLCALL, null, Origin.ADMIN, ids.next(), clock.instant());
        try {
            return !dispatch.send(new GrantSeat(user), origin).facts().isEmpty();
        } catch (Refused gone) {
            LOG.debug("Nobody to grant a seat to: {}", gone.refusal().getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public void start() {
        var working = Thread.ofPlatform().daemon().name("seat-grants").unstarted(this::work);
        thread = working;
        working.start();
    }

    @Override
    public void stop() {
        var working = thread;
        thread = null;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
