package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a list of leavers, as it was found then.
 *
 * @param place in the order of the report, worst first, from 1
 * @param lateSeconds by how much the end of access was later than allowed, null where it was not
 * @param seat the number of the one that was held all the same
 */
public record LeaverRow(
        int place,
        int line,
        String namedBy,
        String name,
        Instant left,
        LeaverVerdict verdict,
        @Nullable UUID user,
        @Nullable String userName,
        @Nullable Instant endedAt,
        @Nullable Long lateSeconds,
        @Nullable Instant backFrom,
        @Nullable Instant backUntil,
        @Nullable Integer seat) {}
