package dev.rollcall.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Until it is closed nothing is sealed, so nothing is followed, and no check reads the ledger: the table is locked. Who
 * wants it tries every few seconds. Writers and readers of SCIM do without it.
 */
final class SealingPause implements AutoCloseable {
    /** Sealing goes on. */
    static final SealingPause NONE = new SealingPause(null);

    private final @Nullable Connection locking;

    private SealingPause(@Nullable Connection locking) {
        this.locking = locking;
    }

    static SealingPause of(Database database) throws SQLException {
        var locking = database.owner();
        locking.setAutoCommit(false);
        try (var statement = locking.createStatement()) {
            statement.execute("LOCK TABLE ledger IN ACCESS EXCLUSIVE MODE");
        }
        return new SealingPause(locking);
    }

    @Override
    public void close() throws SQLException {
        if (locking != null) {
            locking.close();
        }
    }
}
