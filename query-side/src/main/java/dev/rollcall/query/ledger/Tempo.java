package dev.rollcall.query.ledger;

import java.time.Duration;

/**
 * How a follower keeps out of the writers' way: while they write more than a little, it rests after each page for as long as
 * the page took, times what {@code rest} says for a thousand facts a second: longer where more come, shorter where fewer do;
 * a quarter of a second at least and half a minute at most. Who is far behind does not rest at all. Times are
 * {@link System#nanoTime}.
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
    private static final long LONGEST_REST = Duration.ofSeconds(30).toNanos();

    /** Facts a second that are a little. */
    private static final int LITTLE = 20;

    /** In facts. */
    private static final int FAR_BEHIND = 200_000;

    /**
     * @param written the last seal whose rows are committed
     * @param head of the ledger by then
     * @param ofThousand how long it is while a thousand facts a second come
     */
    private record Pause(long written, long head, long since, long ofThousand) {
        static Pause none(long written, long head, long now) {
            return new Pause(written, head, now, 0);
        }

        boolean isOver(long now, long head) {
            long rested = now - since;
            long came = head - this.head;
            return ofThousand == 0
                    || rested >= LONGEST_REST
                    || head - written > FAR_BEHIND
                    || came * SECOND <= LITTLE * rested
                    || (rested >= SHORTEST_REST && isLongEnough(rested, came));
        }

        private boolean isLongEnough(long rested, long came) {
            double thousandsASecond = (double) came * SECOND / rested / 1_000;
            return (double) rested >= ofThousand * thousandsASecond;
        }
    }

    private final int rest;
    private volatile Pause pause = Pause.none(0, 0, 0);
    private volatile long pageBegun;

    /** @param rest how many times as long as it worked, where a thousand facts a second come; 0 for not at all */
    Tempo(int rest) {
        this.rest = rest;
    }

    void begin(long written, long head, long now) {
        pause = Pause.none(written, head, now);
    }

    void beginPage(long now) {
        pageBegun = now;
    }

    void wrote(long seal, long head, long now) {
        pause = new Pause(seal, head, now, rest * (now - pageBegun));
    }

    /** Whether the next page may be read. */
    boolean admits(long handedOut, long head, long now) {
        var last = pause;
        return last.written() >= handedOut && last.isOver(now, head);
    }
}
