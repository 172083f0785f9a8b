package dev.rollcall.kernel.fact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes as one script: one round trip, however many read models change. */
public final class WriteScript implements Writes {
    private final StringJoiner script = new StringJoiner(";\n");
    private final SequencedMap<String, String> chain = new LinkedHashMap<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    @Override
    public void add(String sql, @Nullable Object... bound) {
        endChain();
        script.add(sql);
        bind(bound);
    }

    /** Parts of one statement do not see what the others write, so a table comes once in it. */
    @Override
    public void within(String table, String sql, @Nullable Object... bound) {
        if (chain.containsKey(table)) {
            endChain();
        }
        chain.put(table, sql);
        bind(bound);
    }

    /** One statement, for to begin and to end one costs PostgreSQL about as much as to write its row. */
    private void endChain() {
        if (!chain.isEmpty()) {
            var last = chain.pollLastEntry().getValue();
            var others = chain.entrySet().stream()
                    .map(part -> "in_" + part.getKey() + " AS (" + part.getValue() + ")")
                    .collect(Collectors.joining(",\n"));
            script.add(others.isEmpty() ? last : "WITH " + others + "\n" + last);
            chain.clear();
        }
    }

    private void bind(@Nullable Object... bound) {
        Arrays.stream(bound).map(WriteScript::bindable).forEach(values::add);
    }

    private static @Nullable Object bindable(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> elements -> ArrayLiteral.of(elements);
            case null, default -> value;
        };
    }

    /** Statements with a semicolon between them; empty where nothing was added. */
    public String sql() {
        endChain();
        return script.toString();
    }

    /** For the question marks, as JDBC takes them. */
    public List<@Nullable Object> values() {
        return values;
    }
}
