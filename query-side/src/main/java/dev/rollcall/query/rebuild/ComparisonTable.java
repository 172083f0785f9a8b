package dev.rollcall.query.rebuild;

import dev.rollcall.query.rebuild.Difference.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Tables of today beside the new ones, both as they were at the last look: what is written since is not seen. */
final class ComparisonTable implements AutoCloseable {
    /** Of an organization in a table; there are as many as this, or more. */
    static final int MOST = 1_000;

    private static final String COMPARE = """
            (SELECT 'UNFOUNDED' AS kind, row FROM (%1$s EXCEPT ALL %2$s) AS kept LIMIT %3$d)
            UNION ALL
            (SELECT 'MISSING', row FROM (%2$s EXCEPT ALL %1$s) AS lost LIMIT %3$d)""";

    private static final String ROWS = "SELECT t::text AS row FROM %s.%s t WHERE organization_id = ?";

    /** Which of its slots a number was added to depends on who wrote it. */
    private static final Map<String, String> ROWS_OF = Map.of("resource_total_1", """
            SELECT resource_type || ' ' || sum(resources) AS row FROM %s.%s
            WHERE organization_id = ? GROUP BY resource_type HAVING sum(resources) <> 0""");

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate database;

    private ComparisonTable(SingleConnectionDataSource connection) {
        this.connection = connection;
        this.database = new JdbcTemplate(connection);
    }

    static ComparisonTable open(OwnerDatabase owner) {
        try {
            var own = owner.source().getConnection();
            own.setAutoCommit(false);
            own.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new ComparisonTable(new SingleConnectionDataSource(own, true));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What is seen from here on is as it is now. */
    void look() {
        database.execute("ROLLBACK AND CHAIN");
        database.execute("SELECT pg_current_snapshot()");
    }

    List<Difference> differences(UUID organization, String table) {
        database.query("SELECT set_config('rollcall.organization', ?, true)", row -> {}, organization.toString());
        var rows = ROWS_OF.getOrDefault(table, ROWS);
        var sql = COMPARE.formatted(rows.formatted("public", table), rows.formatted("rebuild", table), MOST);
        return database.query(
                sql,
                (row, index) ->
                        new Difference(organization, table, Kind.valueOf(row.getString("kind")), row.getString("row")),
                organization,
                organization,
                organization,
                organization);
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
