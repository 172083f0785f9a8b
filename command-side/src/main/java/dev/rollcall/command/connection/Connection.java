package dev.rollcall.command.connection;

import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOn;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A connection as the decisions need it: on or off, and which tokens live. */
final class Connection {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    private boolean on;
    private final Map<String, Instant> expiryOfToken = new HashMap<>();

    Connection() {}

    Connection(ConnectionEnabled fact) {
        AggregateLifecycle.apply(fact);
    }

    boolean isOn() {
        return on;
    }

    long liveTokens(Instant at) {
        return expiryOfToken.values().stream().filter(at::isBefore).count();
    }

    boolean hasToken(String kid) {
        return expiryOfToken.containsKey(kid);
    }

    void apply(ConnectionEvent fact) {
        AggregateLifecycle.apply(fact);
    }

    @EventSourcingHandler
    void evolve(ConnectionEvent event) {
        switch (event) {
            case ConnectionEnabled enabled -> {
                id = enabled.connection().toString();
                on = true;
            }
            case ConnectionSwitchedOff _ -> on = false;
            case ConnectionSwitchedOn _ -> on = true;
            case TokenIssued issued ->
                expiryOfToken.put(issued.kid(), issued.expiresAt() == null ? Instant.MAX : issued.expiresAt());
            case TokenRevoked revoked -> expiryOfToken.remove(revoked.kid());
        }
    }
}
