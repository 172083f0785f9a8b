package dev.rollcall.command.reconciliation;

import dev.rollcall.command.reconciliation.ReconciliationCommand.ReconcileLeavers;
import dev.rollcall.kernel.reconciliation.LeaverCounts;
import dev.rollcall.kernel.reconciliation.LeaverFinding;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent.LeaversReconciled;
import java.util.Comparator;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** One comparison of a list of leavers with the history: made once, and never changed. */
final class Reconciliation {
    private static final Comparator<LeaverFinding> WORST_FIRST =
            Comparator.comparing(LeaverFinding::verdict).thenComparingInt(LeaverFinding::line);

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    Reconciliation() {}

    Reconciliation(ReconcileLeavers command) {
        var findings = command.findings().stream().sorted(WORST_FIRST).toList();
        AggregateLifecycle.apply(new LeaversReconciled(
                command.reconciliation(),
                command.allowedDelay(),
                command.zone(),
                findings.size(),
                LeaverCounts.of(findings),
                command.fileHash(),
                command.historyUpTo(),
                findings));
    }

    @EventSourcingHandler
    void evolve(ReconciliationEvent event) {
        id = event.reconciliation().toString();
    }
}
