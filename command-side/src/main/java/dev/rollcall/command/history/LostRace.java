package dev.rollcall.command.history;

import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/**
 * A duplicate key means a lost race only where two writers appended the same number to one stream. Any other unique
 * constraint means what its name says.
 */
final class LostRace implements PersistenceExceptionResolver {
    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        return Duplicate.of("event_stream", exception);
    }
}
