package dev.rollcall.query.ledger;

import java.time.Duration;

/**
 * How a follower keeps out of the writers' way: while they write more than a little, it rests after each page so many
 * times as long as the page took, a quarter of a second at least and some seconds at most. Times are {@link System#nanoTime}.
 */
class Tempo {
    /** For who reads at once whatever there is. */
    static final Tempo WITHOUT_REST = new Tempo(0) {
        @Override
        boolean admits(long handedOut, long head, long now) {
            return true;
        }
    };

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long SHORTEST_REST = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_REST = Duration.ofSeconds(10).toNanos();

    /** Facts a second that are a little. */
    private static final int LITTLE = 20;

    /** @param written the last seal whose rows are committed @param head of the ledger by then */
    private record Pause(long written, long head, long since, long until) {
        boolean isOver(long now, long head) {
            return now - until >= 0 || (head - this.head) * SECOND <= LITTLE * (now - since);
        }
    }

    private final int rest;
    private volatile Pause pause = new Pause(0, 0, 0, 0);
    private volatile long pageBegun;

    /** @param rest how many times as long as it worked; 0 for not at all */
    Tempo(int rest) {
        this.rest = rest;
    }

    void begin(long written, long head, long now) {
        pause = new Pause(written, head, now, now);
    }

    void beginPage(long now) {
        pageBegun = now;
    }

    void wrote(long seal, long head, long now) {
        long length = rest == 0 ? 0 : Math.clamp(rest * (now - pageBegun), SHORTEST_REST, LONGEST_REST);
        pause = new Pause(seal, head, now, now + length);
    }

    /** Whether the next page may be read. */
    boolean admits(long handedOut, long head, long now) {
        var last = pause;
        return last.written() >= handedOut && last.isOver(now, head);
    }
}
