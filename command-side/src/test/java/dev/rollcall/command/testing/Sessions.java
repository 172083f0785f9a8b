package dev.rollcall.command.testing;

import dev.rollcall.command.history.CurrentOrganization;
import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.kernel.message.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Transactions of one organization that stand open beside each other, each in a thread of its own. */
public final class Sessions implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Boolean>> open = new CopyOnWriteArrayList<>();
    private final OrganizationTransactions transactions;
    private final JdbcClient database;
    private final JdbcClient admin;
    private final OrganizationId organization = Origins.organization();

    /** @param admin who sees what waits for what */
    public Sessions(DataSource server, DataSource admin) {
        this.database = JdbcClient.create(server);
        this.admin = JdbcClient.create(admin);
        this.transactions = new OrganizationTransactions(new JdbcTransactionManager(server), new JdbcTemplate(server));
    }

    public OrganizationId organization() {
        return organization;
    }

    /** What adapters are made of. */
    public JdbcClient database() {
        return database;
    }

    public OrganizationTransactions transactions() {
        return transactions;
    }

    public <T> T commit(Supplier<T> work) {
        return commitFor(organization, work);
    }

    public <T> T commitFor(OrganizationId other, Supplier<T> work) {
        return CurrentOrganization.within(other, () -> transactions.together(work));
    }

    public void commit(Runnable work) {
        commit(() -> {
            work.run();
            return true;
        });
    }

    public <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> commit(work), threads);
    }

    /** Does the work in a transaction that stays open until it is told how to end. */
    public Open open(Runnable work) {
        var done = new CountDownLatch(1);
        var end = new CompletableFuture<Boolean>();
        open.add(end);
        var ended = meanwhile(() -> {
            work.run();
            done.countDown();
            if (!end.join()) {
                throw new RolledBack();
            }
            return true;
        });
        var _ = ended.whenComplete((result, failure) -> done.countDown());
        try {
            if (!done.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The work of an open transaction has not ended");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return new Open(end, ended);
    }

    public record Open(CompletableFuture<Boolean> end, CompletableFuture<Boolean> ended) {
        public void commit() {
            end.complete(true);
            ended.join();
        }

        public void rollback() {
            end.complete(false);
            ended.handle((result, failure) -> failure).join();
        }
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Returns once some transaction of this database waits for a lock of another one. */
    public void awaitWaiting() {
        var deadline = Instant.now().plus(DEADLINE);
        while (waiting() == 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Nobody waits for a lock");
            }
            Thread.onSpinWait();
        }
    }

    private long waiting() {
        return admin.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0""").query(Long.class).single();
    }

    @Override
    public void close() {
        open.forEach(end -> end.complete(false));
        threads.close();
    }
}
