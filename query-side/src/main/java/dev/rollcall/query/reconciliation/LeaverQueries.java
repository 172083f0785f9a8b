package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.reconciliation.LeaverFinding;
import dev.rollcall.query.ledger.LedgerStretch;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares a list of leavers with the history of access, by one statement however long the list is. Who was removed and
 * came again under the same name, or as a successor, is one person with several accounts. An e-mail address finds a userName
 * too: many organizations use the one as the other.
 */
@Component
public final class LeaverQueries {
    /** Each name with the accounts that are or were called so. */
    private static final String NAMED = """
            listed AS (
                SELECT * FROM jsonb_to_recordset(cast(? AS jsonb)) AS l(line integer, rank integer, by text, key text, id uuid)),
            named AS (
                SELECT l.line, l.rank, u.user_id FROM listed l
                    JOIN user_view_1 u ON u.organization_id = ? AND u.user_id = l.id
                UNION ALL SELECT l.line, l.rank, f.user_id FROM listed l
                    JOIN former_member_1 f ON f.organization_id = ? AND f.user_id = l.id
                UNION ALL SELECT l.line, l.rank, u.user_id FROM listed l
                    JOIN user_view_1 u ON u.organization_id = ? AND u.external_id = l.key WHERE l.by = 'EXTERNAL_ID'
                UNION ALL SELECT l.line, l.rank, f.user_id FROM listed l
                    JOIN former_member_1 f ON f.organization_id = ? AND f.external_id = l.key WHERE l.by = 'EXTERNAL_ID'
                UNION ALL SELECT l.line, l.rank, u.user_id FROM listed l
                    JOIN user_view_1 u ON u.organization_id = ? AND u.user_name_key = l.key WHERE l.by IN ('USER_NAME', 'EMAIL')
                UNION ALL SELECT l.line, l.rank, f.user_id FROM listed l
                    JOIN former_member_1 f ON f.organization_id = ? AND f.user_name_key = l.key WHERE l.by IN ('USER_NAME', 'EMAIL')
                UNION ALL SELECT l.line, l.rank, e.user_id FROM listed l
                    JOIN user_email_1 e ON e.organization_id = ? AND e.value_key = l.key WHERE l.by = 'EMAIL'
                UNION ALL SELECT l.line, l.rank, e.user_id FROM listed l
                    JOIN former_email_1 e ON e.organization_id = ? AND e.value_key = l.key WHERE l.by = 'EMAIL'),""";

    /** Whoever came after a removed one belongs to it. */
    private static final String ACCOUNTS = """
            account AS (
                SELECT line, rank, user_id FROM named
                UNION SELECT a.line, a.rank, d.returned_as FROM account a
                    JOIN deprovisioning_1 d ON d.organization_id = ? AND d.user_id = a.user_id AND d.returned_as IS NOT NULL)""";

    /** Up to a position, behind which there may be accounts without any fact. */
    private static final String STORY = """
            SELECT a.line, a.rank, a.user_id, coalesce(u.user_name, f.user_name) AS user_name, s.number,
                EXISTS (SELECT FROM listed l WHERE l.line = a.line AND l.rank = a.rank AND l.key = u.user_name_key) AS bearer,
                e.name, e.recorded_at, e.name = 'user.provisioned'
                    AND cast(convert_from(e.payload, 'UTF8')::jsonb ->> 'active' AS boolean) AS began
            FROM account a
            JOIN event e ON e.organization_id = ? AND e.aggregate_id = a.user_id AND e.global_index <= ?
                AND e.name IN ('user.provisioned', 'user.reactivated', 'user.deactivated', 'user.removed')
            LEFT JOIN user_view_1 u ON u.organization_id = ? AND u.user_id = a.user_id
            LEFT JOIN former_member_1 f ON f.organization_id = ? AND f.user_id = a.user_id
            LEFT JOIN seat_held_1 s ON s.organization_id = ? AND s.user_id = a.user_id AND s.held @> cast(? AS bigint)
            ORDER BY a.line, a.rank, e.global_index""";

    private final Reads reads;

    public LeaverQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * @param now when it is looked: what is due by then has to be done
     * @param told what is looked at: no further than the history of seats is told
     */
    public List<LeaverFinding> compare(
            OrganizationId organization, List<Leaver> leavers, Duration allowedDelay, Instant now, LedgerStretch told) {
        var known = new KnownLeavers();
        var own = organization.value();
        var sql = Sql.of("WITH RECURSIVE " + NAMED, listed(leavers).toString(), own, own, own, own, own, own, own, own)
                .then(ACCOUNTS, own)
                .then(STORY, own, told.last(), own, own, own, told.to());
        reads.list(organization, sql, (row, index) -> read(row, known));
        return leavers.stream()
                .map(leaver -> known.finding(leaver, allowedDelay, now))
                .toList();
    }

    private static Account read(ResultSet row, KnownLeavers known) throws SQLException {
        var account = new Account(
                Rows.uuid(row, "user_id"),
                row.getString("user_name"),
                Rows.integerOrNull(row, "number"),
                row.getBoolean("bearer"));
        var called = known.called(row.getInt("line"), row.getInt("rank"));
        called.account(account);
        called.fact(account.user(), row.getString("name"), row.getBoolean("began"), Rows.instant(row, "recorded_at"));
        return account;
    }

    private static ArrayNode listed(List<Leaver> leavers) {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (Leaver leaver : leavers) {
            for (int rank = 0; rank < leaver.names().size(); rank++) {
                var name = leaver.names().get(rank);
                var row = rows.addObject().put("line", leaver.line()).put("rank", rank);
                row.put("by", name.by().name());
                row.put(name.by() == NamedBy.ID ? "id" : "key", name.by().key(name.value()));
            }
        }
        return rows;
    }
}
