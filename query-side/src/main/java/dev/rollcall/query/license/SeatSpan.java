package dev.rollcall.query.license;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One member's time on one seat.
 *
 * @param position of the fact with which it began; the order of the report
 * @param userName as it is today, or was at the member's removal
 * @param since in the time of the ledger
 * @param until in the time of the ledger, null while it lasts
 * @param takenBeyondSize whether it was beyond the size of the licence when it was taken
 */
public record SeatSpan(
        long position,
        int seat,
        UUID user,
        @Nullable String userName,
        Instant since,
        @Nullable Instant until,
        Instant recordedSince,
        @Nullable Instant recordedUntil,
        boolean takenBeyondSize) {}
