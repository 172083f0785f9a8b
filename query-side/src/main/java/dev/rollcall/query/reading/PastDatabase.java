package dev.rollcall.query.reading;

import javax.sql.DataSource;

/**
 * The way to the views of the past: a few connections that look into the schema {@code as_of} first, so that an auditor's
 * questions take none from requests. No bean of type {@link DataSource}: nobody shall get it by mistake.
 */
public record PastDatabase(DataSource source, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
