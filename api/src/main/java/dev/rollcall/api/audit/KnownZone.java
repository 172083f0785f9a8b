package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.organization.OrganizationView;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The zone in which the days of an organization begin and end, and which of them can be told of. */
@Component
public final class KnownZone {
    private final OrganizationQueries organizations;

    KnownZone(OrganizationQueries organizations) {
        this.organizations = organizations;
    }

    /** @throws Refused for an organization that was never founded */
    public ZoneId of(OrganizationId organization) {
        return view(organization).zone();
    }

    /** @param through up to when something is known */
    public KnownDays days(OrganizationId organization, Instant through) {
        return KnownDays.of(view(organization), through);
    }

    private OrganizationView view(OrganizationId organization) {
        return organizations
                .find(organization)
                .orElseThrow(() -> new Refused(new OrganizationUnknown(organization.value())));
    }
}
