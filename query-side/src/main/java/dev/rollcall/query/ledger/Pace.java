package dev.rollcall.query.ledger;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Whether sealing keeps up with the writers: over a minute, what is late by more than that gets less. */
final class Pace {
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

    private Duration late = ChronoUnit.FOREVER.getDuration();
    private long waiting;
    private long marked = System.nanoTime();
    private boolean falling;

    /** @param now {@link System#nanoTime} */
    boolean isFalling(Cycle cycle, long now) {
        if (cycle.late().compareTo(LATE) <= 0) {
            falling = false;
            mark(cycle, now);
        } else if (now - marked > WINDOW) {
            falling = cycle.late().compareTo(late) >= 0 && cycle.waiting() >= waiting;
            mark(cycle, now);
        }
        return falling;
    }

    private void mark(Cycle cycle, long now) {
        late = cycle.late();
        waiting = cycle.waiting();
        marked = now;
    }
}
