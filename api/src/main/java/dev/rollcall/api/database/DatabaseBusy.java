package dev.rollcall.api.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/** PostgreSQL gave work up that had waited too long, for a lock or its turn: the same may go well in a while. */
public final class DatabaseBusy {
    /** lock_not_available; query_canceled by statement_timeout; transaction_timeout */
    private static final Set<String> STATES = Set.of("55P03", "57014", "25P04");

    private DatabaseBusy() {}

    public static boolean causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState())));
    }
}
