package dev.rollcall.query.organization;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import dev.rollcall.kernel.scim.Schema;
import java.util.Locale;

/** The rows of organization_view_1 and schema_view_1. */
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

    void addSchema(Recorded<?> record, SchemaAdded event) {
        writes.add(
                """
                INSERT INTO schema_view_1 (organization_id, urn_key, resource_type, document, added_index)
                VALUES (?, ?, ?, cast(? AS json), ?)""",
                record.organization(),
                key(Schema.read(event.schema()).id()),
                event.resourceType(),
                event.schema().toString(),
                record.index());
        revise(record);
    }

    void changeSchema(Recorded<?> record, SchemaChanged event) {
        writes.add(
                "UPDATE schema_view_1 SET document = cast(? AS json) WHERE organization_id = ? AND urn_key = ?",
                event.schema().toString(),
                record.organization(),
                key(Schema.read(event.schema()).id()));
        revise(record);
    }

    void dropSchema(Recorded<?> record, SchemaDropped event) {
        writes.add(
                "DELETE FROM schema_view_1 WHERE organization_id = ? AND urn_key = ?",
                record.organization(),
                key(event.urn()));
        revise(record);
    }

    /** URNs of schemas are ASCII. */
    static String key(String urn) {
        return urn.toLowerCase(Locale.ROOT);
    }

    private void revise(Recorded<?> record) {
        writes.add(
                "UPDATE organization_view_1 SET schema_revision = ? WHERE organization_id = ?",
                record.sequence(),
                record.organization());
    }
}
