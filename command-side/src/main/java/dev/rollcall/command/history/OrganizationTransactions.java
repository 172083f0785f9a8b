package dev.rollcall.command.history;

import dev.rollcall.kernel.message.Proviso;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's transactions on Spring's, each bound to one organization in PostgreSQL, so that row-level security holds. A
 * transaction begun inside another one joins it.
 */
public final class OrganizationTransactions implements TransactionManager {
    private static final Logger LOG = LoggerFactory.getLogger(OrganizationTransactions.class);
    private static final TransactionDefinition READ_COMMITTED = new DefaultTransactionDefinition();
    private static final TransactionDefinition ONE_SNAPSHOT = oneSnapshot();

    /** Whoever writes shares the organization's lock, until the end of the transaction, with all but {@link #alone}. */
    private static final String BIND = """
            SELECT set_config('rollcall.organization', ?, true) FROM pg_advisory_xact_lock_shared(hashtextextended(?, 0))""";

    private static final String ALONE = "SELECT true FROM pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final PlatformTransactionManager transactions;
    private final JdbcTemplate database;

    public OrganizationTransactions(PlatformTransactionManager transactions, JdbcTemplate database) {
        this.transactions = transactions;
        this.database = database;
    }

    private static TransactionDefinition oneSnapshot() {
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return definition;
    }

    @Override
    public Transaction startTransaction() {
        var status = begin(READ_COMMITTED);
        return new Transaction() {
            @Override
            public void commit() {
                transactions.commit(status);
            }

            @Override
            public void rollback() {
                undo(status);
            }
        };
    }

    private TransactionStatus begin(TransactionDefinition definition) {
        var status = transactions.getTransaction(definition);
        if (status.isNewTransaction()) {
            bind(status);
        }
        return status;
    }

    private void bind(TransactionStatus status) {
        try {
            bind(CurrentOrganization.id().toString(), Proviso.open(), Opening.questions());
        } catch (RuntimeException unbound) {
            undo(status);
            throw unbound;
        }
    }

    private void bind(String organization, Optional<Proviso> proviso, List<Question<?>> opening) {
        var script = new StringJoiner("; ").add(BIND);
        proviso.ifPresent(first -> script.add(first.sql()));
        opening.forEach(question -> script.add(question.sql()));
        database.execute(script.toString(), (PreparedStatement statement) -> {
            statement.setString(1, organization);
            statement.setString(2, organization);
            int at = 3;
            for (Object value : proviso.map(Proviso::values).orElse(List.of())) {
                statement.setObject(at++, value);
            }
            for (Question<?> question : opening) {
                at = question.bind(statement, at);
            }
            statement.execute();
            if (proviso.isPresent()) {
                settle(proviso.get(), statement);
            }
            for (Question<?> question : opening) {
                statement.getMoreResults();
                Opening.answer(question, question.read(statement));
            }
            return true;
        });
    }

    private static void settle(Proviso proviso, PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        try (var holds = statement.getResultSet()) {
            proviso.settle(holds.next());
        }
    }

    /** Asks in the transaction of this thread, unless the answer is there already. */
    public <T> T ask(Question<T> question) {
        return Opening.find(question).orElseGet(() -> askNow(question));
    }

    private <T> T askNow(Question<T> question) {
        PreparedStatementCallback<T> asked = question::ask;
        return Objects.requireNonNull(database.execute(question.sql(), asked));
    }

    /** Where the connection is gone there is nothing left to undo, and the failure that led here is the one to tell. */
    private void undo(TransactionStatus status) {
        try {
            transactions.rollback(status);
        } catch (TransactionSystemException gone) {
            LOG.warn("A transaction was ended by the database: {}", gone.getMessage());
        }
    }

    /** Waits until no other transaction writes for this organization, and keeps them waiting until this one ends. */
    public void alone() {
        database.queryForObject(ALONE, Boolean.class, CurrentOrganization.id().toString());
    }

    /** Whether something has failed in the transaction of this thread, which may have been survived, so that it cannot commit. */
    boolean isDoomed() {
        return TransactionSynchronizationManager.getResource(Objects.requireNonNull(database.getDataSource()))
                        instanceof ConnectionHolder holder
                && holder.isRollbackOnly();
    }

    public boolean inProgress() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** Runs all of the work in one transaction; whatever it throws rolls all of it back. */
    public <T> T together(Supplier<T> work) {
        var transaction = startTransaction();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            transaction.rollback();
            throw failure;
        }
        transaction.commit();
        return result;
    }

    /** Runs the work on one snapshot of the database, in a transaction of its own, and takes back all it wrote. */
    public <T> T undone(Supplier<T> work) {
        var status = begin(ONE_SNAPSHOT);
        try {
            return work.get();
        } finally {
            undo(status);
        }
    }
}
