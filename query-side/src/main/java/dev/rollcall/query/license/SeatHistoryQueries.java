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
import java.time.temporal.ChronoUnit;
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
            SELECT s.number, s.user_id, v.user_name, s.since, CASE WHEN NOT upper_inf(s.held) THEN s.until END AS until
            FROM seat_held_1 s
            LEFT JOIN LATERAL (SELECT user_name FROM user_version_1
                WHERE organization_id = s.organization_id AND user_id = s.user_id AND since <= ? ORDER BY since DESC LIMIT 1) v ON true
            WHERE s.organization_id = ? AND s.license_id = ? AND s.number > ? AND s.held @> cast(? AS bigint)""";

    private static final String IN_TEAM = """
            AND EXISTS (SELECT FROM membership_version_1 m
                WHERE m.organization_id = s.organization_id AND m.team_id = ? AND m.user_id = s.user_id
                    AND m.since <= ? AND (m.until IS NULL OR m.until > ?))""";

    /** What the seats of a licence were from one position to the next. */
    private static final String LEVELS = """
            WITH level AS NOT MATERIALIZED (
                SELECT position, at, size, held, greatest(moved, 0) AS taken, greatest(-moved, 0) AS freed
                FROM seat_level_1 WHERE organization_id = ? AND license_id = ?)""";

    /** The same of those seats that members of a team held: while they were members. */
    private static final String LEVELS_OF_TEAM = """
            WITH together AS (
                SELECT int8range(m.since, m.until) * s.held AS held FROM membership_version_1 m
                JOIN seat_held_1 s ON s.organization_id = m.organization_id AND s.user_id = m.user_id AND s.license_id = ?
                    AND s.held && int8range(m.since, m.until)
                WHERE m.organization_id = ? AND m.team_id = ?),
            moves AS (
                SELECT position, count(*) FILTER (WHERE came) AS taken, count(*) FILTER (WHERE NOT came) AS freed
                FROM (SELECT lower(held) AS position, true AS came FROM together
                    UNION ALL SELECT upper(held), false FROM together WHERE NOT upper_inf(held)) each
                WHERE position <= ? GROUP BY position),
            level AS MATERIALIZED (
                SELECT m.position, l.ledger_at AS at, cast(NULL AS integer) AS size,
                    cast(sum(m.taken - m.freed) OVER (ORDER BY m.position) AS integer) AS held, m.taken, m.freed
                FROM moves m JOIN ledger l ON l.organization_id = ? AND l.position = m.position)""";

    /**
     * Of each period the level with which it begins, and what changed it. The average weighs each level by how long it
     * held.
     */
    private static final String PERIODS = """
            SELECT p.first_day, p.last_day, last.size, coalesce(last.held, 0) AS held,
                coalesce(m.taken, 0) AS taken, coalesce(m.freed, 0) AS freed,
                greatest(first.held, m.peak, 0) AS peak,
                CASE WHEN m.peak > coalesce(first.held, -1) THEN m.peak_at ELSE p.begins END AS peak_at,
                coalesce(round((w.held + coalesce(m.weighed, 0)) / nullif(cast(extract(epoch FROM p.ends - p.begins) AS numeric), 0), 2), 0) AS average_held,
                round(100 * (w.held + coalesce(m.weighed, 0)) / nullif(w.size + coalesce(m.sized, 0), 0), 1) AS utilisation,
                greatest(first.held - first.size, m.beyond) AS beyond
            FROM unnest(cast(? AS date[]), cast(? AS date[]), cast(? AS timestamptz[]), cast(? AS timestamptz[]))
                AS p (first_day, last_day, begins, ends)
            LEFT JOIN LATERAL (SELECT l.size, l.held FROM level l WHERE l.at < p.begins ORDER BY l.at DESC, l.position DESC LIMIT 1) first ON true
            LEFT JOIN LATERAL (SELECT l.size, l.held FROM level l WHERE l.at < p.ends ORDER BY l.at DESC, l.position DESC LIMIT 1) last ON true
            LEFT JOIN LATERAL (SELECT sum(l.taken) AS taken, sum(l.freed) AS freed,
                    max(l.held) AS peak, (array_agg(l.at ORDER BY l.held DESC, l.position))[1] AS peak_at, min(l.at) AS first_at,
                    sum(l.held * l.lasted) AS weighed, sum(l.size * l.lasted) AS sized, max(l.held - l.size) AS beyond
                FROM (SELECT n.*, cast(extract(epoch FROM lead(n.at, 1, p.ends) OVER (ORDER BY n.position) - n.at) AS numeric) AS lasted
                    FROM level n WHERE n.at >= p.begins AND n.at < p.ends) l) m ON true
            CROSS JOIN LATERAL (SELECT coalesce(first.held, 0) * before.lasted AS held, coalesce(first.size, 0) * before.lasted AS size
                FROM (SELECT cast(extract(epoch FROM coalesce(m.first_at, p.ends) - p.begins) AS numeric) AS lasted) before) w
            ORDER BY p.first_day""";

    private static final String KNOWN_TEAM =
            "SELECT true FROM team_version_1 WHERE organization_id = ? AND team_id = ? AND since <= ? LIMIT 1";

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

    /** How far it can be told what the members of a team used. */
    public Optional<Sealed> reachedWithTeams(OrganizationId organization) {
        return ledger.followed(organization, List.of("seat_history_1", "team_history_1"));
    }

    /** How far it can be told who held a seat, also of a team, and what they were called. */
    public Optional<Sealed> reachedWithNames(OrganizationId organization) {
        return ledger.followed(organization, List.of("seat_history_1", "team_history_1", "user_history_1"));
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
        var all = Sql.of(HOLDERS, position, organization.value(), license, keyset.after(), position);
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
    public record Days(LocalDate from, LocalDate to) {
        private Instant begin(ZoneId zone) {
            return from.atStartOfDay(zone).toInstant();
        }

        /** The first instant behind it, or behind what is known of it. */
        private Instant end(ZoneId zone, Instant through) {
            var end = to.plusDays(1).atStartOfDay(zone).toInstant();
            return end.isAfter(through) ? through.plus(1, ChronoUnit.MICROS) : end;
        }
    }

    /** Whether an organization has or had a team up to a position. */
    public boolean isTeam(OrganizationId organization, UUID team, long position) {
        return reads.optional(
                        organization,
                        Sql.of(KNOWN_TEAM, organization.value(), team, position),
                        (row, index) -> row.getBoolean(1))
                .isPresent();
    }

    /** @param through up to which the last period counts, where it is not over yet */
    public List<SeatPeriod> periods(
            OrganizationId organization, UUID license, List<Days> days, ZoneId zone, Instant through) {
        return periods(organization, Sql.of(LEVELS, organization.value(), license), days, zone, through);
    }

    /** The same of a team, all of whose history is read for it. @param reached up to which that counts */
    public List<SeatPeriod> periodsOfTeam(
            OrganizationId organization, UUID license, UUID team, List<Days> days, ZoneId zone, Sealed reached) {
        var own = organization.value();
        var levels = Sql.of(LEVELS_OF_TEAM, license, own, team, reached.position(), own);
        return periods(organization, levels, days, zone, reached.through());
    }

    private List<SeatPeriod> periods(
            OrganizationId organization, Sql levels, List<Days> days, ZoneId zone, Instant through) {
        return reads.list(
                organization,
                levels.then(
                        PERIODS,
                        Sql.array(days.stream().map(Days::from).toList()),
                        Sql.array(days.stream().map(Days::to).toList()),
                        Sql.array(days.stream().map(each -> each.begin(zone)).toList()),
                        Sql.array(days.stream()
                                .map(each -> each.end(zone, through))
                                .toList())),
                SeatHistoryQueries::period);
    }

    private static SeatPeriod period(ResultSet row, int index) throws SQLException {
        return new SeatPeriod(
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Rows.integerOrNull(row, "size"),
                row.getInt("held"),
                row.getLong("taken"),
                row.getLong("freed"),
                row.getInt("peak"),
                Rows.instant(row, "peak_at"),
                row.getBigDecimal("average_held"),
                row.getBigDecimal("utilisation"),
                beyond(row));
    }

    /** Only what is above the size is beyond it. */
    private static @Nullable Integer beyond(ResultSet row) throws SQLException {
        var beyond = Rows.integerOrNull(row, "beyond");
        return beyond == null ? null : Math.max(beyond, 0);
    }
}
