package dev.rollcall.command.history;

import dev.rollcall.kernel.history.EventColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A row of the event table as Axon reads it. Aggregates know no metadata, so none is read for them. */
record StoredEvent(
        String eventId,
        String aggregateId,
        String type,
        long sequence,
        Instant recordedAt,
        String name,
        String revision,
        EventColumns columns)
        implements DomainEventData<Object> {

    static final SerializedObject<Object> NO_METADATA =
            new SimpleSerializedObject<>(MetaData.emptyInstance(), Object.class, MetaData.class.getName(), null);

    static final String COLUMNS =
            "event_id, aggregate_id, aggregate_type, sequence, recorded_at, name, revision, payload, personal";

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString("event_id"),
                row.getString("aggregate_id"),
                row.getString("aggregate_type"),
                row.getLong("sequence"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getString("revision"),
                new EventColumns(row.getBytes("payload"), row.getBytes("personal")));
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<Object> getMetaData() {
        return NO_METADATA;
    }

    @Override
    public SerializedObject<Object> getPayload() {
        return new SimpleSerializedObject<>(columns, Object.class, name, revision);
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }
}
