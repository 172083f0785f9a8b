package dev.rollcall.query.ledger;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

/** Axon's transactions on the pool of the ledger. */
final class LedgerTransactions implements TransactionManager {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTransactions.class);

    private final PlatformTransactionManager transactions;

    LedgerTransactions(LedgerDatabase database) {
        this.transactions = new JdbcTransactionManager(database.source());
    }

    @Override
    public Transaction startTransaction() {
        var status = transactions.getTransaction(null);
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

    /** Where the connection is gone there is nothing left to undo, and the failure that led here is the one to tell. */
    private void undo(TransactionStatus status) {
        try {
            transactions.rollback(status);
        } catch (TransactionSystemException gone) {
            LOG.warn("A transaction of the ledger was ended by the database: {}", gone.getMessage());
        }
    }
}
