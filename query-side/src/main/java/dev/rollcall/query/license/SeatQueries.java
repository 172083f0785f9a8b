package dev.rollcall.query.license;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerStretch;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers about seats, today and on any day. */
@Component
public final class SeatQueries {
    /** What is not sealed yet has neither begun nor ended. */
    private static final String SPANS = """
            SELECT b.position, s.number, s.user_id, coalesce(u.user_name, f.user_name) AS user_name, b.ledger_at AS since,
                e.ledger_at AS until, s.since AS recorded_since, CASE WHEN e.position IS NOT NULL THEN s.until END AS recorded_until,
                s.taken_beyond_size
            FROM seat_span_1 s
            JOIN ledger b ON b.organization_id = s.organization_id AND b.global_index = s.since_index
            LEFT JOIN ledger e ON e.organization_id = s.organization_id AND e.global_index = s.until_index
            LEFT JOIN user_view_1 u ON u.organization_id = s.organization_id AND u.user_id = s.user_id
            LEFT JOIN former_member_1 f ON f.organization_id = s.organization_id AND f.user_id = s.user_id
            WHERE s.organization_id = ? AND s.since_index > ? AND s.since_index <= ?""";

    private final Reads reads;

    public SeatQueries(Reads reads) {
        this.reads = reads;
    }

    public Optional<LicenseView> license(OrganizationId organization) {
        return reads.optional(
                organization,
                Sql.of("""
                        SELECT license_id, name, size, policy, overage, (SELECT count(*) FROM seat_span_1 s
                            WHERE s.organization_id = l.organization_id AND s.license_id = l.license_id AND until IS NULL) AS held,
                            (SELECT coalesce(sum(w.waiting), 0) FROM seat_wait_block_1 w
                                WHERE w.organization_id = l.organization_id AND w.license_id = l.license_id) AS waiting
                        FROM license_view_1 l WHERE organization_id = ?""", organization.value()),
                (row, index) -> new LicenseView(
                        Rows.uuid(row, "license_id"),
                        row.getString("name"),
                        row.getInt("size"),
                        row.getLong("held"),
                        row.getString("policy"),
                        Math.max(0, row.getLong("held") - row.getInt("size")),
                        row.getInt("overage"),
                        row.getLong("waiting")));
    }

    /** @param last the number of the last event that is told; @param page by the numbers of events */
    public List<SeatSpan> spans(OrganizationId organization, long last, Keyset page) {
        return reads.list(
                organization,
                Sql.of(SPANS, organization.value(), page.after(), last)
                        .then("ORDER BY s.since_index LIMIT ?", page.limit()),
                (row, index) -> new SeatSpan(
                        row.getLong("position"),
                        row.getInt("number"),
                        Rows.uuid(row, "user_id"),
                        row.getString("user_name"),
                        Rows.instant(row, "since"),
                        Rows.instantOrNull(row, "until"),
                        Rows.instant(row, "recorded_since"),
                        Rows.instantOrNull(row, "recorded_until"),
                        row.getBoolean("taken_beyond_size")));
    }

    /** @param day what the ledger holds of a day; @param end the first instant after the day; @param page by the numbers of events */
    public List<SeatHolder> holdersOn(OrganizationId organization, LedgerStretch day, Instant end, Keyset page) {
        return reads.list(
                organization,
                Sql.of(SPANS, organization.value(), page.after(), day.last())
                        .then(
                                "AND (s.until_index IS NULL OR s.until_index > ?) ORDER BY s.since_index LIMIT ?",
                                day.after(),
                                page.limit()),
                (row, index) -> {
                    var until = Rows.instantOrNull(row, "until");
                    return new SeatHolder(
                            row.getLong("position"),
                            row.getInt("number"),
                            Rows.uuid(row, "user_id"),
                            row.getString("user_name"),
                            Rows.instant(row, "since"),
                            until,
                            Rows.instant(row, "recorded_since"),
                            Rows.instantOrNull(row, "recorded_until"),
                            heldAtEnd(until, end, day.sealedThrough()),
                            row.getBoolean("taken_beyond_size"));
                });
    }

    private static @Nullable Boolean heldAtEnd(@Nullable Instant until, Instant end, Instant sealedThrough) {
        if (until != null && until.isBefore(end)) {
            return false;
        }
        return sealedThrough.isBefore(end) ? null : Boolean.TRUE;
    }
}
