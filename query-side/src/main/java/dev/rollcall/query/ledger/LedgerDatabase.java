package dev.rollcall.query.ledger;

import javax.sql.DataSource;

/**
 * The way into the database of the sealer and of those who follow the ledger: a pool of its own, so that neither
 * waits for requests, under a role of its own, which works for all organizations. No bean of type {@link DataSource}:
 * nobody shall get it by mistake.
 */
public record LedgerDatabase(DataSource source, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
