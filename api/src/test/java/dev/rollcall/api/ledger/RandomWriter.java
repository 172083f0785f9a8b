package dev.rollcall.api.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Writes events as the server does, but slowly now and then, with savepoints, and not always to the end. */
final class RandomWriter {
    private static final String INSERT = """
            INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision, payload, personal,
                salt, actor, connection_id, verb, request_id, received_at)
            VALUES (?, ?, 0, 'User', ?, 'user.removed', 1, ?, ?, ?, 'rollcall', NULL, 'ADMIN', ?, clock_timestamp())
            RETURNING global_index""";

    private final DataSource database;
    private final RandomGenerator random;
    private final List<UUID> organizations;
    private final List<Long> committed = new ArrayList<>();

    RandomWriter(DataSource database, RandomGenerator random, List<UUID> organizations) {
        this.database = database;
        this.random = random;
        this.organizations = organizations;
    }

    /** The numbers of the events that were committed. */
    List<Long> committed() {
        return committed;
    }

    void write(int events) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            while (committed.size() < events) {
                transaction(connection);
            }
        }
    }

    private void transaction(Connection connection) throws SQLException {
        var organization = organizations.get(random.nextInt(organizations.size()));
        bind(connection, organization);
        var written = new ArrayList<Long>();
        int draws = 1 + random.nextInt(4);
        for (int draw = 0; draw < draws; draw++) {
            dawdle();
            written.addAll(perhapsUndone(connection, organization));
        }
        dawdle();
        if (random.nextInt(8) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            committed.addAll(written);
        }
    }

    private List<Long> perhapsUndone(Connection connection, UUID organization) throws SQLException {
        if (random.nextInt(6) > 0) {
            return List.of(insert(connection, organization));
        }
        Savepoint before = connection.setSavepoint();
        var written = List.of(insert(connection, organization));
        if (random.nextBoolean()) {
            connection.rollback(before);
            return List.of();
        }
        connection.releaseSavepoint(before);
        return written;
    }

    /** Mostly not at all, seldom for longer than others need for a hundred transactions. */
    private void dawdle() {
        switch (random.nextInt(200)) {
            case 0 -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1, 150)));
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 ->
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(1, 3000)));
            default -> Thread.onSpinWait();
        }
    }

    private static void bind(Connection connection, UUID organization) throws SQLException {
        try (var binding = connection.prepareStatement("SELECT set_config('rollcall.organization', ?, true)")) {
            binding.setString(1, organization.toString());
            binding.execute();
        }
    }

    private long insert(Connection connection, UUID organization) throws SQLException {
        boolean personal = random.nextBoolean();
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, organization);
            insert.setObject(2, id());
            insert.setObject(3, id());
            insert.setBytes(4, bytes(random.nextInt(2, 300)));
            insert.setBytes(5, personal ? bytes(random.nextInt(2, 300)) : null);
            insert.setBytes(6, personal ? bytes(16) : null);
            insert.setObject(7, id());
            try (var drawn = insert.executeQuery()) {
                drawn.next();
                return drawn.getLong(1);
            }
        }
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
