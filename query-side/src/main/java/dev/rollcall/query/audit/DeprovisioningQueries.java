package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerStretch;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** @param stretch of the ledger; @param page by the numbers of events */
    public List<Deprovisioning> of(OrganizationId organization, LedgerStretch stretch, Keyset page) {
        return reads.list(
                organization,
                Sql.of(
                        """
                        SELECT d.*, l.position, l.ledger_at, coalesce(u.user_name, f.user_name) AS user_name
                        FROM deprovisioning_1 d
                        CROSS JOIN LATERAL (SELECT position, ledger_at FROM ledger
                            WHERE organization_id = d.organization_id AND global_index = d.event_index LIMIT 1) l
                        LEFT JOIN user_view_1 u ON u.organization_id = d.organization_id AND u.user_id = d.user_id
                        LEFT JOIN former_member_1 f ON f.organization_id = d.organization_id AND f.user_id = d.user_id
                        WHERE d.organization_id = ? AND d.event_index > ? AND d.event_index <= ?
                        ORDER BY d.event_index LIMIT ?""",
                        organization.value(),
                        Math.max(stretch.after(), page.after()),
                        stretch.last(),
                        page.limit()),
                DeprovisioningQueries::row);
    }

    static Deprovisioning row(ResultSet row, int index) throws SQLException {
        return new Deprovisioning(
                row.getObject("position", Long.class),
                Rows.instantOrNull(row, "ledger_at"),
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
