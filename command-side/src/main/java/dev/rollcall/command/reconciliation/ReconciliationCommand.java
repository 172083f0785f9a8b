package dev.rollcall.command.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverFinding;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What can be asked of a reconciliation. */
public sealed interface ReconciliationCommand {
    /**
     * A list of leavers was compared.
     *
     * @param zone in which the days of the list end
     * @param fileHash SHA-256 of the file, in hexadecimal
     * @param historyUpTo the index of the last event that was looked at
     * @param findings one for each row, in whatever order
     */
    record ReconcileLeavers(
            UUID reconciliation,
            Duration allowedDelay,
            String zone,
            String fileHash,
            long historyUpTo,
            List<LeaverFinding> findings)
            implements ReconciliationCommand {}
}
