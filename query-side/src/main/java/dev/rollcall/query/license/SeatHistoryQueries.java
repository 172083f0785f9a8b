package dev.rollcall.query.license;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seats as of any position of the ledger, and over any days. */
@Component
public final class SeatHistoryQueries {
    private static final String LEVEL = """
            SELECT size, held FROM seat_level_1 WHERE organization_id = ? AND license_id = ? AND position <= ?
            ORDER BY position DESC LIMIT 1""";

    private static final String HOLDERS = """
            SELECT s.number, s.user_id, coalesce(u.user_name, f.user_name) AS user_name, s.since,
                CASE WHEN NOT upper_inf(s.held) THEN s.until END AS until
            FROM seat_held_1 s
            LEFT JOIN user_view_1 u ON u.organization_id = s.organization_id AND u.user_id = s.user_id
            LEFT JOIN former_member_1 f ON f.organization_id = s.organization_id AND f.user_id = s.user_id
            WHERE s.organization_id = ? AND s.license_id = ? AND s.number > ? AND s.held @> cast(? AS bigint)""";

    private static final String IN_TEAM = """
            AND EXISTS (SELECT FROM membership_version_1 m
                WHERE m.organization_id = s.organization_id AND m.team_id = ? AND m.user_id = s.user_id
                    AND m.since <= ? AND (m.until IS NULL OR m.until > ?))""";

    /**
     * Of each period the level with which it begins, and what changed it. The average weighs each level by how long it
     * held.
     */
    private static final String PERIODS = """
            SELECT p.first_day, p.last_day, coalesce(last.size, 0) AS size, coalesce(last.held, 0) AS held,
                coalesce(m.taken, 0) AS taken, coalesce(m.freed, 0) AS freed,
                greatest(first.held, m.peak, 0) AS peak,
                CASE WHEN m.peak > coalesce(first.held, -1) THEN m.peak_at ELSE p.begins END AS peak_at,
                coalesce(round(cast((coalesce(first.held, 0) * extract(epoch FROM coalesce(m.first_at, p.ends) - p.begins) + coalesce(m.weighed, 0))
                    / nullif(extract(epoch FROM p.ends - p.begins), 0) AS numeric), 2), 0) AS average_held,
                greatest(first.held - first.size, m.beyond, 0) AS beyond
            FROM (SELECT first_day, last_day, first_day::timestamp AT TIME ZONE ? AS begins,
                    least((last_day + 1)::timestamp AT TIME ZONE ?, ?) AS ends
                FROM unnest(cast(? AS date[]), cast(? AS date[])) AS days (first_day, last_day)) p
            LEFT JOIN LATERAL (SELECT l.size, l.held FROM seat_level_1 l WHERE l.organization_id = ? AND l.license_id = ?
                AND l.at < p.begins ORDER BY l.at DESC, l.position DESC LIMIT 1) first ON true
            LEFT JOIN LATERAL (SELECT l.size, l.held FROM seat_level_1 l WHERE l.organization_id = ? AND l.license_id = ?
                AND l.at < p.ends ORDER BY l.at DESC, l.position DESC LIMIT 1) last ON true
            LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE moved > 0) AS taken, count(*) FILTER (WHERE moved < 0) AS freed,
                    max(l.held) AS peak, (array_agg(l.at ORDER BY l.held DESC, l.position))[1] AS peak_at, min(l.at) AS first_at,
                    sum(l.held * extract(epoch FROM l.next_at - l.at)) AS weighed, max(l.held - l.size) AS beyond
                FROM (SELECT n.*, lead(n.at, 1, p.ends) OVER (ORDER BY n.position) AS next_at
                    FROM seat_level_1 n WHERE n.organization_id = ? AND n.license_id = ? AND n.at >= p.begins AND n.at < p.ends) l) m ON true
            ORDER BY p.first_day""";

    private final Reads reads;
    private final LedgerQueries ledger;

    public SeatHistoryQueries(Reads reads, LedgerQueries ledger) {
        this.reads = reads;
        this.ledger = ledger;
    }

    /** How far answers can be told of; empty before the history of the organization was followed at all. */
    public Optional<Sealed> reached(OrganizationId organization) {
        return ledger.followed(organization, List.of("seat_history_1"));
    }

    /** How far it can be told who of a team held a seat. */
    public Optional<Sealed> reachedWithTeams(OrganizationId organization) {
        return ledger.followed(organization, List.of("seat_history_1", "team_history_1"));
    }

    /** Empty before the licence was bought. */
    public Optional<SeatLevel> level(OrganizationId organization, UUID license, long position) {
        return reads.optional(
                organization,
                Sql.of(LEVEL, organization.value(), license, position),
                (row, index) -> SeatLevel.of(row.getInt("size"), row.getInt("held")));
    }

    /** By the number of the seat. @param team whose members alone are asked for, null for everybody */
    public List<SeatThen> holders(
            OrganizationId organization, UUID license, long position, @Nullable UUID team, Keyset keyset) {
        var all = Sql.of(HOLDERS, organization.value(), license, keyset.after(), position);
        var asked = team == null ? all : all.then(IN_TEAM, team, position, position);
        return reads.list(
                organization, asked.then("ORDER BY s.number LIMIT ?", keyset.limit()), SeatHistoryQueries::seat);
    }

    private static SeatThen seat(ResultSet row, int index) throws SQLException {
        return new SeatThen(
                row.getInt("number"),
                Rows.uuid(row, "user_id"),
                row.getString("user_name"),
                Rows.instant(row, "since"),
                Rows.instantOrNull(row, "until"));
    }

    /** A period in days, both included. */
    public record Days(LocalDate from, LocalDate to) {}

    /** @param through up to which the last period counts, where it is not over yet */
    public List<SeatPeriod> periods(
            OrganizationId organization, UUID license, List<Days> days, ZoneId zone, Instant through) {
        var own = organization.value();
        var name = zone.getId();
        return reads.list(
                organization,
                Sql.of(
                        PERIODS,
                        name,
                        name,
                        through.atOffset(ZoneOffset.UTC),
                        Sql.array(days.stream().map(Days::from).toList()),
                        Sql.array(days.stream().map(Days::to).toList()),
                        own,
                        license,
                        own,
                        license,
                        own,
                        license),
                SeatHistoryQueries::period);
    }

    private static SeatPeriod period(ResultSet row, int index) throws SQLException {
        return new SeatPeriod(
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("size"),
                row.getInt("held"),
                row.getLong("taken"),
                row.getLong("freed"),
                row.getInt("peak"),
                Rows.instant(row, "peak_at"),
                row.getBigDecimal("average_held"),
                row.getInt("beyond"));
    }
}
