package dev.rollcall.query.license;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers about seats, today and on any day. */
@Component
public final class SeatQueries {
    private static final String SPANS = """
            SELECT s.since_index, s.number, s.user_id, coalesce(u.user_name, f.user_name) AS user_name, s.since, s.until, s.taken_beyond_size
            FROM seat_span_1 s
            LEFT JOIN user_view_1 u ON u.organization_id = s.organization_id AND u.user_id = s.user_id
            LEFT JOIN former_member_1 f ON f.organization_id = s.organization_id AND f.user_id = s.user_id
            WHERE s.organization_id = ? AND s.since_index > ?""";

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

    public List<SeatSpan> spans(OrganizationId organization, Keyset keyset) {
        return reads.list(
                organization,
                Sql.of(SPANS, organization.value(), keyset.after())
                        .then("ORDER BY s.since_index LIMIT ?", keyset.limit()),
                (row, index) -> new SeatSpan(
                        row.getLong("since_index"),
                        row.getInt("number"),
                        Rows.uuid(row, "user_id"),
                        row.getString("user_name"),
                        Rows.instant(row, "since"),
                        Rows.instantOrNull(row, "until"),
                        row.getBoolean("taken_beyond_size")));
    }

    /** @param zone the organization's, in which the day begins and ends; @param now to tell whether it has ended */
    public List<SeatHolder> holdersOn(
            OrganizationId organization, LocalDate day, ZoneId zone, Instant now, Keyset keyset) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return reads.list(
                organization,
                Sql.of(SPANS, organization.value(), keyset.after())
                        .then(
                                "AND s.since < ? AND (s.until IS NULL OR s.until > ?) ORDER BY s.since_index LIMIT ?",
                                end.atOffset(ZoneOffset.UTC),
                                begin.atOffset(ZoneOffset.UTC),
                                keyset.limit()),
                (row, index) -> {
                    var until = Rows.instantOrNull(row, "until");
                    return new SeatHolder(
                            row.getLong("since_index"),
                            row.getInt("number"),
                            Rows.uuid(row, "user_id"),
                            row.getString("user_name"),
                            Rows.instant(row, "since"),
                            until,
                            heldAtEnd(until, end, now),
                            row.getBoolean("taken_beyond_size"));
                });
    }

    private static @Nullable Boolean heldAtEnd(@Nullable Instant until, Instant end, Instant now) {
        if (until != null && until.isBefore(end)) {
            return false;
        }
        return now.isBefore(end) ? null : Boolean.TRUE;
    }
}
