package dev.rollcall.api.ledger;

import dev.rollcall.query.ledger.Cycle;
import dev.rollcall.query.ledger.LedgerSource;
import dev.rollcall.query.ledger.Sealer;
import dev.rollcall.query.ledger.StallAlarm;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The thread of the sealer: woken by commits of this node, and by itself for those of others. Stops after the web
 * server, when what was committed is sealed; where sealing fails it is not tried once more.
 */
final class SealerThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealerThread.class);

    /** Between two cycles: what comes meanwhile is sealed together, which costs the writers less. */
    private static final Duration GATHER = Duration.ofMillis(25);

    /** And where so many events come that others are bound to come. */
    private static final Duration GATHER_MANY = Duration.ofMillis(250);

    /** In the shorter time. */
    private static final int MANY = 8;

    /** So many times in a row: a few requests that come at once are no load. */
    private static final int LOADED = 3;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** After so many cycles in which nothing came, what is still to come is not looked for as often. */
    private static final int HASTE = 40;

    private static final Duration LAST_CYCLES = Duration.ofSeconds(10);

    private final Sealer sealer;
    private final LedgerSource source;
    private final StallAlarm alarm;
    private final Bell bell;
    private final Timer lag;
    private volatile boolean running;
    private volatile @Nullable RuntimeException failure;
    private int standing;
    private int loaded;
    private Duration gather = GATHER;
    private @Nullable Thread thread;

    SealerThread(Sealer sealer, LedgerSource source, StallAlarm alarm, Bell bell, MeterRegistry meters) {
        this.sealer = sealer;
        this.source = source;
        this.alarm = alarm;
        this.bell = bell;
        this.lag = Timer.builder("rollcall.ledger.seal")
                .description("From when an event was recorded until it was sealed")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters);
    }

    /** Why the last cycle failed; null where it did not. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    private void work() {
        while (running) {
            long begun = System.nanoTime();
            if (cycle()) {
                bell.rest(begun, gather, standing > 0 && standing < HASTE ? gather : POLL);
            } else {
                bell.rest(begun, AFTER_FAILURE, AFTER_FAILURE);
            }
        }
        if (failure == null) {
            cycle();
        }
    }

    private boolean cycle() {
        try {
            var cycle = sealAll();
            loaded = cameMany(cycle.waited().size()) ? loaded + 1 : 0;
            gather = loaded >= LOADED ? GATHER_MANY : GATHER;
            standing = cycle.isBehind() ? 1 + (cycle.waited().isEmpty() ? standing : 0) : 0;
            failure = null;
            return true;
        } catch (RuntimeException failed) {
            tell(failed);
            failure = failed;
            alarm.failed(System.nanoTime());
            return false;
        }
    }

    /** In proportion to the time in which they were gathered: else some would be many once it is the longer one. */
    private boolean cameMany(int events) {
        return events * GATHER.toMillis() >= MANY * gather.toMillis();
    }

    private void tell(RuntimeException failed) {
        if (failure == null) {
            LOG.error("Sealing failed and is tried again", failed);
        } else {
            LOG.error("Sealing failed again: {}", failed.getMessage());
        }
    }

    private Cycle sealAll() {
        Cycle cycle;
        do {
            long begun = System.nanoTime();
            cycle = sealer.cycle();
            note(cycle, System.nanoTime() - begun);
        } while (cycle.hasMore());
        return cycle;
    }

    private void note(Cycle cycle, long took) {
        source.reached(cycle.head().sealNo());
        alarm.saw(cycle, System.nanoTime());
        cycle.waited().forEach(waited -> lag.record(waited.plusNanos(took)));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("sealer").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        var sealing = thread;
        if (sealing != null) {
            join(sealing);
        }
    }

    private static void join(Thread sealing) {
        try {
            if (!sealing.join(LAST_CYCLES)) {
                LOG.warn("Not everything could be sealed in time; it will be at the next start");
                sealing.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the web server, and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
