package dev.rollcall.api.database;

import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/** The database answers, but whoever came before uses all connections that this server has to it. */
public final class AllConnectionsInUse extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1;

    AllConnectionsInUse(SQLTransientConnectionException waited) {
        super("All connections to the database are in use", waited);
    }

    public static boolean causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(AllConnectionsInUse.class::isInstance);
    }
}
