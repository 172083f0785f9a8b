package dev.rollcall.command.history;

import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/** Tells which unique constraint was in the way. By its name: the message quotes values, which may say anything. */
public final class Duplicate {
    private static final String UNIQUE_VIOLATION = "23505";

    private Duplicate() {}

    public static boolean of(String constraint, Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof PSQLException postgres && violates(constraint, postgres));
    }

    private static boolean violates(String constraint, PSQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState())
                && failure.getServerErrorMessage() != null
                && constraint.equals(failure.getServerErrorMessage().getConstraint());
    }
}
