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
    static final int MOST = 2_000;

    /** Each row is read once, and those that are other than the ones beside them stand next to these. */
    private static final String COMPARE = """
            SELECT CASE WHEN more > 0 THEN 'UNFOUNDED' ELSE 'MISSING' END AS kind, row
            FROM (SELECT row, sum(side) AS more
                FROM (SELECT row, 1 AS side FROM (%s) AS kept UNION ALL SELECT row, -1 FROM (%s) AS made) AS both_sides
                GROUP BY row HAVING sum(side) <> 0) AS different
            CROSS JOIN LATERAL generate_series(1, abs(more)) ORDER BY row LIMIT %d""";

    /** For so many rows as an organization has, of which most are found on both sides. */
    private static final String ROOM = "SET LOCAL work_mem = '64MB'";

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
        database.execute(ROOM);
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
                organization);
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
