package dev.rollcall.query.license;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How many seats of a licence were held from day to day, and by whom at an instant. Days are counted from the spans that
 * begin or end in them; a number kept for each day would be one row that all writers of an organization wait for.
 */
@Component
public final class UtilisationQueries {
    private static final String DAYS = """
            SELECT day, taken, freed, (SELECT count(*) FROM seat_span_1 s
                    WHERE s.organization_id = ? AND s.license_id = ? AND s.until IS NULL)
                - coalesce(sum(taken - freed) OVER (ORDER BY days.day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS held
            FROM (SELECT day,
                    (SELECT count(*) FROM seat_span_1 s WHERE s.organization_id = ? AND s.license_id = ?
                        AND s.since >= begins AND s.since < ends) AS taken,
                    (SELECT count(*) FROM seat_span_1 s WHERE s.organization_id = ? AND s.license_id = ?
                        AND s.until >= begins AND s.until < ends) AS freed
                FROM unnest(cast(? AS date[]), cast(? AS timestamptz[]), cast(? AS timestamptz[])) AS each (day, begins, ends) OFFSET 0) days
            ORDER BY days.day""";

    private static final String HOLDERS = """
            WITH held AS MATERIALIZED (
                SELECT * FROM seat_span_1 s WHERE s.organization_id = ? AND s.license_id = ?
                    AND s.since <= ? AND (s.since, s.since_index) < (?, ?) AND s.since < ? AND (s.until IS NULL OR s.until >= ?)
                ORDER BY s.since DESC, s.since_index DESC LIMIT %d)
            SELECT held.*, coalesce(u.user_name, f.user_name) AS user_name, coalesce(u.display_name, f.display_name) AS display_name
            FROM held
            LEFT JOIN user_view_1 u ON u.organization_id = held.organization_id AND u.user_id = held.user_id
            LEFT JOIN former_member_1 f ON f.organization_id = held.organization_id AND f.user_id = held.user_id
            ORDER BY held.since DESC, held.since_index DESC""";

    private final Reads reads;

    public UtilisationQueries(Reads reads) {
        this.reads = reads;
    }

    /** @param today in the organization's zone: what is held now is its number, and the days before are counted back from it */
    public List<SeatDay> days(OrganizationId organization, UUID license, LocalDate from, LocalDate today, ZoneId zone) {
        var own = organization.value();
        var days = from.datesUntil(today.plusDays(1)).toList();
        return reads.list(
                organization,
                Sql.of(
                        DAYS,
                        own,
                        license,
                        own,
                        license,
                        own,
                        license,
                        Sql.array(days),
                        Sql.array(days.stream().map(day -> begin(day, zone)).toList()),
                        Sql.array(days.stream()
                                .map(day -> begin(day.plusDays(1), zone))
                                .toList())),
                (row, index) -> new SeatDay(
                        row.getObject("day", LocalDate.class),
                        row.getLong("taken"),
                        row.getLong("freed"),
                        row.getLong("held")));
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** How many seats were held at an instant, by what had begun before and what had ended. */
    public long heldAt(OrganizationId organization, UUID license, Instant at) {
        var own = organization.value();
        var time = at.atOffset(ZoneOffset.UTC);
        return reads.count(organization, Sql.of("""
                        SELECT (SELECT count(*) FROM seat_span_1 s WHERE s.organization_id = ? AND s.license_id = ? AND s.since < ?)
                            - (SELECT count(*) FROM seat_span_1 s WHERE s.organization_id = ? AND s.license_id = ? AND s.until < ?)""", own, license, time, own, license, time));
    }

    /** Who held a seat at an instant, who took it last first. @param before the last one that was shown */
    public List<HeldSeat> holdersAt(OrganizationId organization, UUID license, Instant at, Moment before, int limit) {
        return reads.list(
                organization,
                Sql.of(
                        HOLDERS.formatted(limit),
                        organization.value(),
                        license,
                        before.time(),
                        before.time(),
                        before.index(),
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC)),
                (row, index) -> new HeldSeat(
                        row.getLong("since_index"),
                        row.getInt("number"),
                        Rows.uuid(row, "user_id"),
                        row.getString("user_name"),
                        row.getString("display_name"),
                        Rows.instant(row, "since"),
                        Rows.instantOrNull(row, "until"),
                        row.getBoolean("taken_beyond_size")));
    }
}
