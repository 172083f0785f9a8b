package dev.rollcall.command.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A row of the snapshot table as Axon reads it: the state of an aggregate after the event of the same sequence. */
record StoredSnapshot(String aggregateId, String type, long sequence, Instant takenAt, byte[] payload)
        implements DomainEventData<Object> {

    static StoredSnapshot of(ResultSet row) throws SQLException {
        return new StoredSnapshot(
                row.getString("aggregate_id"),
                row.getString("aggregate_type"),
                row.getLong("sequence"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getBytes("payload"));
    }

    @Override
    public String getEventIdentifier() {
        return aggregateId + "@" + sequence;
    }

    @Override
    public Instant getTimestamp() {
        return takenAt;
    }

    @Override
    public SerializedObject<Object> getMetaData() {
        return StoredEvent.NO_METADATA;
    }

    @Override
    public SerializedObject<Object> getPayload() {
        return new SimpleSerializedObject<>(payload, Object.class, type, null);
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
