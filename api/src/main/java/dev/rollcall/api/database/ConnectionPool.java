package dev.rollcall.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** The connections of this server. Where all of them are in use, everybody waits for one. */
final class ConnectionPool extends HikariDataSource {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    ConnectionPool(HikariConfig config) {
        super(inSteps(config));
    }

    private static HikariConfig inSteps(HikariConfig config) {
        config.setConnectionTimeout(STEP.toMillis());
        config.setValidationTimeout(STEP.toMillis());
        return config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (System.nanoTime() - begun > LONGEST.toNanos() || (Patience.isShort() && isWithoutDatabase())) {
                    throw none;
                }
            }
        }
    }

    private boolean isWithoutDatabase() {
        return getHikariPoolMXBean().getTotalConnections() == 0;
    }
}
