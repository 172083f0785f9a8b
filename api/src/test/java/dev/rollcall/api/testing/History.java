package dev.rollcall.api.testing;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The events of one organization, as they are stored. */
public record History(String organization) {
    /** @param commit the transaction that recorded it; @param personal what of it is erasable */
    public record Entry(String name, String commit, JsonNode payload, JsonNode personal) {}

    /** The events of one stream, oldest first. */
    public List<Entry> of(String subject) {
        return RunningServer.get()
                .bean(Reads.class)
                .list(
                        OrganizationId.of(organization),
                        Sql.of(
                                "SELECT name, xid::text, convert_from(payload, 'UTF8') AS payload, coalesce(convert_from(personal, 'UTF8'), '{}') AS personal FROM event WHERE aggregate_id = ? ORDER BY sequence",
                                UUID.fromString(subject)),
                        (row, index) -> new Entry(
                                row.getString("name"),
                                row.getString("xid"),
                                Rows.json(row, "payload"),
                                Rows.json(row, "personal")));
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
