package dev.rollcall.command.dispatch;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Tells a lost race, which is worth another try, from a failure. */
final class Contention {
    /** deadlock_detected, lock_not_available, serialization_failure */
    private static final Set<String> STATES = Set.of("40P01", "55P03", "40001");

    private Contention() {}

    static boolean caused(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Contention::isContention);
    }

    private static boolean isContention(Throwable cause) {
        return switch (cause) {
            case ConcurrencyException _ -> true;
            case AggregateStreamCreationException _ -> true;
            case SQLException sql -> STATES.contains(String.valueOf(sql.getSQLState()));
            default -> false;
        };
    }
}
