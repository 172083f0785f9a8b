package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.FactRow;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.reading.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** All events in the order of their numbers, with the transactions that wrote them. */
final class CommitTable {
    /** Behind the head of the ledger an event that is missing may still come. */
    private static final String SETTLED = """
            SELECT cast(cast(xid AS text) AS bigint) AS xid, organization_id, %s FROM event
            WHERE global_index > ? AND global_index <= (SELECT global_index FROM ledger_head)
            ORDER BY global_index LIMIT ?""".formatted(FactRow.COLUMNS);

    private static final String ALL = """
            SELECT cast(cast(xid AS text) AS bigint) AS xid, organization_id, %s FROM event
            WHERE global_index > ? ORDER BY global_index""".formatted(FactRow.COLUMNS);

    private final JdbcTemplate database;

    CommitTable(LedgerDatabase database) {
        this.database = new JdbcTemplate(database.source());
    }

    List<Drawn> settled(long after, int most) {
        return database.query(SETTLED, (row, index) -> drawn(row), after, most);
    }

    /** Right only while nobody can add to them. */
    List<Drawn> all(long after) {
        return database.query(ALL, (row, index) -> drawn(row), after);
    }

    private static Drawn drawn(ResultSet row) throws SQLException {
        return new Drawn(row.getLong("xid"), FactRow.read(new OrganizationId(Rows.uuid(row, "organization_id")), row));
    }

    long last() {
        return database
                .query(
                        "SELECT global_index FROM event ORDER BY global_index DESC LIMIT 1",
                        (row, index) -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
