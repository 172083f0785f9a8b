package dev.rollcall.api.ledger;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.api.testing.Await;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.ledger.Sealer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sealer on the database of a test, and a hand that writes events. */
public final class Sealing implements AutoCloseable {
    private static final String INSERT = """
            INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision,
                payload, actor, verb, request_id, received_at)
            VALUES (?, gen_random_uuid(), 0, 'Team', gen_random_uuid(), 'team.dissolved', 1, '{}', 'rollcall', 'ADMIN',
                ?, clock_timestamp()) RETURNING global_index""";

    private static final String ASSIGN = """
            INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision,
                payload, actor, verb, request_id, received_at)
            SELECT ?, gen_random_uuid(), 0, 'Team', gen_random_uuid(), 'team.members-assigned', 1,
                convert_to(json_build_object('team', gen_random_uuid(), 'users', (SELECT json_agg(gen_random_uuid())
                    FROM generate_series(1, ?)))::text, 'UTF8'),
                'rollcall', 'ADMIN', gen_random_uuid(), clock_timestamp()
            FROM generate_series(1, ?)""";

    private final HikariDataSource pool = new HikariDataSource();
    private final PostgresForTests postgres;
    private final LedgerDatabase database;

    public Sealing(PostgresForTests postgres) {
        this(postgres, postgres.sealer());
    }

    Sealing(PostgresForTests postgres, DataSource source) {
        this.postgres = postgres;
        pool.setDataSource(source);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        database = new LedgerDatabase(pool, pool::close);
    }

    public LedgerDatabase database() {
        return database;
    }

    Sealer sealer() {
        return new Sealer(database);
    }

    public JdbcClient owner() {
        return JdbcClient.create(postgres.admin());
    }

    SealedHistory history() {
        return new SealedHistory(owner());
    }

    public void sealToTheEnd() {
        var sealer = sealer();
        Await.until(Duration.ofSeconds(30), "everything sealed", () -> {
            var cycle = sealer.cycle();
            return !cycle.isBehind() && !cycle.isFull();
        });
    }

    /** A transaction of the server that has begun for an organization. */
    Connection begin(UUID organization) throws SQLException {
        var connection = postgres.server().getConnection();
        connection.setAutoCommit(false);
        try (var binding = connection.prepareStatement("SELECT set_config('rollcall.organization', ?, true)")) {
            binding.setString(1, organization.toString());
            binding.execute();
        }
        return connection;
    }

    /** Any transaction that writes, whatever it writes. */
    Connection stranger() throws SQLException {
        var stranger = postgres.admin().getConnection();
        stranger.setAutoCommit(false);
        run(stranger, "SELECT pg_current_xact_id()");
        return stranger;
    }

    static int pid(Connection connection) {
        try (var asked = connection.createStatement();
                var pid = asked.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            return pid.getInt(1);
        } catch (SQLException unknown) {
            throw new AssertionError(unknown);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return the number of the event */
    static long insert(Connection connection, UUID organization) throws SQLException {
        return insert(connection, organization, UUID.randomUUID());
    }

    /** @return the number of the event */
    static long insert(Connection connection, UUID organization, UUID request) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, organization);
            insert.setObject(2, request);
            try (var drawn = insert.executeQuery()) {
                drawn.next();
                return drawn.getLong(1);
            }
        }
    }

    /** Writes and commits some events. */
    public void commit(UUID organization, int events) throws SQLException {
        try (var connection = begin(organization)) {
            for (int event = 0; event < events; event++) {
                insert(connection, organization);
            }
            connection.commit();
        }
    }

    void commitAssignments(UUID organization, int events, int members) {
        owner().sql(ASSIGN).params(organization, members, events).update();
    }

    @Override
    public void close() {
        pool.close();
    }
}
