package dev.rollcall.api.console;

import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The database does not answer. */
final class DatabaseLost {
    static final Problem PROBLEM = new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Rollcall cannot reach its database",
            "Nothing was changed. Try again in a minute; provisioning calls are told to come again, too.");

    private DatabaseLost() {}

    static boolean causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CannotGetJdbcConnectionException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof DataAccessResourceFailureException
                        || (cause instanceof TransactionSystemException undone
                                && undone.getOriginalException() instanceof DataAccessResourceFailureException));
    }
}
