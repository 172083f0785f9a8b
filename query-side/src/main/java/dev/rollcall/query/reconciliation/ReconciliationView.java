package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverCounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of leavers that was compared.
 *
 * @param position of the fact that says so, null before it is sealed
 * @param allowedDelay as ISO 8601 writes it, {@code PT24H}
 * @param zone in which the days of the list end
 * @param fileHash SHA-256 of the file, in hexadecimal
 * @param toPosition of the last fact that was looked at
 */
public record ReconciliationView(
        UUID id,
        @Nullable Long position,
        Instant madeAt,
        String actor,
        String allowedDelay,
        String zone,
        String fileHash,
        long toPosition,
        int rows,
        LeaverCounts counts) {}
