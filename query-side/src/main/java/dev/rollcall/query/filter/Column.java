package dev.rollcall.query.filter;

import dev.rollcall.query.reading.Sql;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a filter attribute is in SQL. */
public sealed interface Column {
    /** How texts are made comparable. */
    enum Fold {
        EXACT,
        /** The column holds the key that {@code UserName.key} makes. */
        KEY,
        /** The column is folded by PostgreSQL as {@link Columns#folded} says, and so is the value. */
        FOLDED
    }

    record Text(String expression, Fold fold) implements Column {}

    /**
     * A text that is there for its owner alone.
     *
     * @param owner the column that says whose the text is
     * @param reader who asks, null for somebody who owns none
     */
    record Own(Text text, String owner, @Nullable UUID reader) implements Column {
        Sql owned() {
            return Sql.of("(" + owner + " = ?)", reader);
        }

        /** The text, or null; for what takes no bind value. */
        String expression() {
            return "(CASE WHEN %s = %s THEN %s END)"
                    .formatted(owner, reader == null ? "NULL" : "'" + reader + "'", text.expression());
        }
    }

    /** Of a resource, also where its URI is shown. */
    record Id(String expression) implements Column {}

    /** @param stated not null where the resource says true or false; what it does not say may count as false */
    record Flag(String expression, String stated) implements Column {}

    record Number(String expression) implements Column {}

    record Time(String expression) implements Column {}

    /** Bytes in base64: they are the same or not, and none is greater (RFC 7644 §3.4.2.2). */
    record Octets(String expression) implements Column {}

    /** An attribute that the resource type has not, and another type of the same list has (RFC 7644 §3.4.2.1). */
    record Absent() implements Column {}

    /** A complex attribute as a whole: it is there or not. @param value its {@code value}, null where it has none */
    record Whole(String expression, @Nullable Column value) implements Column {}

    /**
     * A multi-valued attribute: some element has to satisfy the condition.
     *
     * @param some makes the test of the resource out of the test of one element
     * @param sub the column of a sub-attribute within an element, by its canonical name
     * @param first makes, of an expression about an element, the value of the primary element, or else of the first one
     * @param whole the same with those elements too that have no {@code value}, where the index leaves them out; else null
     */
    record Elements(
            Function<Sql, Sql> some,
            Function<String, Column> sub,
            UnaryOperator<String> first,
            @Nullable Elements whole)
            implements Column {}
}
