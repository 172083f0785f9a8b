package dev.rollcall.query.ledger;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The ledger of one organization. */
@Component
public final class LedgerQueries {
    private static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");

    private static final String SEALED = """
            SELECT h.sealed_through, coalesce(o.position, 0) AS position
            FROM ledger_head h LEFT JOIN organization_head o ON o.organization_id = ?
            WHERE h.sealed_through IS NOT NULL""";

    private static final String POSITION_AT = """
            SELECT position FROM ledger WHERE organization_id = ? AND ledger_at <= ?
            ORDER BY ledger_at DESC, position DESC LIMIT 1""";

    /**
     * As far as the last of those who follow the ledger for an answer: up to just before the time of what it comes to next,
     * for several facts may bear one time; and where there is nothing next, before the time of the last fact, as long as
     * others of that time could come.
     */
    private static final String FOLLOWED = """
            SELECT position, through FROM (
                SELECT coalesce(cut.at - interval '1 microsecond', h.sealed_through) AS through,
                    CASE WHEN cut.at IS NULL THEN f.position ELSE (SELECT l.position FROM ledger l
                        WHERE l.organization_id = o.organization_id AND l.ledger_at < cut.at
                        ORDER BY l.ledger_at DESC, l.position DESC LIMIT 1) END AS position
                FROM ledger_head h CROSS JOIN organization_head o
                CROSS JOIN LATERAL (SELECT count(*) AS those, min(position) AS position FROM (%s) AS each) f
                CROSS JOIN LATERAL (SELECT coalesce(
                    (SELECT n.ledger_at FROM ledger n WHERE n.organization_id = o.organization_id AND n.position = f.position + 1),
                    CASE WHEN o.ledger_at > h.sealed_through THEN o.ledger_at END) AS at) cut
                WHERE o.organization_id = ? AND h.sealed_through IS NOT NULL AND f.those = %d) told
            WHERE position IS NOT NULL""";

    /** Of several events of one time all, or none. */
    private static final String STRETCH = """
            SELECT h.sealed_through, coalesce(b.position, 0) + 1 AS first, coalesce(b.global_index, 0) AS after,
                coalesce(e.position, 0) AS last, coalesce(e.global_index, 0) AS last_index
            FROM ledger_head h
            LEFT JOIN LATERAL (SELECT position, global_index FROM ledger WHERE organization_id = ? AND ledger_at < ?
                ORDER BY ledger_at DESC, position DESC LIMIT 1) b ON true
            LEFT JOIN LATERAL (SELECT position, global_index FROM ledger WHERE organization_id = ? AND ledger_at < ?
                ORDER BY ledger_at DESC, position DESC LIMIT 1) e ON true
            WHERE h.sealed_through IS NOT NULL""";

    /**
     * Commits with events on both sides of a position. The events of a commit have numbers in a row, between which there
     * are at most those of others who wrote at the same moment; while one of these is not sealed, nor are those behind it.
     */
    private static final String BROKEN = """
            SELECT min(first) - 1 FROM (
                SELECT min(position) AS first, max(position) AS last FROM (
                    SELECT l.position, (SELECT cast(e.xid AS text) || e.request_id FROM event e
                        WHERE e.organization_id = l.organization_id AND e.global_index = l.global_index) AS commit
                    FROM ledger l WHERE l.organization_id = ? AND l.position > ? AND l.position <= ?
                    UNION ALL
                    (SELECT ? + 1, cast(e.xid AS text) || e.request_id FROM event e
                        WHERE e.organization_id = ? AND e.global_index > (SELECT global_index FROM ledger_head)
                            AND (SELECT position FROM organization_head WHERE organization_id = ?) < ?
                        ORDER BY e.global_index LIMIT ?)) near
                GROUP BY commit) commits
            WHERE first <= ? AND last > ?""";

    private static final String FIRST_STATE = """
            SELECT max(ledger_at) AS begin FROM (
                SELECT l.ledger_at, commit, first_value(commit) OVER (ORDER BY l.position) AS first FROM ledger l
                CROSS JOIN LATERAL (SELECT cast(e.xid AS text) || e.request_id AS commit FROM event e
                    WHERE e.organization_id = l.organization_id AND e.global_index = l.global_index LIMIT 1) e
                WHERE l.organization_id = ? AND l.position <= ?) begun
            WHERE commit = first""";

    /** Of what is not sealed only what stands behind the head is read, of what is sealed the last row. */
    private static final String LAST_RECORDED = """
            SELECT coalesce(
                (SELECT max(e.global_index) FROM event e
                    WHERE e.organization_id = ? AND e.global_index > (SELECT global_index FROM ledger_head)),
                (SELECT l.global_index FROM organization_head o
                    JOIN ledger l ON l.organization_id = o.organization_id AND l.position = o.position
                    WHERE o.organization_id = ?),
                0)""";

    /** How far around a position it is looked for the other events of a commit. */
    private static final int NEAR = 500;

    private final Reads reads;

    public LedgerQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * What answers can be told of.
     *
     * @param position the last one, 0 for none
     * @param through everything that was recorded up to then stands at or before this position; answers as of a later
     *     time could still change
     */
    public record Sealed(long position, Instant through) {}

    /** Empty before anything was sealed on this installation. */
    public Optional<Sealed> sealed(OrganizationId organization) {
        return reads.optional(
                organization,
                Sql.of(SEALED, organization.value()),
                (row, index) -> new Sealed(row.getLong("position"), Rows.instant(row, "sealed_through")));
    }

    /**
     * How far answers can be told of that need some followers; empty before each of them has followed the organization's
     * first commit.
     *
     * @param followed the tables in which they note how far they are
     */
    public Optional<Sealed> followed(OrganizationId organization, List<String> followed) {
        var each = followed.stream()
                .map("SELECT position FROM %s WHERE organization_id = o.organization_id"::formatted)
                .collect(Collectors.joining(" UNION ALL "));
        return reads.optional(
                        organization,
                        Sql.of(FOLLOWED.formatted(each, followed.size()), organization.value()),
                        (row, index) -> new Sealed(row.getLong("position"), Rows.instant(row, "through")))
                .map(reached -> whole(organization, reached))
                .filter(reached -> reached.position() > 0);
    }

    /** Before a commit that is not told to its end. */
    private Sealed whole(OrganizationId organization, Sealed reached) {
        long position = whole(organization, reached.position());
        if (position == reached.position()) {
            return reached;
        }
        var before = timeOf(organization, position + 1).orElseThrow().minus(1, ChronoUnit.MICROS);
        return whole(organization, new Sealed(positionAt(organization, before), before));
    }

    /** When the ledger of the organization begins; empty before anything of it was sealed. */
    public Optional<Instant> begin(OrganizationId organization) {
        return timeOf(organization, 1);
    }

    /** When its first commit was done, and there was something to tell of; empty before anything of it was sealed. */
    public Optional<Instant> firstState(OrganizationId organization) {
        return reads.optional(
                        organization,
                        Sql.of(FIRST_STATE, organization.value(), NEAR),
                        (row, index) -> Optional.ofNullable(Rows.instantOrNull(row, "begin")))
                .flatMap(begin -> begin);
    }

    /** When a position came about; empty for one that there is not. */
    public Optional<Instant> timeOf(OrganizationId organization, long position) {
        return reads.optional(
                organization,
                Sql.of(
                        "SELECT ledger_at FROM ledger WHERE organization_id = ? AND position = ?",
                        organization.value(),
                        position),
                (row, index) -> Rows.instant(row, "ledger_at"));
    }

    /** All that is sealed; empty before anything was. */
    public Optional<LedgerStretch> whole(OrganizationId organization) {
        return stretch(organization, Instant.EPOCH, ALWAYS);
    }

    /** What is sealed of a time; empty before anything was. @param begin inclusive; @param end exclusive */
    public Optional<LedgerStretch> stretch(OrganizationId organization, Instant begin, Instant end) {
        var own = organization.value();
        return reads.optional(
                organization,
                Sql.of(STRETCH, own, begin.atOffset(ZoneOffset.UTC), own, end.atOffset(ZoneOffset.UTC)),
                (row, index) -> new LedgerStretch(
                        row.getLong("first"),
                        row.getLong("last"),
                        row.getLong("after"),
                        row.getLong("last_index"),
                        Rows.instant(row, "sealed_through")));
    }

    /** The number of the last event there is, sealed or not; 0 for none. */
    public long lastRecorded(OrganizationId organization) {
        return reads.count(organization, Sql.of(LAST_RECORDED, organization.value(), organization.value()));
    }

    /** The number that the event of a position has among all events; 0 for position 0. */
    public long indexOf(OrganizationId organization, long position) {
        return reads.optional(
                        organization,
                        Sql.of(
                                "SELECT global_index FROM ledger WHERE organization_id = ? AND position = ?",
                                organization.value(),
                                position),
                        (row, index) -> row.getLong(1))
                .orElse(0L);
    }

    /** The last position up to this one at which no commit is told in part: there was no state in between. */
    public long whole(OrganizationId organization, long position) {
        long whole = position;
        var before = beforeBroken(organization, whole);
        while (before.isPresent()) {
            whole = before.get();
            before = beforeBroken(organization, whole);
        }
        return whole;
    }

    private Optional<Long> beforeBroken(OrganizationId organization, long position) {
        var own = organization.value();
        return reads.optional(
                        organization,
                        Sql.of(
                                BROKEN,
                                own,
                                position - NEAR,
                                position + NEAR,
                                position,
                                own,
                                own,
                                position + NEAR,
                                NEAR,
                                position,
                                position),
                        (row, index) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .flatMap(before -> before);
    }

    /** The last position at that time, 0 for none. Final up to {@link Sealed#through}. */
    public long positionAt(OrganizationId organization, Instant time) {
        return reads.optional(
                        organization,
                        Sql.of(POSITION_AT, organization.value(), time.atOffset(ZoneOffset.UTC)),
                        (row, index) -> row.getLong(1))
                .orElse(0L);
    }
}
