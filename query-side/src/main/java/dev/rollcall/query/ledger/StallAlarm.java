package dev.rollcall.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells when sealing does not get on, and which transaction it waits for. Our own end after 10 seconds; what holds it back
 * for longer is somebody else's.
 */
@Component
public final class StallAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(StallAlarm.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(5);
    private static final long TELL_AGAIN = TimeUnit.SECONDS.toNanos(60);

    private final LedgerTable table;
    private @Nullable Instant through;
    private long index;
    private long since = System.nanoTime();
    private long looked;
    private long told;
    private volatile @Nullable Stall stall;

    public StallAlarm(LedgerDatabase database) {
        this.table = new LedgerTable(database);
    }

    /** Empty as long as sealing gets on, or has stood for a moment only. */
    public Optional<Stall> stall() {
        return Optional.ofNullable(stall);
    }

    /** @param now {@link System#nanoTime} */
    public void saw(Cycle cycle, long now) {
        if (isOn(cycle)) {
            getOn(cycle.head(), now);
        } else if (now - since > PATIENCE && (stall == null || now - looked > LOOK_AGAIN)) {
            look(cycle.head(), now);
        }
    }

    /** As long as there is more than a cycle takes, no time can be told; then numbers tell. */
    private boolean isOn(Cycle cycle) {
        return !Objects.equals(through, cycle.head().sealedThrough())
                || (cycle.isFull() && cycle.head().index() > index);
    }

    private void getOn(Head head, long now) {
        if (stall != null) {
            LOG.info("Sealing goes on, at number {}", head.index());
        }
        stall = null;
        through = head.sealedThrough();
        index = head.index();
        since = now;
    }

    private void look(Head head, long now) {
        var standing = new Stall(head.index(), Duration.ofNanos(now - since), table.oldest());
        if (stall == null || now - told > TELL_AGAIN) {
            LOG.error("{}", standing.told());
            told = now;
        }
        stall = standing;
        looked = now;
    }
}
