package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.query.organization.OrganizationQueries;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The zone in which the days of an organization begin and end. */
@Component
public final class KnownZone {
    private final OrganizationQueries organizations;

    KnownZone(OrganizationQueries organizations) {
        this.organizations = organizations;
    }

    /** @throws Refused for an organization that was never founded */
    public ZoneId of(OrganizationId organization) {
        return organizations
                .find(organization)
                .orElseThrow(() -> new Refused(new OrganizationUnknown(organization.value())))
                .zone();
    }
}
