package dev.rollcall.api.guard;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.RunningServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The owner of the test database, before whom no fence stands. */
final class DatabaseOwner implements AutoCloseable {
    /** The log of calls, written some time after the answer. */
    private static final Set<String> LOG = Set.of("scim_call_1", "call_log_1", "token_use_1");

    /** Written by the sealer and those who follow the ledger, some time after the answer, and by nobody else. */
    static final Set<String> OF_THE_LEDGER = Set.of(
            "ledger",
            "organization_head",
            "ledger_subtree",
            "checkpoint",
            "seat_held_1",
            "seat_level_1",
            "seat_history_1",
            "user_version_1",
            "user_email_version_1",
            "user_value_version_1",
            "user_level_1",
            "user_history_1",
            "team_version_1",
            "membership_version_1",
            "team_history_1",
            "audit_entry_2",
            "audit_mark_2",
            "audit_state_2",
            "audit_trail_2");

    private final SingleConnectionDataSource connection;
    private final JdbcClient database;
    private String rowsOfAllTables = "";

    private DatabaseOwner(SingleConnectionDataSource connection) {
        this.connection = connection;
        this.database = JdbcClient.create(connection);
    }

    static DatabaseAccess access() {
        return DatabaseAccess.toRunning(RunningServer.get().home()).orElseThrow();
    }

    static DatabaseOwner connect() {
        var access = access();
        try {
            return new DatabaseOwner(new SingleConnectionDataSource(
                    DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password()), true));
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    JdbcClient sql() {
        return database;
    }

    /** The tables of which every row belongs to an organization. */
    List<String> fencedTables() {
        return database.sql("""
                        SELECT c.relname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1""").query(String.class).list();
    }

    /**
     * Every row of an organization, as text, by table: what must be the same after a refused request. But for the log of
     * calls and the ledger, which are written some time after the answer.
     */
    Map<String, List<String>> rowsOf(String organization) {
        if (rowsOfAllTables.isEmpty()) {
            rowsOfAllTables = fencedTables().stream()
                    .filter(table -> !LOG.contains(table) && !OF_THE_LEDGER.contains(table))
                    .map(
                            "SELECT '%1$s', t::text FROM %1$s t WHERE organization_id = cast(:organization AS uuid)"
                                    ::formatted)
                    .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1, 2"));
        }
        var rows = new TreeMap<String, List<String>>();
        database.sql(rowsOfAllTables).param("organization", organization).query(row -> {
            rows.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        return rows;
    }

    /** Does the work with the rows of all organizations open to everybody, then closes the fence again. */
    void withoutRowLevelSecurity(Runnable work) {
        try {
            alter("DISABLE");
            work.run();
        } finally {
            alter("ENABLE");
        }
    }

    private void alter(String switched) {
        fencedTables()
                .forEach(table -> database.sql("ALTER TABLE " + table + " " + switched + " ROW LEVEL SECURITY")
                        .update());
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
