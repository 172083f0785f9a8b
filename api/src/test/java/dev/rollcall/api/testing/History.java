package dev.rollcall.api.testing;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of one organization, as they are stored. */
public record History(String organization) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** @param commit the transaction that recorded it; @param payload without what is personal */
    public record Entry(String name, String commit, JsonNode payload) {}

    /** The events of one stream, oldest first. */
    public List<Entry> of(String subject) {
        return RunningServer.get()
                .bean(Reads.class)
                .list(
                        OrganizationId.of(organization),
                        Sql.of(
                                "SELECT name, xid::text, convert_from(payload, 'UTF8') AS payload FROM event WHERE aggregate_id = ? ORDER BY sequence",
                                UUID.fromString(subject)),
                        (row, index) -> new Entry(
                                row.getString("name"),
                                row.getString("xid"),
                                MAPPER.readTree(row.getString("payload"))));
    }

    public List<String> namesOf(String subject) {
        return of(subject).stream().map(Entry::name).toList();
    }

    /** How many events of a kind the organization has. */
    public long count(String name) {
        return RunningServer.get()
                .bean(Reads.class)
                .count(OrganizationId.of(organization), Sql.of("SELECT count(*) FROM event WHERE name = ?", name));
    }
}
