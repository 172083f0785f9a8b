package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.WriteScript;
import dev.rollcall.kernel.fact.Writes;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The writes of one commit, sent along with it. */
final class ViewWrites implements Writes {
    private final WriteScript script = new WriteScript();

    @Override
    public void add(String sql, @Nullable Object... bound) {
        script.add(sql, bound);
    }

    @Override
    public void within(String table, String sql, @Nullable Object... bound) {
        script.within(table, sql, bound);
    }

    /**
     * Ends the transaction along with the last write, which saves the round trip of a COMMIT: an error of either undoes
     * both, and the driver, which finds no transaction open, sends no other one.
     */
    void thenCommit() {
        script.add("COMMIT");
    }

    void send(JdbcTemplate database) {
        var sql = script.sql();
        if (!sql.isEmpty()) {
            database.execute(sql, (PreparedStatement statement) -> {
                bind(statement);
                return statement.execute();
            });
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int at = 1;
        for (Object value : script.values()) {
            if (value == null) {
                statement.setNull(at++, Types.VARCHAR);
            } else {
                statement.setObject(at++, value);
            }
        }
    }
}
