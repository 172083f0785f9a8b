package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.query.audit.AuditField;
import dev.rollcall.query.audit.AuditTrailQueries;
import dev.rollcall.query.organization.OrganizationQueries;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what is asked of the audit trail. */
@Component
final class AuditQuestions {
    private static final List<String> KNOWN = Stream.concat(
                    Stream.of(AuditField.values()).map(AuditField::parameter),
                    Stream.of("from", "to", "after", "limit", "format"))
            .toList();

    private final OrganizationQueries organizations;
    private final AuditTrailQueries trail;
    private final AuditFilters filters;
    private final AuditDays days;

    AuditQuestions(OrganizationQueries organizations, AuditTrailQueries trail, AuditFilters filters, AuditDays days) {
        this.organizations = organizations;
        this.trail = trail;
        this.filters = filters;
        this.days = days;
    }

    /** @throws Refused for an organization that there is not, or nothing of which is sealed yet */
    AuditQuestion of(Map<String, String[]> sent, OrganizationId organization) {
        var view = organizations
                .find(organization)
                .orElseThrow(() -> new Refused(new OrganizationUnknown(organization.value())));
        var asked = AuditParameters.of(sent, KNOWN, AuditField.FACT.parameter());
        var reached = trail.reached(organization)
                .orElseThrow(() -> new Refused(new NotSealedYet("The history of organization " + organization)));
        var filter = filters.of(asked, organization);
        var stretch = days.of(asked, organization, view.zone(), reached);
        long after = asked.number("after", 0, 0, reached.position());
        return new AuditQuestion(view, asked, filter, stretch.behind(after), reached);
    }
}
