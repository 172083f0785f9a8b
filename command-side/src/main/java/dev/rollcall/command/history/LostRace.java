package dev.rollcall.command.history;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.postgresql.util.PSQLException;

/**
 * A duplicate key means a lost race only where two writers appended the same number to one stream. Any other unique
 * constraint means what its name says.
 */
final class LostRace implements PersistenceExceptionResolver {
    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        return exception instanceof SQLException sql
                && UNIQUE_VIOLATION.equals(sql.getSQLState())
                && exception instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && "event_stream".equals(postgres.getServerErrorMessage().getConstraint());
    }
}
