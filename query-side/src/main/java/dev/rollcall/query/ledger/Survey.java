package dev.rollcall.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look shows of what is to be sealed.
 *
 * @param own whether this node may seal what it sees; no other one can meanwhile
 * @param at the database's time, read before anything else
 * @param cleared the latest note whose time has come, by a snapshot from before {@code committed} was read
 * @param committed the events behind the head by their numbers, the first {@link #MOST} of them
 * @param noted the latest note
 */
record Survey(
        boolean own, Head head, Instant at, Optional<Note> cleared, List<Committed> committed, Optional<Note> noted) {
    static final int MOST = 1000;

    /**
     * When every transaction before s is over, a number up to {@code highest} that is missing will never come, and what was
     * recorded by {@code at} has been committed, or never will be.
     */
    record Note(long s, long highest, Instant at) {}

    record Committed(long index, long xid) {}

    /** Behind the last number of a full survey there may be others. */
    Reach reach() {
        long dead = cleared.map(Note::highest).orElse(0L);
        return Reach.of(
                head.index(),
                isFull() ? Math.min(dead, seen()) : dead,
                committed.stream().map(Committed::index).toList());
    }

    /** The highest number that was seen. */
    long seen() {
        return committed.isEmpty() ? head.index() : committed.getLast().index();
    }

    boolean isFull() {
        return committed.size() == MOST;
    }

    /** Up to when everything is sealed, once all is sealed up to a number; null where that cannot be told. */
    @Nullable
    Instant through(long to) {
        return cleared.filter(note -> !isFull()
                        && committed.stream().noneMatch(event -> event.index() > to && event.xid() < note.s()))
                .map(Note::at)
                .orElse(null);
    }

    /** Whether a note would clear more than the latest one, or later times. */
    boolean isWorthNoting(Duration idle) {
        var before = noted.map(Note::at).orElse(head.sealedThrough());
        return seen() > noted.map(Note::highest).orElse(head.index())
                || before == null
                || before.plus(idle).isBefore(at);
    }
}
