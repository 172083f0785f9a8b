package dev.rollcall.api.audit;

import dev.rollcall.query.audit.AuditField;
import dev.rollcall.query.audit.AuditStretch;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.organization.OrganizationView;
import java.util.List;
import java.util.Map;

/**
 * What is asked of the audit trail, understood.
 *
 * @param asked as it came
 * @param stretch the positions that the answer covers
 * @param reached up to where answers are final
 */
record AuditQuestion(
        OrganizationView organization,
        AuditParameters asked,
        Map<AuditField, List<String>> filter,
        AuditStretch stretch,
        Sealed reached) {
    /** What the answer holds for, besides what was asked. */
    Map<String, String> circumstances() {
        return Positions.of(stretch.after() + 1, stretch.last(), reached.through());
    }
}
