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

    /** query_canceled by statement_timeout, transaction_timeout */
    private static final Set<String> TIMEOUTS = Set.of("57014", "25P04");

    private Contention() {}

    static boolean caused(Throwable failure) {
        return causes(failure).anyMatch(Contention::isContention);
    }

    /** PostgreSQL gave the work up for its length: another try at once would be as long. */
    static boolean tookTooLong(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof SQLException sql && has(sql, TIMEOUTS));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean has(SQLException failure, Set<String> states) {
        return states.contains(String.valueOf(failure.getSQLState()));
    }

    private static boolean isContention(Throwable cause) {
        return switch (cause) {
            case ConcurrencyException _ -> true;
            case AggregateStreamCreationException _ -> true;
            case SQLException sql -> has(sql, STATES);
            default -> false;
        };
    }
}
