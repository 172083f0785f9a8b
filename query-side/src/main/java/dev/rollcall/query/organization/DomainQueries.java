package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the domains that are verified as an organization's. */
@Component
public final class DomainQueries {
    private final Reads reads;

    public DomainQueries(Reads reads) {
        this.reads = reads;
    }

    public List<String> verified(OrganizationId organization) {
        return reads.list(
                organization,
                Sql.of(
                        "SELECT domain FROM verified_domain WHERE organization_id = ? ORDER BY domain",
                        organization.value()),
                (row, index) -> row.getString("domain"));
    }
}
