package dev.rollcall.kernel.fact;

import org.jspecify.annotations.Nullable;

/**
 * Takes the changes of read models. Those of a whole commit go to PostgreSQL together, in the order in which they were
 * added, so that no change can depend on what another one answers.
 */
public interface Writes {
    /** @param values for the question marks; a null goes as text, so it needs a cast where the column is something else */
    void add(String sql, @Nullable Object... values);

    /** As {@link #add}, for an INSERT that reads no row which the same commit writes: such ones in a row may go as one. */
    default void insert(String sql, @Nullable Object... values) {
        add(sql, values);
    }
}
