package dev.rollcall.query.rebuild;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the owner of the tables alone may do with them. */
final class OwnerTable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerTable.class);

    /** Autovacuum gives way to who has waited for a second. This lock is in the way of nobody else. */
    private static final String WITHOUT_VACUUM = """
            SET LOCAL lock_timeout = '2s';
            LOCK TABLE event, %s IN SHARE UPDATE EXCLUSIVE MODE""";

    /** Whoever freezes in the middle, or takes long, holds the others back for no longer than this. */
    private static final String SHORT = """
            SET LOCAL lock_timeout = '300ms';
            SET LOCAL idle_in_transaction_session_timeout = '2s';
            SET LOCAL transaction_timeout = '%dms'""";

    private static final int LONGEST = 4_000;

    /** lock_not_available, deadlock_detected, idle_in_transaction_session_timeout and transaction_timeout */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "25P03", "25P04");

    /** With the pauses between them, some minutes. */
    private static final int TRIES = 300;

    /** Who holds this lock rebuilds; those before it are of who seals and who signs. */
    static final long REBUILDING = 7_643_000_003L;

    private final DataSource source;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    OwnerTable(OwnerDatabase owner) {
        this.source = owner.source();
        this.database = new JdbcTemplate(source);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** As long as one rebuilds, nobody else does: whoever comes second is told. */
    <T> T alone(Supplier<T> work) {
        var own = DataSourceUtils.getConnection(source);
        var locking = new JdbcTemplate(new SingleConnectionDataSource(own, true));
        try {
            if (!Boolean.TRUE.equals(
                    locking.queryForObject("SELECT pg_try_advisory_lock(%d)".formatted(REBUILDING), Boolean.class))) {
                throw new IllegalStateException("Somebody else is rebuilding; wait until that has ended");
            }
            try {
                return work.get();
            } finally {
                unlock(locking);
            }
        } finally {
            DataSourceUtils.releaseConnection(own, source);
        }
    }

    private static void unlock(JdbcTemplate locking) {
        try {
            locking.execute("SELECT pg_advisory_unlock(%d)".formatted(REBUILDING));
        } catch (DataAccessException gone) {
            LOG.warn("The connection that kept other rebuilds away is gone: {}", gone.getMessage());
        }
    }

    /** How often the schema has been migrated. */
    int rank() {
        return database.query("SELECT max(installed_rank) FROM flyway_schema_history", (row, index) -> row.getInt(1))
                .getFirst();
    }

    /** What was laid out before a migration must not take the place of what that has changed. */
    void requireRank(int before) {
        if (rank() != before) {
            throw new IllegalStateException("The schema was migrated meanwhile; rebuild again");
        }
    }

    /** Empty tables like those of today, in the schema {@code rebuild}, which held nothing worth keeping. */
    void lay(List<String> tables) {
        transactions.executeWithoutResult(_ -> {
            database.execute("SELECT clear_rebuild()");
            tables.forEach(table -> database.query("SELECT lay_rebuild(?)", row -> {}, table));
            tables.forEach(table -> database.query("SELECT lay_column_rights(?)", row -> {}, table));
        });
    }

    void clear() {
        database.execute("SELECT clear_rebuild()");
    }

    /** The indexes that are made faster when all is there; and what plans are made by, and scans of indexes alone. */
    void complete(List<String> tables) {
        tables.forEach(table -> {
            database.query("SELECT complete_rebuild(?)", row -> {}, table);
            database.execute("VACUUM ANALYZE rebuild." + table);
        });
    }

    /** To be called while nobody writes to those of today: they make room for the new ones. */
    void exchange(List<String> tables) {
        tables.forEach(table -> database.query("SELECT exchange_rebuilt(?)", row -> {}, table));
    }

    /**
     * Granted when no event is uncommitted; whoever adds the next one waits. Whoever writes by a token looks at its row first
     * and would hold that table while waiting for the events, so it waits before.
     */
    void haltWriters() {
        database.execute("LOCK TABLE token_view_1 IN ACCESS EXCLUSIVE MODE");
        database.execute("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE");
    }

    /** A follower moves on along with what it has written, so it waits with that. */
    void haltFollower(String name) {
        if (database.queryForList("SELECT position FROM ledger_follower WHERE name = ? FOR UPDATE", name)
                .isEmpty()) {
            throw new IllegalStateException(name + " has not begun to follow the ledger; start a server first");
        }
    }

    /**
     * Work for which others have to wait. What does not get its locks at once gives back those it has, and tries again some
     * moments later.
     *
     * @param tables of which it is
     * @param before is done before each try
     */
    void briefly(List<String> tables, Runnable before, Runnable work) {
        for (int tries = 1; ; tries++) {
            before.run();
            try {
                transactions.executeWithoutResult(_ -> {
                    database.execute(WITHOUT_VACUUM.formatted(String.join(", ", tables)));
                    database.execute(SHORT.formatted(LONGEST));
                    work.run();
                });
                return;
            } catch (DataAccessException | TransactionSystemException failure) {
                if (!isBusy(failure)) {
                    throw failure;
                }
                if (tries == TRIES) {
                    throw new StillBusy(failure);
                }
                pause();
            }
        }
    }

    /** For a moment. */
    void pause() {
        database.execute("SELECT pg_sleep(0.5)");
    }

    /** Where the time was over, the connection is gone: it can be neither committed nor rolled back. */
    private static boolean isBusy(NestedRuntimeException failure) {
        var first = failure instanceof TransactionSystemException ending && ending.getOriginalException() != null
                ? ending.getOriginalException()
                : failure;
        return first instanceof NestedRuntimeException nested
                && nested.getMostSpecificCause() instanceof SQLException refused
                && BUSY.contains(refused.getSQLState());
    }

    /** In each of so many tries somebody was in the middle of something. */
    static final class StillBusy extends RuntimeException {
        StillBusy(Throwable cause) {
            super(
                    "The read models were in use whenever they were to be exchanged; those of today serve on. See what holds them for long: a long report, a vacuum, a migration",
                    cause);
        }
    }
}
