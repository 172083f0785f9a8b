package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** What it takes to connect to a running database. It gives every right in it, so it never shows its password. */
public record DatabaseAccess(String jdbcUrl, String user, String password) {
    private static final String DATABASE = "rollcall";
    private static final int SECONDS_TO_ANSWER = 10;

    static DatabaseAccess onPort(int port, String password) {
        return new DatabaseAccess(url(port, DATABASE), PostgresCluster.USER, password);
    }

    /** The way into the database that another process runs on a home; empty when none does. */
    public static Optional<DatabaseAccess> toRunning(Path home) {
        var place = new DatabaseHome(home.toAbsolutePath());
        if (!Files.exists(place.port()) || !Files.exists(place.password())) {
            return Optional.empty();
        }
        try {
            var port = Integer.parseInt(
                    Files.readString(place.port(), StandardCharsets.UTF_8).strip());
            return Optional.of(onPort(port, new PasswordFile(place.password()).read()))
                    .filter(DatabaseAccess::opens);
        } catch (IOException e) {
            throw DatabaseUnavailable.unusable(home, e);
        } catch (NumberFormatException e) {
            throw new DatabaseUnavailable(
                    "%s holds no port number: start Rollcall on this home again".formatted(place.port()), e);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private boolean opens() {
        try (var connection = connect()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }

    Connection connect() throws SQLException {
        return connect(jdbcUrl);
    }

    /** The connection to create the database from. */
    Connection connectToMaintenance() throws SQLException {
        return connect(jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + "postgres");
    }

    /** Insists on SCRAM: a stranger on an abandoned port must not be told the password. */
    private Connection connect(String url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("requireAuth", "scram-sha-256");
        properties.setProperty("loginTimeout", Integer.toString(SECONDS_TO_ANSWER));
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user + " on " + jdbcUrl;
    }
}
