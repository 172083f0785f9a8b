package dev.rollcall.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells when sealing does not get on, and which transaction it waits for: our own end after 10 seconds, what holds it
 * back for longer is somebody else's. And tells when it gets on and does not keep up, and when time goes backwards.
 */
@Component
public final class StallAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(StallAlarm.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(5);
    private static final long TELL_AGAIN = TimeUnit.SECONDS.toNanos(60);

    private final LedgerTable table;
    private final Pace pace = new Pace();
    private @Nullable Instant through;
    private long index;
    private long since = System.nanoTime();
    private long looked;
    private long told;
    private volatile @Nullable Stall stall;

    public StallAlarm(LedgerDatabase database) {
        this.table = new LedgerTable(database);
    }

    /** Empty as long as sealing gets on and keeps up, or has stood for a moment only. */
    public Optional<Stall> stall() {
        return Optional.ofNullable(stall);
    }

    /** @param now {@link System#nanoTime} */
    public void saw(Cycle cycle, long now) {
        boolean falling = pace.isFalling(cycle, now);
        if (isOn(cycle)) {
            through = cycle.head().sealedThrough();
            index = cycle.head().index();
            since = now;
        }
        if (cycle.isAgainstTime()) {
            tell(now, () -> Stall.againstTime(cycle));
        } else if (now - since > PATIENCE) {
            tell(now, () -> standing(cycle.head().index(), now));
        } else if (falling) {
            tell(now, () -> Stall.falling(cycle));
        } else {
            end(cycle.head());
        }
    }

    /** A cycle came to no end, as where it waits for a lock. @param now {@link System#nanoTime} */
    public void failed(long now) {
        if (now - since > PATIENCE) {
            tell(now, () -> standing(index, now));
        }
    }

    private Stall standing(long at, long now) {
        return Stall.standing(at, Duration.ofNanos(now - since), oldest());
    }

    private Optional<OldTransaction> oldest() {
        try {
            return table.oldest();
        } catch (DataAccessException unreachable) {
            return Optional.empty();
        }
    }

    /** While there is more than a cycle takes, time may have to stand; then numbers tell. */
    private boolean isOn(Cycle cycle) {
        return !Objects.equals(through, cycle.head().sealedThrough())
                || (cycle.isFull() && cycle.head().index() > index);
    }

    private void end(Head head) {
        if (stall != null) {
            LOG.info("Sealing goes on, at number {}", head.index());
        }
        stall = null;
    }

    private void tell(long now, Supplier<Stall> seen) {
        if (stall != null && now - looked <= LOOK_AGAIN) {
            return;
        }
        var wrong = seen.get();
        if (stall == null || now - told > TELL_AGAIN) {
            LOG.error("{}", wrong.told());
            told = now;
        }
        stall = wrong;
        looked = now;
    }
}
