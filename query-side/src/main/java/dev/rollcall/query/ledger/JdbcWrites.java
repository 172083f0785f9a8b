package dev.rollcall.query.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends scripts in the transaction of the thread. */
final class JdbcWrites {
    private final JdbcTemplate database;

    JdbcWrites(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    void send(String sql, List<@Nullable Object> values) {
        database.execute(sql, (PreparedStatement statement) -> {
            bind(statement, values);
            return statement.execute();
        });
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        int at = 1;
        for (var value : values) {
            if (value == null) {
                statement.setNull(at++, Types.VARCHAR);
            } else {
                statement.setObject(at++, value);
            }
        }
    }
}
