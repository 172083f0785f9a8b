package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.ArrayLiteral;
import dev.rollcall.kernel.fact.Writes;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The writes of one commit, sent as one script: one round trip, however many read models change. */
final class ViewWrites implements Writes {
    private final StringJoiner script = new StringJoiner(";\n");
    private final SequencedMap<String, String> chain = new LinkedHashMap<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    @Override
    public void add(String sql, @Nullable Object... bound) {
        endChain();
        script.add(sql);
        Collections.addAll(values, bound);
    }

    /** Parts of one statement do not see what the others write, so a table comes once in it. */
    @Override
    public void within(String table, String sql, @Nullable Object... bound) {
        if (chain.containsKey(table)) {
            endChain();
        }
        chain.put(table, sql);
        Collections.addAll(values, bound);
    }

    /** One statement, for to begin and to end one costs PostgreSQL about as much as to write its row. */
    private void endChain() {
        if (!chain.isEmpty()) {
            var last = chain.pollLastEntry().getValue();
            var others = chain.entrySet().stream()
                    .map(part -> "in_%s AS (%s)".formatted(part.getKey(), part.getValue()))
                    .collect(Collectors.joining(",\n"));
            script.add(others.isEmpty() ? last : "WITH " + others + "\n" + last);
            chain.clear();
        }
    }

    /**
     * Ends the transaction along with the last write, which saves the round trip of a COMMIT: an error of either undoes
     * both, and the driver, which finds no transaction open, sends no other one.
     */
    void thenCommit() {
        endChain();
        script.add("COMMIT");
    }

    void send(JdbcTemplate database) {
        endChain();
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
                case List<?> elements -> statement.setString(at++, ArrayLiteral.of(elements));
                default -> statement.setObject(at++, value);
            }
        }
    }
}
