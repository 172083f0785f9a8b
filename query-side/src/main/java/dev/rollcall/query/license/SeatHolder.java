package dev.rollcall.query.license;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who held a seat at some time of a day.
 *
 * @param position of the fact with which it began; the order of the report
 * @param since in the time of the ledger
 * @param until in the time of the ledger, null while it lasts
 * @param heldAtEndOfDay whether still so when the day ended; null where it has not ended and the seat is held now
 * @param takenBeyondSize whether the seat was beyond the size of the licence when it was taken
 */
public record SeatHolder(
        long position,
        int seat,
        UUID user,
        @Nullable String userName,
        Instant since,
        @Nullable Instant until,
        Instant recordedSince,
        @Nullable Instant recordedUntil,
        @Nullable Boolean heldAtEndOfDay,
        boolean takenBeyondSize) {}
