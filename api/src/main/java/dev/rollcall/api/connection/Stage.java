package dev.rollcall.api.connection;

import dev.rollcall.query.connection.CurrentConnection;
import java.util.Optional;

/** How far an organization has come with SCIM. */
enum Stage {
    /** Nobody has chosen a provider yet, though there may be a connection and a token since the first start. */
    NOT_SET_UP,
    ON,
    OFF;

    static Stage of(Optional<CurrentConnection> connection) {
        if (connection.isEmpty() || !connection.get().chosen()) {
            return NOT_SET_UP;
        }
        return connection.get().enabled() ? ON : OFF;
    }
}
