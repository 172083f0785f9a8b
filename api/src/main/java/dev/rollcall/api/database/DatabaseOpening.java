package dev.rollcall.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The first connections to a server just started: they create the database and prove that it keeps what it acknowledges.
 * Settings made inside the database outrank those of the command line, so the proof is asked of the database itself.
 */
final class DatabaseOpening {
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String WRONG_PASSWORD = "28P01";

    private final DatabaseHome home;
    private final DatabaseAccess access;

    DatabaseOpening(DatabaseHome home, DatabaseAccess access) {
        this.home = home;
        this.access = access;
    }

    void complete() {
        try {
            createDatabase();
            try (var connection = access.connect()) {
                for (var setting : DURABLE) {
                    requireOn(connection, setting);
                }
            }
        } catch (SQLException e) {
            throw WRONG_PASSWORD.equals(e.getSQLState()) ? wrongPassword(e) : unanswered(e);
        }
    }

    private void createDatabase() throws SQLException {
        try (var connection = access.connectToMaintenance();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = 'rollcall'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE rollcall");
            }
        }
    }

    private void requireOn(Connection connection, String setting) throws SQLException {
        try (var query = connection.prepareStatement("SELECT current_setting(?)")) {
            query.setString(1, setting);
            try (var answer = query.executeQuery()) {
                answer.next();
                if (!"on".equals(answer.getString(1))) {
                    throw notDurable(setting, answer.getString(1));
                }
            }
        }
    }

    private DatabaseUnavailable notDurable(String setting, String value) {
        return new DatabaseUnavailable(
                "The database in %s runs with %s=%s, so a power failure could take back what was acknowledged: undo the ALTER DATABASE or ALTER ROLE that set it, with postgres --single -D %1$s rollcall"
                        .formatted(home.data(), setting, value));
    }

    private DatabaseUnavailable wrongPassword(SQLException cause) {
        return new DatabaseUnavailable(
                "The password in %s does not open the data in %s: put both back from the same backup"
                        .formatted(home.password(), home.data()),
                cause);
    }

    private DatabaseUnavailable unanswered(SQLException cause) {
        return new DatabaseUnavailable(
                "PostgreSQL started on %s but does not answer as it should (%s): see its log %s"
                        .formatted(home.data(), cause.getMessage(), home.log()),
                cause);
    }
}
