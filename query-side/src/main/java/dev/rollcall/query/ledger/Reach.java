package dev.rollcall.query.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the ledger can go now: to the number up to which each event has either been committed or will never come.
 *
 * @param dead numbers on the way that will never come
 */
record Reach(long to, List<Gap> dead) {
    /** Numbers without an event, both ends included. */
    record Gap(long first, long last) {}

    /**
     * @param head up to which everything is sealed
     * @param cleared up to which a number that is missing in {@code committed} will never come
     * @param committed the numbers of all events behind the head, ascending; none left out up to {@code cleared}
     */
    static Reach of(long head, long cleared, List<Long> committed) {
        var dead = new ArrayList<Gap>();
        long to = head;
        for (long number : committed) {
            if (number > to + 1 && number - 1 > cleared) {
                break;
            }
            skip(to, number - 1, dead);
            to = number;
        }
        skip(to, cleared, dead);
        return new Reach(Math.max(to, cleared), List.copyOf(dead));
    }

    private static void skip(long from, long last, List<Gap> dead) {
        if (last > from) {
            dead.add(new Gap(from + 1, last));
        }
    }
}
