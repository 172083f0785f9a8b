package dev.rollcall.query.rebuild;

import javax.sql.DataSource;

/**
 * The way into the database of its owner, who alone may put one table in the place of another. No bean of type {@link DataSource}: nobody shall get it by mistake.
 */
public record OwnerDatabase(DataSource source, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
