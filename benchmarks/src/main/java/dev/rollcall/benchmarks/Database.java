package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** The PostgreSQL server that Rollcall has started and that the floors share, seen by its superuser. */
final class Database implements AutoCloseable {
    static final String USER = "rollcall";
    private static final String FLOOR = "floor";
    private static final Duration SEALED = Duration.ofSeconds(10);
    private static final Duration FOLLOWED = Duration.ofMinutes(30);

    private final String server;
    private final String password;
    private final long pid;
    private final Connection connection;

    private Database(String server, String password, long pid) throws SQLException {
        this.server = server;
        this.password = password;
        this.pid = pid;
        this.connection = owner();
    }

    /** @param home of the running Rollcall */
    static Database of(Path home) throws IOException, SQLException {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + line(home.resolve("postgres.port")) + "/",
                line(home.resolve("postgres.password")),
                Long.parseLong(line(home.resolve("postgres").resolve("postmaster.pid"))));
    }

    private static String line(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow().strip();
        }
    }

    /** The process that all others of this server descend from. */
    long pid() {
        return pid;
    }

    String password() {
        return password;
    }

    String floorUrl() {
        return server + FLOOR;
    }

    /** A database beside Rollcall's, with so many rows to select. */
    void createFloor(int rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + FLOOR);
        }
        try (var floor = DriverManager.getConnection(floorUrl(), USER, password);
                var statement = floor.createStatement()) {
            statement.execute(
                    "CREATE TABLE floor (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, content text NOT NULL)");
            statement.execute("INSERT INTO floor (content) SELECT repeat('x', %d) FROM generate_series(1, %d)"
                    .formatted(Floor.ROW, rows));
            statement.execute("VACUUM ANALYZE floor");
        }
    }

    /** A connection of its own, as the owner of Rollcall's database. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(server + "rollcall", USER, password);
    }

    /** Rows of Rollcall's database, each value as text by the name of its column. */
    List<Map<String, String>> rows(String sql) throws SQLException {
        var rows = new ArrayList<Map<String, String>>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                var row = new LinkedHashMap<String, String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnLabel(column), String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Does at once what PostgreSQL does by itself some minutes after a load. */
    void settle() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    /** Waits until all that has been written so far is sealed. */
    void awaitSealed() {
        long written = count("SELECT last_value FROM event_global_index_seq");
        long end = System.nanoTime() + SEALED.toNanos();
        while (count("SELECT global_index FROM ledger_head") < written) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Not sealed after " + SEALED);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private long count(String query) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Processor time of those connections that seal and follow. */
    Duration usageOfSealing() {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE usename = 'rollcall_sealer'")) {
            var used = Duration.ZERO;
            while (rows.next()) {
                used = used.plus(Cpu.ofFamily(rows.getLong(1)));
            }
            return used;
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Waits until all that was written has been sealed and followed, so that it burdens nobody else's round. */
    void awaitFollowers() {
        for (long end = System.nanoTime() + FOLLOWED.toNanos(); !isFollowed(); LockSupport.parkNanos(100_000_000)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("What follows the ledger is behind after " + FOLLOWED);
            }
        }
    }

    private boolean isFollowed() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT h.global_index >= (SELECT max(global_index) FROM event)
                            AND h.seal_no <= (SELECT min(position) FROM ledger_follower) FROM ledger_head h""")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Bytes written ahead so far. */
    long walPosition() {
        try (var statement = connection.prepareStatement("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Its version, and every setting that has a say in speed or differs from the default. */
    Map<String, String> settings() throws SQLException {
        var settings = new TreeMap<String, String>();
        try (var statement = connection.prepareStatement("""
                        SELECT name, current_setting(name) AS value FROM pg_settings
                        WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'max_wal_size',
                            'checkpoint_timeout', 'shared_buffers', 'work_mem', 'wal_buffers', 'wal_sync_method', 'jit', 'io_method',
                            'max_connections', 'autovacuum', 'data_checksums')
                        ORDER BY name""");
                var row = statement.executeQuery()) {
            while (row.next()) {
                settings.put(row.getString("name"), row.getString("value"));
            }
        }
        return settings;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
