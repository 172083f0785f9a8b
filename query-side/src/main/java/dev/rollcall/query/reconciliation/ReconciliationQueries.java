package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.reconciliation.LeaverCounts;
import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What comparing lists of leavers has found, as it was found. */
@Component
public final class ReconciliationQueries {
    private static final String ALL = """
            SELECT r.*, l.position, t.position AS to_position FROM reconciliation_1 r
            LEFT JOIN LATERAL (SELECT position FROM ledger
                WHERE organization_id = r.organization_id AND global_index = r.event_index LIMIT 1) l ON true
            LEFT JOIN LATERAL (SELECT position FROM ledger
                WHERE organization_id = r.organization_id AND global_index = r.history_up_to LIMIT 1) t ON true
            WHERE r.organization_id = ?""";

    private final Reads reads;

    public ReconciliationQueries(Reads reads) {
        this.reads = reads;
    }

    /** What is sealed. @param page by positions */
    public List<ReconciliationView> newest(OrganizationId organization, Newest page) {
        return reads.list(
                organization,
                Sql.of(
                        ALL + " AND l.position < ? ORDER BY r.event_index DESC LIMIT ?",
                        organization.value(),
                        page.before(),
                        page.limit()),
                ReconciliationQueries::view);
    }

    public Optional<ReconciliationView> find(OrganizationId organization, UUID reconciliation) {
        return reads.optional(
                organization,
                Sql.of(ALL + " AND r.reconciliation_id = ?", organization.value(), reconciliation),
                ReconciliationQueries::view);
    }

    /** Worst first. @param verdict of which alone, null for all; @param page by places */
    public List<LeaverRow> leavers(
            OrganizationId organization, ReconciliationView of, @Nullable LeaverVerdict verdict, Keyset page) {
        var allowed = Duration.parse(of.allowedDelay());
        var rows = Sql.of(
                "SELECT * FROM leaver_1 WHERE organization_id = ? AND reconciliation_id = ? AND place > ?",
                organization.value(),
                of.id(),
                page.after());
        var chosen = verdict == null ? rows : rows.then("AND verdict = ?", verdict.name());
        return reads.list(
                organization,
                chosen.then("ORDER BY place LIMIT ?", page.limit()),
                (row, index) -> leaver(row, allowed));
    }

    private static ReconciliationView view(ResultSet row, int index) throws SQLException {
        return new ReconciliationView(
                Rows.uuid(row, "reconciliation_id"),
                row.getObject("position", Long.class),
                Rows.instant(row, "made_at"),
                row.getString("actor"),
                row.getString("allowed_delay"),
                row.getString("zone"),
                row.getString("file_hash"),
                row.getLong("to_position"),
                row.getInt("row_count"),
                new LeaverCounts(
                        row.getInt("never_deprovisioned"),
                        row.getInt("reactivated"),
                        row.getInt("too_late"),
                        row.getInt("unknown"),
                        row.getInt("not_yet_due"),
                        row.getInt("in_time"),
                        row.getInt("on_seat")));
    }

    private static LeaverRow leaver(ResultSet row, Duration allowed) throws SQLException {
        var left = Rows.instant(row, "left_at");
        var endedAt = Rows.instantOrNull(row, "ended_at");
        return new LeaverRow(
                row.getInt("place"),
                row.getInt("line"),
                row.getString("named_by"),
                row.getString("name"),
                left,
                LeaverVerdict.valueOf(row.getString("verdict")),
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                endedAt,
                late(endedAt, left.plus(allowed)),
                Rows.instantOrNull(row, "back_from"),
                Rows.instantOrNull(row, "back_until"),
                Rows.integerOrNull(row, "seat"));
    }

    private static @Nullable Long late(@Nullable Instant endedAt, Instant due) {
        return endedAt == null || !endedAt.isAfter(due)
                ? null
                : Long.valueOf(Duration.between(due, endedAt).toSeconds());
    }
}
