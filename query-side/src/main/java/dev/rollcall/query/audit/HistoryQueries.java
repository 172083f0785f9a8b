package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.FactRow;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The facts themselves, as the store holds them. */
@Component
public final class HistoryQueries {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What tokens are known by: it opens nothing, and is nobody's to read. */
    private static final List<String> SECRETS = List.of("mac");

    private static final String SELECT = "SELECT " + FactRow.COLUMNS + " FROM event WHERE organization_id = ?";

    private final Reads reads;

    public HistoryQueries(Reads reads) {
        this.reads = reads;
    }

    /** @param last the number of the last event that is told; @param keyset by the numbers of events */
    public List<HistoryEntry> all(OrganizationId organization, long last, Keyset keyset) {
        return entries(organization, last, keyset, Sql.TRUE);
    }

    /** Whether nothing has happened, which is so of an organization that does not exist. */
    public boolean isEmpty(OrganizationId organization) {
        return reads.optional(
                        organization,
                        Sql.of("SELECT true FROM event WHERE organization_id = ? LIMIT 1", organization.value()),
                        (row, index) -> row.getBoolean(1))
                .isEmpty();
    }

    static Sql select(OrganizationId organization) {
        return Sql.of(SELECT, organization.value());
    }

    static Recorded<?> recorded(OrganizationId organization, ResultSet row) throws SQLException {
        return FactRow.read(organization, row);
    }

    /** What happened to a user: the user's own stream, the teams that took the user in or out, and what was refused. */
    public List<HistoryEntry> ofUser(OrganizationId organization, UUID user, long last, Keyset keyset) {
        return entries(
                organization,
                last,
                keyset,
                anyOf(
                        ownStream(organization, "User", user, keyset),
                        part("since_index", "membership_span_1", "user_id = ?", organization, user, keyset),
                        part("until_index", "membership_span_1", "user_id = ?", organization, user, keyset),
                        part("event_index", "refusal_1", "user_id = ?", organization, user, keyset)));
    }

    /** What happened to a team: its own stream, and the removals of users who were members. */
    public List<HistoryEntry> ofTeam(OrganizationId organization, UUID team, long last, Keyset keyset) {
        return entries(
                organization,
                last,
                keyset,
                anyOf(
                        ownStream(organization, "Team", team, keyset),
                        part("until_index", "membership_span_1", "team_id = ?", organization, team, keyset)));
    }

    /** Who took a seat and who freed it. */
    public List<HistoryEntry> ofSeat(OrganizationId organization, int seat, long last, Keyset keyset) {
        return entries(
                organization,
                last,
                keyset,
                anyOf(
                        part("since_index", "seat_span_1", "number = ?", organization, seat, keyset),
                        part("until_index", "seat_span_1", "number = ?", organization, seat, keyset)));
    }

    private static Sql ownStream(OrganizationId organization, String type, UUID id, Keyset keyset) {
        return part(
                "global_index",
                "event",
                "aggregate_type = '" + type + "' AND aggregate_id = ?",
                organization,
                id,
                keyset);
    }

    /** Each part is a page of its own, so that no more is read than a page of the whole can need. */
    private static Sql part(
            String index, String table, String which, OrganizationId organization, Object value, Keyset keyset) {
        return Sql.of(
                "(SELECT %1$s FROM %2$s WHERE organization_id = ? AND %3$s AND %1$s > ? ORDER BY %1$s LIMIT ?)"
                        .formatted(index, table, which),
                organization.value(),
                value,
                keyset.after(),
                keyset.limit());
    }

    private static Sql anyOf(Sql... parts) {
        var union = Stream.of(parts)
                .reduce((one, other) -> one.then("UNION").then(other))
                .orElseThrow();
        return Sql.of("global_index IN (").then(union).then(")");
    }

    private List<HistoryEntry> entries(OrganizationId organization, long last, Keyset keyset, Sql which) {
        return reads.list(
                organization,
                Sql.of("SELECT e.*, l.position, l.ledger_at FROM (")
                        .then(select(organization))
                        .then("AND global_index > ? AND global_index <= ? AND", keyset.after(), last)
                        .then(which)
                        .then("ORDER BY global_index LIMIT ?", keyset.limit())
                        .then("""
                                ) e CROSS JOIN LATERAL (SELECT position, ledger_at FROM ledger
                                    WHERE organization_id = ? AND global_index = e.global_index LIMIT 1) l""", organization.value())
                        .then("ORDER BY e.global_index"),
                HistoryQueries::entry);
    }

    private static HistoryEntry entry(ResultSet row, int index) throws SQLException {
        var fact = (ObjectNode) MAPPER.readTree(row.getBytes("payload"));
        var personal = row.getBytes("personal");
        if (personal != null) {
            fact.setAll((ObjectNode) MAPPER.readTree(personal));
        }
        SECRETS.forEach(fact::remove);
        return new HistoryEntry(
                row.getLong("position"),
                Rows.instant(row, "ledger_at"),
                row.getString("name"),
                row.getInt("revision"),
                Rows.uuid(row, "aggregate_id"),
                row.getLong("sequence"),
                Rows.instant(row, "recorded_at"),
                Rows.instant(row, "received_at"),
                row.getString("actor"),
                row.getObject("connection_id", UUID.class),
                row.getString("verb"),
                Rows.uuid(row, "request_id"),
                fact);
    }
}
