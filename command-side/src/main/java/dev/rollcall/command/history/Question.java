package dev.rollcall.command.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement that answers rows, and what its rows mean. */
public record Question<T>(String sql, List<@Nullable Object> values, Reader<T> reader) {
    /** Reads the rows of an answer. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public static <T> Question<T> of(String sql, Reader<T> reader, @Nullable Object... values) {
        List<@Nullable Object> bound = new ArrayList<>();
        Collections.addAll(bound, values);
        return new Question<>(sql, bound, reader);
    }

    /** @return the place after the last value */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int at = first;
        for (Object value : values) {
            if (value == null) {
                statement.setNull(at++, Types.NULL);
            } else {
                statement.setObject(at++, value);
            }
        }
        return at;
    }

    T read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            return reader.read(rows);
        }
    }

    T ask(PreparedStatement statement) throws SQLException {
        bind(statement, 1);
        statement.execute();
        return read(statement);
    }

    /** Whether the answer to one is the answer to the other. */
    boolean isSameAs(Question<?> other) {
        return sql.equals(other.sql) && values.equals(other.values);
    }
}
