package dev.rollcall.query.total;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.reading.Sql;

/** Asks how many resources there are. */
public final class Totals {
    private Totals() {}

    /** One number: all resources of a type, as of the statement. */
    public static Sql of(OrganizationId organization, ResourceType type) {
        return Sql.of(
                "SELECT coalesce(sum(resources), 0) FROM resource_total_1 WHERE organization_id = ? AND resource_type = ?",
                organization.value(),
                type.name());
    }
}
