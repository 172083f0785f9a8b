package dev.rollcall.query.organization;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;

/** The rows of organization_view_1. */
final class OrganizationTable {
    private final Writes writes;

    OrganizationTable(Writes writes) {
        this.writes = writes;
    }

    void insert(Recorded<?> record, OrganizationFounded event) {
        writes.add(
                "INSERT INTO organization_view_1 (organization_id, name, zone, founded_at) VALUES (?, ?, ?, ?)",
                record.organization(),
                event.name(),
                event.zone(),
                record.recordedAt());
    }
}
