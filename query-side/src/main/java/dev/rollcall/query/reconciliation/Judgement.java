package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What times of access mean for somebody who left. @param endedAt as in a finding; @param backFrom @param backUntil likewise */
record Judgement(
        LeaverVerdict verdict,
        @Nullable Instant endedAt,
        @Nullable Instant backFrom,
        @Nullable Instant backUntil) {
    /** @param times of a person who is known; @param now when it is looked */
    static Judgement of(List<Access> times, Instant left, Duration allowedDelay, Instant now) {
        int back = AccessStory.backAfter(times, left);
        if (back > 0) {
            return new Judgement(
                    LeaverVerdict.REACTIVATED,
                    times.get(back - 1).until(),
                    times.get(back).since(),
                    AccessStory.end(times));
        }
        var due = left.plus(allowedDelay);
        var end = AccessStory.end(times);
        if (times.isEmpty() || (end != null && !end.isAfter(due))) {
            return plain(LeaverVerdict.IN_TIME, end);
        }
        if (end != null) {
            return plain(LeaverVerdict.TOO_LATE, end);
        }
        return plain(now.isAfter(due) ? LeaverVerdict.NEVER_DEPROVISIONED : LeaverVerdict.NOT_YET_DUE, null);
    }

    static Judgement plain(LeaverVerdict verdict, @Nullable Instant endedAt) {
        return new Judgement(verdict, endedAt, null, null);
    }
}
