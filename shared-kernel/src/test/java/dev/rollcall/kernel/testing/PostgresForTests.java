package dev.rollcall.kernel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh, migrated database for one test class, on the server that {@code ROLLCALL_TEST_JDBC_URL} names with its
 * administrator, else on an embedded one. Register it in a static field.
 */
public final class PostgresForTests implements BeforeAllCallback, AfterAllCallback {
    private static final String SERVER_ROLE = "rollcall_test_server";
    private static final String SEALER_ROLE = "rollcall_test_sealer";
    /** As the server's role is restricted in production: no row of another organization, no change of history. */
    private static final String GRANTS = """
            DO $$
            BEGIN
                PERFORM pg_advisory_xact_lock(7643);
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                    CREATE ROLE %1$s;
                END IF;
                ALTER ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '%1$s';
                ALTER ROLE %1$s SET lock_timeout = '5s';
                ALTER ROLE %1$s SET statement_timeout = '10s';
                ALTER ROLE %1$s SET transaction_timeout = '10s';
            END $$;
            REVOKE ALL ON SCHEMA public FROM PUBLIC;
            GRANT USAGE ON SCHEMA public TO %1$s;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$s;
            REVOKE UPDATE, DELETE ON event, installation FROM %1$s;
            DO $$
            BEGIN
                IF to_regclass('ledger') IS NOT NULL THEN
                    PERFORM pg_advisory_xact_lock(7643);
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%2$s') THEN
                        CREATE ROLE %2$s;
                    END IF;
                    ALTER ROLE %2$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '%2$s';
                    ALTER ROLE %2$s SET idle_in_transaction_session_timeout = '5s';
                    ALTER ROLE %2$s SET lock_timeout = '5s';
                    ALTER ROLE %2$s SET statement_timeout = '10s';
                    ALTER ROLE %2$s SET transaction_timeout = '10s';
                    REVOKE INSERT, UPDATE, DELETE
                        ON ledger, organization_head, ledger_head, ledger_note, ledger_gap FROM %1$s;
                    CALL admit_sealer('%2$s');
                    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %2$s;
                    REVOKE INSERT, UPDATE, DELETE ON event FROM %2$s;
                    REVOKE UPDATE, DELETE ON ledger, ledger_gap FROM %2$s;
                    GRANT pg_read_all_stats TO %2$s;
                END IF;
                IF to_regclass('checkpoint') IS NOT NULL THEN
                    REVOKE ALL ON ledger_signer, checkpoint_handout FROM %1$s;
                    REVOKE INSERT, UPDATE, DELETE ON ledger_subtree, checkpoint FROM %1$s;
                    CALL admit_signer('%2$s');
                    REVOKE UPDATE, DELETE ON ledger_subtree, checkpoint, ledger_signer FROM %2$s;
                END IF;
            END $$;""".formatted(SERVER_ROLE, SEALER_ROLE);

    private final String version;
    private final String[] migrations;
    private final String name = "rollcall_test_" + UUID.randomUUID().toString().replace("-", "");

    private PostgresForTests(String version, String... migrations) {
        this.version = version;
        this.migrations = migrations;
    }

    /** @param migrations folders below {@code db/migration} on the class path */
    public static PostgresForTests migrated(String... migrations) {
        return new PostgresForTests("latest", migrations);
    }

    /** As an earlier release left it. @param version the last script of that release */
    public static PostgresForTests migratedTo(String version, String... migrations) {
        return new PostgresForTests(version, migrations);
    }

    private static final class Cluster {
        static final String ADMINISTRATION =
                Optional.ofNullable(System.getenv("ROLLCALL_TEST_JDBC_URL")).orElseGet(Cluster::embedded);

        private static String embedded() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("max_connections", "200")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException noServer) {
                throw new UncheckedIOException(noServer);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        run(source(Cluster.ADMINISTRATION), "CREATE DATABASE " + name);
        migrateTo(version);
    }

    /** Brings the database up to date. */
    public void migrate() throws SQLException {
        migrateTo("latest");
    }

    private void migrateTo(String target) throws SQLException {
        var locations = Arrays.stream(migrations)
                .map(folder -> "classpath:db/migration/" + folder)
                .toArray(String[]::new);
        Flyway.configure()
                .dataSource(admin())
                .locations(locations)
                .target(target)
                .load()
                .migrate();
        run(admin(), GRANTS);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        run(source(Cluster.ADMINISTRATION), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Connects as the role that the server has: row-level security holds. */
    public DataSource server() {
        var source = admin();
        source.setUser(SERVER_ROLE);
        source.setPassword(SERVER_ROLE);
        return source;
    }

    /** Connects as the role that seals: it sees every organization's events and adds to the ledger. */
    public DataSource sealer() {
        var source = admin();
        source.setUser(SEALER_ROLE);
        source.setPassword(SEALER_ROLE);
        return source;
    }

    /** Connects as the administrator, who sees every organization's rows. */
    public PGSimpleDataSource admin() {
        var source = source(Cluster.ADMINISTRATION);
        source.setDatabaseName(name);
        return source;
    }

    private static PGSimpleDataSource source(String url) {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }
}
