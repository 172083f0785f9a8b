package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.Writes;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The writes of one commit, sent as one script: one round trip, however many read models change. */
final class ViewWrites implements Writes {
    private final StringJoiner script = new StringJoiner(";\n");
    private final List<String> inserts = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    @Override
    public void add(String sql, @Nullable Object... bound) {
        endInserts();
        script.add(sql);
        Collections.addAll(values, bound);
    }

    @Override
    public void insert(String sql, @Nullable Object... bound) {
        inserts.add(sql);
        Collections.addAll(values, bound);
    }

    /** One statement, for to begin and to end one costs PostgreSQL about as much as to write its row. */
    private void endInserts() {
        if (!inserts.isEmpty()) {
            var last = inserts.removeLast();
            var others = IntStream.range(0, inserts.size())
                    .mapToObj(at -> "row_%d AS (%s)".formatted(at, inserts.get(at)))
                    .collect(Collectors.joining(",\n"));
            script.add(others.isEmpty() ? last : "WITH " + others + "\n" + last);
            inserts.clear();
        }
    }

    /**
     * Ends the transaction along with the last write, which saves the round trip of a COMMIT: an error of either undoes
     * both, and the driver, which finds no transaction open, sends no other one.
     */
    void thenCommit() {
        endInserts();
        script.add("COMMIT");
    }

    void send(JdbcTemplate database) {
        endInserts();
        if (script.length() > 0) {
            database.execute(script.toString(), (PreparedStatement statement) -> {
                bind(statement);
                return statement.execute();
            });
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int at = 1;
        for (Object value : values) {
            switch (value) {
                case null -> statement.setNull(at++, Types.VARCHAR);
                case Instant instant -> statement.setObject(at++, instant.atOffset(ZoneOffset.UTC));
                case List<?> ids -> statement.setString(at++, array(ids));
                default -> statement.setObject(at++, value);
            }
        }
    }

    private static String array(List<?> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
