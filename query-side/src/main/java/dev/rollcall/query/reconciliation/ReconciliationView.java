package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverCounts;
import java.time.Instant;
import java.util.UUID;

/**
 * A list of leavers that was compared.
 *
 * @param index of the event that says so
 * @param allowedDelay as ISO 8601 writes it, {@code PT24H}
 * @param zone in which the days of the list end
 * @param fileHash SHA-256 of the file, in hexadecimal
 * @param historyUpTo the index of the last event that was looked at
 */
public record ReconciliationView(
        UUID id,
        long index,
        Instant madeAt,
        String actor,
        String allowedDelay,
        String zone,
        String fileHash,
        long historyUpTo,
        int rows,
        LeaverCounts counts) {}
