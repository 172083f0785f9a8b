package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.history.EventJson;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.proof.Commitment;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Axon's JDBC engine on our event table. Appends all events of a commit by one INSERT, which draws their numbers and
 * times, and keeps these for the projectors of the same commit. Nothing tails this table: its numbers are drawn before
 * commit, so a reader could overtake a writer for ever.
 */
final class EventTable extends JdbcEventStorageEngine {
    static final String RECORDED = "recorded";

    private static final String INSERT =
            "INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision, payload, personal, salt,"
                    + " actor, connection_id, verb, request_id, received_at) VALUES ";
    private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private static final String STREAM = "SELECT " + StoredEvent.COLUMNS
            + " FROM event WHERE organization_id = ? AND aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";

    private final DataSource dataSource;
    private final OrganizationTransactions transactions;
    private final SecureRandom salts = new SecureRandom();

    EventTable(JdbcEventStorageEngine.Builder builder, DataSource dataSource, OrganizationTransactions transactions) {
        super(builder);
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        var origin = CurrentOrigin.get();
        var connection = DataSourceUtils.getConnection(dataSource);
        var sql = events.stream()
                .map(event -> ROW)
                .collect(Collectors.joining(",", INSERT, " RETURNING global_index, recorded_at"));
        try (var insert = connection.prepareStatement(sql)) {
            int column = 1;
            for (EventMessage<?> event : events) {
                column = bind(insert, column, (DomainEventMessage<?>) event, origin);
            }
            try (var drawn = insert.executeQuery()) {
                keep(events, origin, drawn);
            }
        } catch (SQLException failure) {
            handlePersistenceException(failure, events.getFirst());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private int bind(PreparedStatement insert, int first, DomainEventMessage<?> message, Origin origin)
            throws SQLException {
        var event = (Event) message.getPayload();
        var fact = EventNames.of(event.getClass());
        var columns = EventJson.write(event);
        int at = first;
        insert.setObject(at++, origin.organization().value());
        insert.setObject(at++, event.subject());
        insert.setLong(at++, message.getSequenceNumber());
        insert.setString(at++, message.getType());
        insert.setObject(at++, UUID.fromString(message.getIdentifier()));
        insert.setString(at++, fact.name());
        insert.setInt(at++, fact.revision());
        insert.setBytes(at++, columns.payload());
        insert.setBytes(at++, columns.personal());
        insert.setBytes(at++, columns.personal() == null ? null : salt());
        insert.setString(at++, origin.actor());
        insert.setObject(at++, origin.connection());
        insert.setString(at++, origin.verb());
        insert.setObject(at++, origin.requestId());
        insert.setObject(at++, origin.receivedAt().atOffset(ZoneOffset.UTC));
        return at;
    }

    private byte[] salt() {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        salts.nextBytes(salt);
        return salt;
    }

    private static void keep(List<? extends EventMessage<?>> events, Origin origin, ResultSet drawn)
            throws SQLException {
        List<Recorded<?>> recorded = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            drawn.next();
            recorded.add(new Recorded<>(
                    (Event) event.getPayload(),
                    origin,
                    ((DomainEventMessage<?>) event).getSequenceNumber(),
                    drawn.getLong("global_index"),
                    drawn.getObject("recorded_at", OffsetDateTime.class).toInstant()));
        }
        CurrentUnitOfWork.get().resources().put(RECORDED, recorded);
        Recording.current().add(recorded);
    }

    /** What is asked when an aggregate is loaded that has no snapshot. */
    Question<List<StoredEvent>> stream(OrganizationId organization, UUID aggregate) {
        return stream(organization, aggregate, 0, batchSize());
    }

    private static Question<List<StoredEvent>> stream(
            OrganizationId organization, UUID aggregate, long first, int batch) {
        return Question.of(STREAM, EventTable::events, organization.value(), aggregate, first, batch);
    }

    private static List<StoredEvent> events(ResultSet rows) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        while (rows.next()) {
            events.add(StoredEvent.of(rows));
        }
        return events;
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregate, long first, int batch) {
        var question = stream(CurrentOrganization.id(), UUID.fromString(aggregate), first, batch);
        return transactions.fetchInTransaction(() -> transactions.ask(question));
    }

    @Override
    protected PreparedStatement lastSequenceNumberFor(Connection connection, String aggregate) throws SQLException {
        return identify(
                connection.prepareStatement(
                        "SELECT max(sequence) FROM event WHERE organization_id = ? AND aggregate_id = ?"),
                aggregate);
    }

    @Override
    protected PreparedStatement readSnapshotData(Connection connection, String aggregate) throws SQLException {
        return identify(
                connection.prepareStatement("SELECT * FROM snapshot WHERE organization_id = ? AND aggregate_id = ?"),
                aggregate);
    }

    /** Read to the end here, where a snapshot that cannot be read is passed over for the events. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        var snapshot = super.readSnapshot(aggregate);
        snapshot.ifPresent(Message::getPayload);
        return snapshot;
    }

    /** One snapshot an aggregate: a newer one takes the place of the older. */
    @Override
    protected PreparedStatement appendSnapshot(
            Connection connection, DomainEventMessage<?> snapshot, Serializer serializer) throws SQLException {
        var upsert = identify(connection.prepareStatement("""
                        INSERT INTO snapshot AS kept (organization_id, aggregate_id, sequence, aggregate_type, payload) VALUES (?,?,?,?,?)
                        ON CONFLICT (organization_id, aggregate_id) DO UPDATE
                        SET sequence = excluded.sequence, payload = excluded.payload, taken_at = excluded.taken_at
                        WHERE kept.sequence < excluded.sequence"""), snapshot.getAggregateIdentifier());
        upsert.setLong(3, snapshot.getSequenceNumber());
        upsert.setString(4, snapshot.getType());
        upsert.setBytes(5, snapshot.serializePayload(serializer, byte[].class).getData());
        return upsert;
    }

    @Override
    protected PreparedStatement deleteSnapshots(Connection connection, String aggregate, long before)
            throws SQLException {
        var delete = identify(
                connection.prepareStatement(
                        "DELETE FROM snapshot WHERE organization_id = ? AND aggregate_id = ? AND sequence < ?"),
                aggregate);
        delete.setLong(3, before);
        return delete;
    }

    private static PreparedStatement identify(PreparedStatement statement, String aggregate) throws SQLException {
        statement.setObject(1, CurrentOrganization.id().value());
        statement.setObject(2, UUID.fromString(aggregate));
        return statement;
    }

    @Override
    protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
        return StoredEvent.of(row);
    }

    @Override
    protected DomainEventData<?> getSnapshotData(ResultSet row) throws SQLException {
        return StoredSnapshot.of(row);
    }

    /** A batch that is not full is the last one; asking once more would cost every load a round trip. */
    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }
}
