package dev.rollcall.kernel.reconciliation;

import dev.rollcall.kernel.message.Refusal;
import java.util.UUID;

/** What can be in the way of a question about reconciliations. */
public sealed interface ReconciliationRefusal extends Refusal {
    record ReconciliationUnknown(UUID reconciliation) implements ReconciliationRefusal {
        @Override
        public String reason() {
            return "There is no reconciliation " + reconciliation;
        }
    }
}
