package dev.rollcall.api.proof;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes round on a thread of its own, a second after the round before. A round that fails is told, and the next one tries again. */
final class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final String name;
    private final Runnable round;
    private volatile boolean running;
    private volatile boolean failing;
    private @Nullable Thread thread;

    Rounds(String name, Runnable round) {
        this.name = name;
        this.round = round;
    }

    String name() {
        return name;
    }

    /** Whether the last round failed. */
    boolean isFailing() {
        return failing;
    }

    private void work() {
        while (running) {
            go();
            rest();
        }
    }

    private void go() {
        try {
            round.run();
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing && running) {
                LOG.error("A round of {} failed and is tried again", name, failed);
            }
            failing = true;
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        var going = thread;
        if (going != null) {
            going.interrupt();
            join(going);
        }
    }

    private void join(Thread going) {
        try {
            if (!going.join(LAST_ROUND)) {
                LOG.warn("A round of {} did not end in time", name);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
