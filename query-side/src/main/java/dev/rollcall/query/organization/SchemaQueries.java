package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.ResourceTypes.Extension;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Finds the schemas that organizations have added. */
@Component
public final class SchemaQueries {
    private static final String SELECT = "SELECT resource_type, document FROM schema_view_1 WHERE organization_id = ?";

    private final Reads reads;

    public SchemaQueries(Reads reads) {
        this.reads = reads;
    }

    /** In the order in which they were added. */
    public List<Extension> all(OrganizationId organization) {
        return reads.list(
                organization,
                Sql.of(SELECT, organization.value()).then("ORDER BY added_index"),
                SchemaQueries::extension);
    }

    /** @param urn in whatever letter case */
    public Optional<Extension> find(OrganizationId organization, String urn) {
        return reads.optional(
                organization,
                Sql.of(SELECT, organization.value()).then("AND urn_key = ?", OrganizationTable.key(urn)),
                SchemaQueries::extension);
    }

    private static Extension extension(ResultSet row, int index) throws SQLException {
        return new Extension(row.getString("resource_type"), Schema.read((ObjectNode) Rows.json(row, "document")));
    }
}
