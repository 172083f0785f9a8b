package dev.rollcall.query.directory;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far users, teams and seats can be shown as of the past. */
@Component
public final class DirectoryHistoryQueries {
    /** As far as the last of those who follow the ledger for it. */
    private static final String REACHED = """
            SELECT f.position, CASE WHEN f.position = o.position THEN h.sealed_through ELSE f.ledger_at END AS through
            FROM ledger_head h, organization_head o
            JOIN user_history_1 u ON u.organization_id = o.organization_id
            JOIN team_history_1 t ON t.organization_id = o.organization_id
            JOIN seat_history_1 s ON s.organization_id = o.organization_id
            CROSS JOIN LATERAL (SELECT * FROM (VALUES
                (u.position, u.ledger_at), (t.position, t.ledger_at), (s.position, s.ledger_at)) AS each (position, ledger_at)
                ORDER BY position LIMIT 1) f
            WHERE o.organization_id = ? AND h.sealed_through IS NOT NULL""";

    private final Reads reads;

    public DirectoryHistoryQueries(Reads reads) {
        this.reads = reads;
    }

    /** Empty before the history of the organization was followed at all. */
    public Optional<Sealed> reached(OrganizationId organization) {
        return reads.optional(
                organization,
                Sql.of(REACHED, organization.value()),
                (row, index) -> new Sealed(row.getLong("position"), Rows.instant(row, "through")));
    }
}
