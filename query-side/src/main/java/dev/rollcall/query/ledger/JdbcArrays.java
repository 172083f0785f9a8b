package dev.rollcall.query.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the question marks of a script one after the other; many rows go column by column, as arrays for {@code unnest}. */
final class JdbcArrays {
    private final Connection connection;
    private final PreparedStatement script;
    private int at;

    JdbcArrays(Connection connection, PreparedStatement script) {
        this.connection = connection;
        this.script = script;
    }

    void value(@Nullable Object value) throws SQLException {
        script.setObject(++at, value);
    }

    <T> void array(String type, Collection<T> rows, Function<T, @Nullable Object> column) throws SQLException {
        script.setArray(
                ++at, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }

    <T> void bytes(Collection<T> rows, Function<T, byte @Nullable []> column) throws SQLException {
        script.setArray(
                ++at,
                connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }
}
