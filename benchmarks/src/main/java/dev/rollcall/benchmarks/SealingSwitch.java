package dev.rollcall.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps the server from sealing: what is sealed next it may not read any more, and then it tries once a second. To take its
 * lock would be dearer, for it tries the harder the more is written; and a transaction that is open keeps PostgreSQL from
 * pruning, and the writers would have to pass over what was updated meanwhile.
 */
final class SealingSwitch implements AutoCloseable {
    private final Database database;
    private final Connection owner;
    private boolean seals = true;

    /** Sealing goes on. */
    SealingSwitch(Database database) throws SQLException {
        this.database = database;
        this.owner = database.owner();
    }

    /** Where it is turned on, returns when what was written before is sealed: that would burden whoever comes next. */
    void turn(boolean on) throws SQLException {
        if (seals != on) {
            try (var statement = owner.createStatement()) {
                statement.execute((on ? "GRANT SELECT ON ledger_head TO " : "REVOKE SELECT ON ledger_head FROM ")
                        + "rollcall_sealer");
            }
            seals = on;
        }
        if (on) {
            database.awaitSealed();
        }
    }

    @Override
    public void close() throws SQLException {
        turn(true);
        owner.close();
    }
}
