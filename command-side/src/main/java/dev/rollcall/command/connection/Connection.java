package dev.rollcall.command.connection;

import dev.rollcall.kernel.connection.AllowedAddresses;
import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionAddressesRestricted;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionProviderChosen;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOn;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.ResourceVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A connection as the decisions need it: for whom, on or off, from where, and which tokens live. */
final class Connection {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    private boolean on;
    private String provider = "";
    private String dialect = "";
    private List<String> addresses = List.of();
    private long version;
    private final Map<String, Instant> expiryOfToken = new HashMap<>();

    Connection() {}

    Connection(ConnectionEnabled fact) {
        AggregateLifecycle.apply(fact);
    }

    void require(Precondition precondition) {
        new ResourceVersion(version).require(precondition);
    }

    /** Whether that is what was chosen last. What a connection was enabled with may be chosen once more, to confirm it. */
    boolean isFor(String otherProvider, String otherDialect) {
        return provider.equals(otherProvider) && dialect.equals(otherDialect);
    }

    boolean takesFrom(AllowedAddresses others) {
        return addresses.equals(others.entries());
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
    void evolve(ConnectionEvent event, @SequenceNumber long sequence) {
        version = sequence;
        switch (event) {
            case ConnectionEnabled enabled -> {
                id = enabled.connection().toString();
                on = true;
            }
            case ConnectionProviderChosen chosen -> {
                provider = chosen.provider();
                dialect = chosen.dialect();
            }
            case ConnectionAddressesRestricted restricted -> addresses = restricted.addresses();
            case ConnectionSwitchedOff _ -> on = false;
            case ConnectionSwitchedOn _ -> on = true;
            case TokenIssued issued ->
                expiryOfToken.put(issued.kid(), issued.expiresAt() == null ? Instant.MAX : issued.expiresAt());
            case TokenRevoked revoked -> expiryOfToken.remove(revoked.kid());
        }
    }
}
