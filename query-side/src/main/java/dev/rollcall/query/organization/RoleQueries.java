package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may look into the console, and as what. */
@Component
public final class RoleQueries {
    private static final String SELECT = """
            SELECT r.user_id, r.role, u.user_name, o.name AS organization, o.zone, c.email_key
            FROM role_1 r
            JOIN user_view_1 u ON u.organization_id = r.organization_id AND u.user_id = r.user_id
            JOIN organization_view_1 o ON o.organization_id = r.organization_id
            LEFT JOIN credential c ON c.organization_id = r.organization_id AND c.user_id = r.user_id
            WHERE r.organization_id = ?""";

    private final Reads reads;

    public RoleQueries(Reads reads) {
        this.reads = reads;
    }

    /** @param email what the holder signs in with, empty until the link was used */
    public record Holder(
            UUID user, Role role, String userName, String organizationName, ZoneId zone, Optional<String> email) {}

    /** Empty where the member has no role, and so nothing to see. */
    public Optional<Holder> holder(OrganizationId organization, UUID user) {
        return reads.optional(
                organization,
                Sql.of(SELECT, organization.value()).then("AND r.user_id = ? AND u.active", user),
                RoleQueries::holder);
    }

    /** Everybody with a role: a handful. */
    public List<Holder> holders(OrganizationId organization) {
        return reads.list(
                organization,
                Sql.of(SELECT, organization.value()).then("ORDER BY r.user_id LIMIT 500"),
                RoleQueries::holder);
    }

    private static Holder holder(ResultSet row, int index) throws SQLException {
        return new Holder(
                Rows.uuid(row, "user_id"),
                Role.valueOf(row.getString("role")),
                row.getString("user_name"),
                row.getString("organization"),
                ZoneId.of(row.getString("zone")),
                Optional.ofNullable(row.getString("email_key")));
    }
}
