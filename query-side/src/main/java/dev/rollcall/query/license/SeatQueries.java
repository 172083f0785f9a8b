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
    /**
     * What seat_held_1 holds, in which no two spans of a seat or of a member can overlap. One that ended behind the last
     * position that is told has no end.
     */
    private static final String SPANS = """
            SELECT b.position, s.number, s.user_id, coalesce(u.user_name, f.user_name) AS user_name, h.since,
                CASE WHEN upper(h.held) <= ? THEN h.until END AS until, s.since AS recorded_since,
                CASE WHEN upper(h.held) <= ? THEN s.until END AS recorded_until, s.taken_beyond_size
            FROM seat_span_1 s
            CROSS JOIN LATERAL (SELECT position FROM ledger
                WHERE organization_id = s.organization_id AND global_index = s.since_index LIMIT 1) b
            CROSS JOIN LATERAL (SELECT since, until, held FROM seat_held_1
                WHERE organization_id = s.organization_id AND license_id = s.license_id AND number = s.number
                    AND user_id = s.user_id AND lower(held) = b.position LIMIT 1) h
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

    /** @param told what the history of seats holds; @param page by the numbers of events */
    public List<SeatSpan> spans(OrganizationId organization, LedgerStretch told, Keyset page) {
        return reads.list(
                organization,
                Sql.of(SPANS, told.to(), told.to(), organization.value(), page.after(), told.last())
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

    /**
     * @param day what the ledger holds of a day
     * @param end the first instant after the day
     * @param told what the history of seats holds
     * @param page by the numbers of events
     */
    public List<SeatHolder> holdersOn(
            OrganizationId organization, LedgerStretch day, Instant end, LedgerStretch told, Keyset page) {
        return reads.list(
                organization,
                Sql.of(
                                SPANS,
                                told.to(),
                                told.to(),
                                organization.value(),
                                page.after(),
                                Math.min(day.last(), told.last()))
                        .then(
                                "AND (upper_inf(h.held) OR upper(h.held) >= ?) ORDER BY s.since_index LIMIT ?",
                                day.from(),
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
                            heldAtEnd(until, end, told.sealedThrough()),
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
