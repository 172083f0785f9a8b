package dev.rollcall.query.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The results of a script of questions, one after the other. */
final class JdbcResults {
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final PreparedStatement script;
    private boolean begun;

    JdbcResults(PreparedStatement executed) {
        this.script = executed;
    }

    <T> List<T> next(RowReader<T> mapper) throws SQLException {
        if (begun) {
            script.getMoreResults();
        }
        begun = true;
        var rows = new ArrayList<T>();
        try (var result = script.getResultSet()) {
            while (result.next()) {
                rows.add(mapper.read(result));
            }
        }
        return rows;
    }
}
