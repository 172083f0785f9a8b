package dev.rollcall.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Until it is closed nothing follows the ledger: another node claims to run all followers. A follower takes the writers for
 * quiet while nothing is sealed, and hurries.
 */
final class FollowersHalted implements AutoCloseable {
    private static final String HALT = """
            UPDATE ledger_follower
            SET holder = 'ffffffff-ffff-ffff-ffff-ffffffffffff', held_until = 'infinity'""";

    private static final String FREE = "UPDATE ledger_follower SET holder = NULL, held_until = NULL";

    /** Until whoever ran them has noticed. */
    private static final Duration NOTICED = Duration.ofSeconds(8);

    private final Connection claiming;

    private FollowersHalted(Connection claiming) {
        this.claiming = claiming;
    }

    static FollowersHalted of(Database database) throws SQLException {
        var halted = new FollowersHalted(database.owner());
        halted.execute(HALT);
        LockSupport.parkNanos(NOTICED.toNanos());
        return halted;
    }

    private void execute(String change) throws SQLException {
        try (var statement = claiming.createStatement()) {
            statement.execute(change);
        }
    }

    @Override
    public void close() throws SQLException {
        execute(FREE);
        claiming.close();
    }
}
