package dev.rollcall.query.ledger;

import java.time.Duration;

/**
 * How a follower keeps out of the writers' way: while they write, it rests after each page fifty times as long as the
 * page took, a quarter of a second at least and some seconds at most. Where nobody writes it goes on at once. Times are
 * {@link System#nanoTime}.
 */
class Tempo {
    /** For who reads at once whatever there is. */
    static final Tempo WITHOUT_REST = new Tempo() {
        @Override
        boolean admits(long handedOut, long head, long now) {
            return true;
        }
    };

    static final int REST = 50;
    private static final long SHORTEST_REST = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_REST = Duration.ofSeconds(10).toNanos();

    /** @param written the last seal whose rows are committed @param head of the ledger by then */
    private record Pause(long written, long head, long until) {
        boolean isOver(long now, long head) {
            return head == this.head || now - until >= 0;
        }
    }

    private volatile Pause pause = new Pause(0, 0, 0);
    private volatile long pageBegun;

    void begin(long written, long head, long now) {
        pause = new Pause(written, head, now);
    }

    void beginPage(long now) {
        pageBegun = now;
    }

    /** @return for how long to rest, in nanoseconds */
    long wrote(long seal, long head, long now) {
        long rest = Math.clamp(REST * (now - pageBegun), SHORTEST_REST, LONGEST_REST);
        pause = new Pause(seal, head, now + rest);
        return rest;
    }

    /** Whether the next page may be read. */
    boolean admits(long handedOut, long head, long now) {
        var last = pause;
        return last.written() >= handedOut && last.isOver(now, head);
    }
}
