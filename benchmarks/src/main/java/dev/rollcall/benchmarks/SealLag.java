package dev.rollcall.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the head of the ledger every 20 ms, and tells afterwards for each event how long after it was recorded the
 * head was first seen to have reached it, by PostgreSQL's clock.
 */
final class SealLag implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration LAST = Duration.ofSeconds(10);

    private final Connection connection;
    private final TreeMap<Long, Instant> heads = new TreeMap<>();
    private final long first;
    private final Thread thread;
    private volatile boolean watching = true;

    private SealLag(Connection connection) throws SQLException {
        this.connection = connection;
        this.first = drawn();
        this.thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    static SealLag of(Database database) throws SQLException {
        return new SealLag(database.owner());
    }

    private long drawn() throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("SELECT last_value FROM event_global_index_seq")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void watch() {
        try (var query = connection.prepareStatement("SELECT global_index, clock_timestamp() FROM ledger_head")) {
            while (watching) {
                try (var row = query.executeQuery()) {
                    row.next();
                    heads.putIfAbsent(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        } catch (SQLException gone) {
            if (watching) {
                throw new IllegalStateException(gone);
            }
        }
    }

    /** Waits until everything is sealed, or not for ever. @return milliseconds, ascending, one for each event */
    double[] millis() throws SQLException, InterruptedException {
        long drawn = drawn();
        for (long end = System.nanoTime() + LAST.toNanos(); end - System.nanoTime() > 0 && !isSealed(drawn); ) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        watching = false;
        thread.join();
        try (var query = connection.prepareStatement(
                "SELECT global_index, recorded_at FROM event WHERE global_index > ? AND global_index <= ?")) {
            query.setLong(1, first);
            query.setLong(2, drawn);
            var lags = new double[Math.toIntExact(drawn - first)];
            int events = 0;
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var sealed = heads.ceilingEntry(row.getLong(1));
                    if (sealed != null) {
                        var recorded = row.getObject(2, OffsetDateTime.class).toInstant();
                        lags[events++] =
                                Duration.between(recorded, sealed.getValue()).toNanos() / 1e6;
                    }
                }
            }
            var told = Arrays.copyOf(lags, events);
            Arrays.sort(told);
            return told;
        }
    }

    private boolean isSealed(long drawn) throws SQLException {
        try (var other = connection.createStatement();
                var row = other.executeQuery("SELECT global_index >= " + drawn + " FROM ledger_head")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        watching = false;
        connection.close();
    }
}
