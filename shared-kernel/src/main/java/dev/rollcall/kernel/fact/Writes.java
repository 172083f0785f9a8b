package dev.rollcall.kernel.fact;

import org.jspecify.annotations.Nullable;

/**
 * Takes the changes of read models. Those of a whole commit go to PostgreSQL together, in the order in which they were
 * added, so that no change can depend on what another one answers.
 */
public interface Writes {
    /** @param values for the question marks; a null goes as text, so it needs a cast where the column is something else */
    void add(String sql, @Nullable Object... values);

    /**
     * As {@link #add}, for a write that neither reads nor changes any table but this one: such ones in a row may go as one,
     * as long as their tables are different.
     */
    default void within(String table, String sql, @Nullable Object... values) {
        add(sql, values);
    }
}
