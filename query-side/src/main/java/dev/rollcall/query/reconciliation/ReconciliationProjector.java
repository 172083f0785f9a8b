package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent.LeaversReconciled;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps what comparing lists of leavers has found, row by row. */
@Component
final class ReconciliationProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("reconciliation_1", "leaver_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        for (Recorded<?> record : commit) {
            if (record.event() instanceof LeaversReconciled reconciled) {
                new ReconciliationTable(writes).insert(record, reconciled);
            }
        }
    }
}
