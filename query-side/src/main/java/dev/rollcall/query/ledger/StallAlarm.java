package dev.rollcall.query.ledger;

import java.time.Duration;
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
    private long index = -1;
    private long since;
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
        if (!cycle.isBehind() || cycle.index() != index) {
            getOn(cycle, now);
        } else if (now - since > PATIENCE && (stall == null || now - looked > LOOK_AGAIN)) {
            look(now);
        }
    }

    private void getOn(Cycle cycle, long now) {
        if (stall != null) {
            LOG.info("Sealing goes on at number {}", cycle.index());
        }
        stall = null;
        index = cycle.index();
        since = now;
    }

    private void look(long now) {
        var standing = new Stall(index, Duration.ofNanos(now - since), table.oldest());
        if (stall == null || now - told > TELL_AGAIN) {
            LOG.error("{}", standing.told());
            told = now;
        }
        stall = standing;
        looked = now;
    }
}
