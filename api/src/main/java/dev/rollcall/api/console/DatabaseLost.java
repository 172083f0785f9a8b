package dev.rollcall.api.console;

import dev.rollcall.api.database.AllConnectionsInUse;
import dev.rollcall.api.database.DatabaseBusy;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The database does not answer, or has no connection left for this. */
final class DatabaseLost {
    private static final Problem AWAY = new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Rollcall cannot reach its database",
            "Nothing was changed. Try again in a minute; provisioning calls are told to come again, too.");

    private static final Problem IN_USE = new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Rollcall has more to do than it can",
            "Nothing was changed. Try again in a minute; provisioning calls are told to come again, too.");

    private DatabaseLost() {}

    static Problem problem(Throwable failure) {
        return AllConnectionsInUse.causes(failure) || DatabaseBusy.causes(failure) ? IN_USE : AWAY;
    }

    static boolean causes(Throwable failure) {
        return DatabaseBusy.causes(failure) || isAway(failure);
    }

    private static boolean isAway(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CannotGetJdbcConnectionException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof DataAccessResourceFailureException
                        || (cause instanceof TransactionSystemException undone
                                && undone.getOriginalException() instanceof DataAccessResourceFailureException));
    }
}
