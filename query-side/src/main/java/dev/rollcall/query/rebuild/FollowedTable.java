package dev.rollcall.query.rebuild;

import dev.rollcall.query.ledger.LedgerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the followers of the ledger are. */
final class FollowedTable {
    private final JdbcClient database;

    FollowedTable(LedgerDatabase database) {
        this.database = JdbcClient.create(database.source());
    }

    /** 0 for one that has not begun yet. */
    long of(String follower) {
        return database.sql("SELECT position FROM ledger_follower WHERE name = ?")
                .param(follower)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
