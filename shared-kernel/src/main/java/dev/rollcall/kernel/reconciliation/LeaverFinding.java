package dev.rollcall.kernel.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list of leavers, and what the history says of it.
 *
 * @param line of the file, from 1, the header
 * @param namedBy the column by which the person was found, or the first one where nobody was
 * @param name what stands there
 * @param user the member, of several accounts the latest; null where nobody is known
 * @param endedAt when access ended, for one who came back the first time after which it did; null where it has not
 * @param backFrom when access came back after the person left
 * @param backUntil when that ended, null while it lasts
 * @param seat the number of the seat that is held all the same
 */
public record LeaverFinding(
        int line,
        String namedBy,
        String name,
        Instant left,
        @Nullable UUID user,
        @Nullable String userName,
        LeaverVerdict verdict,
        @Nullable Instant endedAt,
        @Nullable Instant backFrom,
        @Nullable Instant backUntil,
        @Nullable Integer seat) {}
