package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import dev.rollcall.query.reading.TooSlow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The audit trail, filtered, a page at a time. */
@Component
public final class AuditTrailQueries {
    private static final String FILTERED =
            "WITH found AS MATERIALIZED (SELECT * FROM audit_entry_2 e WHERE e.organization_id = ? AND e.position > ? AND e.position <= ?";

    /** Of what was found, as much as changes of a megabyte are, as they are stored; of a team there may be 100 000 members. */
    private static final String LIGHT = """
            ), e AS MATERIALIZED (
                SELECT * FROM (SELECT *, count(*) OVER () AS found,
                        coalesce(sum(coalesce(pg_column_size(changes), 0) + coalesce(pg_column_size(personal_changes), 0))
                            OVER (ORDER BY position %s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS begins
                    FROM found) weighed
                WHERE begins < 1 << 20""";

    /** A dissolved team is called what it was called when it was dissolved. */
    private static final String SUBJECT_NAME = """
                coalesce(u.display_name, u.user_name, f.display_name, f.user_name, t.display_name, l.name, o.name, e.personal_name,
                    CASE WHEN e.subject_type = 'team' THEN (SELECT c->>4 FROM audit_mark_2 m
                        JOIN audit_entry_2 d ON d.organization_id = m.organization_id AND d.position = m.position
                        CROSS JOIN jsonb_array_elements(d.personal_changes) c
                        WHERE m.organization_id = e.organization_id AND m.mark = 'team ' || e.subject
                            AND c->>2 = e.subject::text AND c->>3 = 'displayName'
                        ORDER BY m.position DESC LIMIT 1) END) AS subject_name""";

    private static final String NAMED = """
            LEFT JOIN user_view_1 u ON u.organization_id = e.organization_id AND u.user_id = CASE WHEN e.user_id IS NULL THEN e.subject ELSE e.user_id END
            LEFT JOIN former_member_1 f ON f.organization_id = e.organization_id AND f.user_id = CASE WHEN e.user_id IS NULL THEN e.subject ELSE e.user_id END
            LEFT JOIN team_view_1 t ON t.organization_id = e.organization_id AND t.team_id = e.subject
            LEFT JOIN license_view_1 l ON l.organization_id = e.organization_id AND l.license_id = e.subject
            LEFT JOIN organization_view_1 o ON o.organization_id = e.organization_id AND o.organization_id = e.subject
            """;

    private static final String TOLD = """
            ) SELECT e.*, p.provider,
                %s,
                (SELECT json_agg(c ORDER BY c->0) FROM jsonb_array_elements(
                    coalesce(e.changes, '[]') || coalesce(e.personal_changes, '[]')) c) AS all_changes
            FROM e
            %sLEFT JOIN LATERAL (SELECT provider FROM provider_span_1 p
                WHERE p.organization_id = e.organization_id AND p.connection_id = e.connection_id AND p.since_index <= e.global_index
                ORDER BY p.since_index DESC LIMIT 1) p ON true
            """.formatted(SUBJECT_NAME, NAMED);

    private static final String NAMES = "SELECT e.position, " + SUBJECT_NAME + " FROM audit_entry_2 e " + NAMED
            + "WHERE e.organization_id = ? AND e.position > ? AND e.position <= ?";

    private static final String REMEDY =
            "ask for a shorter time by from and to, for fewer values, or for fewer rows; where that is as slow, the database is busy: ask again later";

    private final Reads reads;
    private final LedgerQueries ledger;

    public AuditTrailQueries(Reads reads, LedgerQueries ledger) {
        this.reads = reads;
        this.ledger = ledger;
    }

    /** How far the trail goes; empty before the history of the organization was followed at all. */
    public Optional<Sealed> reached(OrganizationId organization) {
        return ledger.followed(organization, List.of("audit_trail_2"));
    }

    /** @param filter all of which must be so; a field of several values is one of them */
    public AuditPage oldestFirst(
            OrganizationId organization, Map<AuditField, List<String>> filter, AuditStretch stretch, int limit) {
        return page(organization, filter, stretch, "ASC", limit);
    }

    public AuditPage newestFirst(
            OrganizationId organization, Map<AuditField, List<String>> filter, AuditStretch stretch, int limit) {
        return page(organization, filter, stretch, "DESC", limit);
    }

    private record Found(AuditEntry entry, long all) {}

    private AuditPage page(
            OrganizationId organization,
            Map<AuditField, List<String>> filter,
            AuditStretch stretch,
            String direction,
            int limit) {
        var sql = Sql.of(FILTERED, organization.value(), stretch.after(), stretch.last());
        for (var asked : filter.entrySet()) {
            if (!asked.getKey().isOfChange()) {
                sql = sql.then("AND").then(asked.getKey().is(organization.value(), asked.getValue(), stretch));
            }
        }
        sql = ChangedValue.of(filter).map(sql.then("AND")::then).orElse(sql);
        var order = "ORDER BY e.position " + direction;
        var found = search(
                organization,
                sql.then(order + " LIMIT ?", limit + 1)
                        .then(LIGHT.formatted(direction))
                        .then(TOLD + order));
        return new AuditPage(
                found.stream().limit(limit).map(Found::entry).toList(),
                !found.isEmpty() && found.getFirst().all() > Math.min(limit, found.size()));
    }

    private List<Found> search(OrganizationId organization, Sql sql) {
        try {
            return reads.search(organization, sql, (row, index) -> new Found(entry(row), row.getLong("found")));
        } catch (TooSlow tooSlow) {
            throw tooSlow.but(REMEDY);
        }
    }

    /** Whom or what the facts of some positions are about, as it is called today or was at the end. */
    public Map<Long, String> names(OrganizationId organization, long after, long to) {
        Map<Long, String> names = new HashMap<>();
        reads.list(
                organization,
                Sql.of(NAMES, organization.value(), after, to),
                (row, index) -> names.put(row.getLong("position"), row.getString("subject_name")));
        names.values().removeIf(Objects::isNull);
        return names;
    }

    /** Whether an attribute of that name was ever changed. */
    public boolean hasChanged(OrganizationId organization, String attribute) {
        return reads.optional(
                        organization,
                        Sql.of(
                                "SELECT true FROM audit_mark_2 WHERE organization_id = ? AND mark = ? LIMIT 1",
                                organization.value(),
                                AuditField.ATTRIBUTE.mark(attribute)),
                        (row, index) -> row.getBoolean(1))
                .isPresent();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("position"),
                Rows.instant(row, "ledger_at"),
                Rows.instant(row, "recorded_at"),
                Rows.instant(row, "received_at"),
                row.getString("fact"),
                row.getString("subject_type"),
                Rows.uuid(row, "subject"),
                row.getString("subject_name"),
                row.getObject("user_id", UUID.class),
                row.getString("actor"),
                row.getObject("connection_id", UUID.class),
                row.getString("provider"),
                row.getString("verb"),
                Rows.uuid(row, "request_id"),
                row.getString("reason"),
                Rows.json(row, "all_changes")
                        .valueStream()
                        .map(AuditTrailQueries::change)
                        .toList());
    }

    private static StateChange change(JsonNode change) {
        return new StateChange(
                change.path(1).stringValue(),
                UUID.fromString(change.path(2).stringValue()),
                change.path(3).stringValue(),
                change.path(4).stringValue(null),
                change.path(5).stringValue(null));
    }
}
