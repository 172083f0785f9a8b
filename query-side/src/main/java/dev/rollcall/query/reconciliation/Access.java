package dev.rollcall.query.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which somebody was active. @param until null while it lasts */
record Access(Instant since, @Nullable Instant until) {
    /** Whether the other one, which begins no earlier, continues this one. */
    boolean reaches(Access next) {
        return until == null || !until.isBefore(next.since);
    }

    boolean isOpenAfter(Instant at) {
        return until == null || until.isAfter(at);
    }

    Access and(Access next) {
        return new Access(since, until == null || next.until == null ? null : later(until, next.until));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
