package dev.rollcall.query.reading;

import dev.rollcall.kernel.fact.ArrayLiteral;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of SQL with its bind values. Text comes from this code only; whatever a request says is a value. */
public record Sql(String text, List<@Nullable Object> values) {
    public static final Sql TRUE = of("true");
    public static final Sql FALSE = of("false");

    public static Sql of(String text, @Nullable Object... values) {
        List<@Nullable Object> bound = new ArrayList<>(values.length);
        Collections.addAll(bound, values);
        return new Sql(text, bound);
    }

    /** Ids, days or instants as the text of an array, for {@code = ANY (cast(? AS uuid[]))}. */
    public static String array(Collection<?> ids) {
        return ArrayLiteral.of(ids);
    }

    /** A text within SQL: for names that are part of a statement and cannot be bound. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    public Sql then(Sql next) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Sql(text + " " + next.text, all);
    }

    public Sql then(String next, @Nullable Object... more) {
        return then(of(next, more));
    }

    public Sql inParentheses() {
        return new Sql("(" + text + ")", values);
    }

    /** As {@link #escapedForLike}, of a text that PostgreSQL computes. */
    public static String escapingForLike(String expression) {
        return "replace(replace(replace(" + expression + ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')";
    }

    /** A text of which LIKE takes every character for itself. */
    public static String escapedForLike(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
