package dev.rollcall.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one look shows of what is to be sealed.
 *
 * @param own whether this node may seal what it sees; no other one can meanwhile
 * @param at the database's time, read before anything else
 * @param cleared up to which a number that is missing in {@code committed} will never come
 * @param by the note that cleared so much, empty for none
 * @param committed numbers of the events behind the head, ascending, the first {@link #MOST} of them
 * @param noted the number of the latest note, cleared or not; 0 for none
 * @param drawn the highest number that had been drawn when all of this had been read
 */
record Survey(
        boolean own, Head head, Instant at, long cleared, String by, List<Long> committed, long noted, long drawn) {
    static final int MOST = 1000;

    /** Behind the last number of a full survey there may be others. */
    Reach reach() {
        return Reach.of(head.index(), isFull() ? Math.min(cleared, committed.getLast()) : cleared, committed);
    }

    boolean isLaterBy(Duration time) {
        return head.sealedThrough() == null || head.sealedThrough().plus(time).isBefore(at);
    }

    boolean isFull() {
        return committed.size() == MOST;
    }
}
