package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who was deprovisioned. */
@Component
public final class DeprovisioningQueries {
    private final Reads reads;

    public DeprovisioningQueries(Reads reads) {
        this.reads = reads;
    }

    /** @param from inclusive; @param to exclusive */
    public List<Deprovisioning> between(OrganizationId organization, Instant from, Instant to, Keyset keyset) {
        return reads.list(
                organization,
                Sql.of(
                        """
                        SELECT d.*, coalesce(u.user_name, f.user_name) AS user_name
                        FROM deprovisioning_1 d
                        LEFT JOIN user_view_1 u ON u.organization_id = d.organization_id AND u.user_id = d.user_id
                        LEFT JOIN former_member_1 f ON f.organization_id = d.organization_id AND f.user_id = d.user_id
                        WHERE d.organization_id = ? AND d.effective_at >= ? AND d.effective_at < ? AND d.event_index > ?
                        ORDER BY d.event_index LIMIT ?""",
                        organization.value(),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        keyset.after(),
                        keyset.limit()),
                DeprovisioningQueries::row);
    }

    static Deprovisioning row(ResultSet row, int index) throws SQLException {
        return new Deprovisioning(
                row.getLong("event_index"),
                Rows.uuid(row, "user_id"),
                row.getString("user_name"),
                Rows.instant(row, "requested_at"),
                Rows.instant(row, "effective_at"),
                row.getString("verb"),
                row.getString("actor"),
                row.getObject("connection_id", UUID.class),
                Rows.uuid(row, "request_id"),
                Rows.integerOrNull(row, "seat"),
                Rows.uuids(row, "teams_left"));
    }
}
