package dev.rollcall.query.ledger;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.history.EventJson;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.history.UnreadableEvent;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.query.reading.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A row of the event table as a fact. */
public final class FactRow {
    public static final String COLUMNS = """
            global_index, name, revision, aggregate_id, sequence, recorded_at, received_at, actor, connection_id, verb,
            request_id, payload, personal""";

    private FactRow() {}

    private static Class<? extends Event> type(String name) {
        return EventNames.known(name).orElseThrow(() -> new UnreadableEvent("event named " + name, null));
    }

    public static Recorded<?> read(OrganizationId organization, ResultSet row) throws SQLException {
        var event = EventJson.read(type(row.getString("name")), row.getBytes("payload"), row.getBytes("personal"));
        var origin = new Origin(
                organization,
                row.getString("actor"),
                row.getObject("connection_id", UUID.class),
                row.getString("verb"),
                Rows.uuid(row, "request_id"),
                Rows.instant(row, "received_at"));
        return new Recorded<Event>(
                event, origin, row.getLong("sequence"), row.getLong("global_index"), Rows.instant(row, "recorded_at"));
    }
}
