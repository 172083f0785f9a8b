package dev.rollcall.kernel.reconciliation;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.fact.Personal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What happens to a reconciliation, in a stream of its own. */
public sealed interface ReconciliationEvent extends Event {
    UUID reconciliation();

    @Override
    default UUID subject() {
        return reconciliation();
    }

    /**
     * @param zone in which the days of the list end
     * @param fileHash SHA-256 of the file, in hexadecimal
     * @param historyUpTo the index of the organization's last event when it was looked
     * @param findings one for each row, worst first
     */
    @Fact(name = "leavers.reconciled", says = "A list of leavers was compared with the history of access")
    record LeaversReconciled(
            UUID reconciliation,
            Duration allowedDelay,
            String zone,
            int rows,
            LeaverCounts counts,
            String fileHash,
            long historyUpTo,
            @Personal List<LeaverFinding> findings)
            implements ReconciliationEvent {}
}
