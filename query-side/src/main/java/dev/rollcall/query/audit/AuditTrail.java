package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import org.springframework.stereotype.Component;

/** Follows the ledger to tell every fact with who asked, and with each attribute that it changed, before and after. */
@Component
final class AuditTrail implements Follower {
    @Override
    public String name() {
        return "audit trail 3";
    }

    @Override
    public List<String> tables() {
        return List.of("audit_entry_2", "audit_mark_2", "audit_state_2", "audit_trail_2");
    }

    @Override
    public void follow(List<SealedFact> facts, Writes writes) {
        var organization = facts.getLast().fact().organization();
        var table = new AuditTrailTable(organization, writes);
        var effects = AuditEffects.of(facts);
        table.entries(AuditEntries.of(facts), AuditMarks.of(facts), effects.all());
        table.states(effects.latest());
        table.forget(effects.gone());
        table.reached(facts.getLast());
    }
}
