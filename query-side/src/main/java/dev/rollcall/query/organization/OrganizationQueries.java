package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds organizations. */
@Component
public final class OrganizationQueries {
    private final Reads reads;

    public OrganizationQueries(Reads reads) {
        this.reads = reads;
    }

    public Optional<OrganizationView> find(OrganizationId organization) {
        return reads.optional(
                organization,
                Sql.of(
                        "SELECT name, zone, founded_at FROM organization_view_1 WHERE organization_id = ?",
                        organization.value()),
                (row, index) -> new OrganizationView(
                        organization,
                        row.getString("name"),
                        ZoneId.of(row.getString("zone")),
                        Rows.instant(row, "founded_at")));
    }
}
