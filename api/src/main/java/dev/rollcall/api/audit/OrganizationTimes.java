package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.organization.OrganizationQueries;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The times of each organization, in the zone in which its days begin and end. */
@Component
public final class OrganizationTimes {
    private final OrganizationQueries organizations;

    OrganizationTimes(OrganizationQueries organizations) {
        this.organizations = organizations;
    }

    public ZonedTimes of(OrganizationId organization) {
        return new ZonedTimes(
                organizations.find(organization).map(found -> found.zone()).orElse(ZoneOffset.UTC));
    }
}
