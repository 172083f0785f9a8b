package dev.rollcall.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one look shows of what is to be sealed. Each is read after the one before; what is told of numbers and of
 * times rests on that.
 *
 * @param own whether this node may seal what it sees; no other one can meanwhile
 * @param at the database's time, read before anything else
 * @param since the time through which everything is sealed; before the first, when the eldest event that waits was
 *     recorded
 * @param cleared the latest note whose time has come
 * @param last the highest number of all events there are
 * @param committed the numbers of the events behind the head, the first {@link #MOST} of them
 * @param noted the latest note
 * @param held when the eldest note was taken whose time has not come
 * @param told the latest time that notes tell the head to have reached
 */
record Survey(
        boolean own,
        Head head,
        Instant at,
        Instant since,
        Optional<Note> cleared,
        long last,
        List<Long> committed,
        Optional<Note> noted,
        Optional<Instant> held,
        Optional<Instant> told) {
    static final int MOST = 1000;

    /** Our own transactions are over by then. */
    private static final Duration LONG = Duration.ofSeconds(10);

    /**
     * When every transaction before s is over, a number up to {@code highest} that is missing will never come, and
     * what was recorded by {@code at} has been committed, or never will be.
     *
     * @param through what was recorded by then bears a number up to {@code highest}; null where that was not known
     */
    record Note(long s, long highest, Instant at, @Nullable Instant through) {}

    /** Behind the last number of a full survey there are others. */
    Reach reach() {
        long dead = cleared.map(Note::highest).orElse(0L);
        return Reach.of(head.index(), isFull() ? Math.min(dead, seen()) : dead, committed);
    }

    private long seen() {
        return committed.isEmpty() ? head.index() : committed.getLast();
    }

    boolean isFull() {
        return seen() < last;
    }

    /** The highest number that was seen. */
    long highest() {
        return Math.max(last, seen());
    }

    /**
     * Everything recorded by then was there when the last number was read; null where that is not known of any time.
     */
    @Nullable
    Instant complete() {
        return cleared.map(Note::at).orElse(null);
    }

    /** Up to when everything is sealed, once all is sealed up to a number; null where that cannot be told. */
    @Nullable
    Instant through(long to) {
        return Stream.of(Optional.ofNullable(to < last ? null : complete()), told)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /**
     * Whether a note would clear more than the latest one, or later times. Behind a transaction that takes long they
     * would become many, and would all clear together.
     */
    boolean isWorthNoting(Duration idle) {
        var before = noted.map(Note::at).orElse(head.sealedThrough());
        boolean isDue = before == null || before.plus(idle).isBefore(at);
        return isDue || (isNew() && !isHeld());
    }

    private boolean isNew() {
        return highest() > noted.map(Note::highest).orElse(head.index());
    }

    private boolean isHeld() {
        return held.filter(eldest -> eldest.plus(LONG).isBefore(at)).isPresent();
    }
}
