package dev.rollcall.api.proof;

import dev.rollcall.query.proof.Handouts;
import dev.rollcall.query.proof.NumberedCheckpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every checkpoint out of the house on one way, in the order in which they were signed: each once or, where a node
 * ends in the middle, twice. What is not taken is tried again, later and later, for as long as it takes.
 */
final class HandOut {
    private static final Logger LOG = LoggerFactory.getLogger(HandOut.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Where checkpoints go. */
    interface Way {
        String name();

        void take(NumberedCheckpoint checkpoint) throws IOException, InterruptedException;
    }

    private final Way way;
    private final Handouts handouts;
    private volatile int failures;
    private long again;

    HandOut(Way way, Handouts handouts) {
        this.way = way;
        this.handouts = handouts;
    }

    String name() {
        return way.name();
    }

    /** How often in a row it was not taken. */
    int failures() {
        return failures;
    }

    void go() {
        if (failures > 0 && System.nanoTime() - again < 0) {
            return;
        }
        List<NumberedCheckpoint> next = handouts.claim(way.name());
        try {
            for (var checkpoint : next) {
                way.take(checkpoint);
                handouts.taken(way.name(), checkpoint);
                failures = 0;
            }
        } catch (IOException failed) {
            later(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (!next.isEmpty()) {
                handouts.release(way.name());
            }
        }
    }

    private void later(IOException failed) {
        var wait = Duration.ofSeconds(1L << Math.min(failures, 8));
        again = System.nanoTime() + (wait.compareTo(LONGEST) < 0 ? wait : LONGEST).toNanos();
        if (failures == 0) {
            LOG.error("The {} of checkpoints does not take them, it is tried again: {}", way.name(), failed.toString());
        }
        int before = failures;
        failures = before + 1;
    }
}
