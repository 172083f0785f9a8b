package dev.rollcall.command.connection;

import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.RestrictAddresses;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import dev.rollcall.kernel.connection.AllowedAddresses;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionAddressesRestricted;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionProviderChosen;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOn;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.connection.ConnectionRefusal.ConnectionUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.DialectUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.ProviderUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.TokenUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.TooManyTokens;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.Dialect;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Carries out what is asked of connections. Two tokens may live at a time, so that one can take over from the other. */
@Component
public final class ConnectionHandler implements CommandHandlers {
    private static final int LIVE_TOKENS = 2;
    private static final Set<String> PROVIDERS = Set.of("okta", "entra", "ping", "other");

    private final Repository<Connection> connections;
    private final EnabledConnections enabled;

    @Autowired
    ConnectionHandler(EventSourcing sourcing, EnabledConnections enabled) {
        this(sourcing.repository(Connection.class), enabled);
    }

    ConnectionHandler(Repository<Connection> connections, EnabledConnections enabled) {
        this.connections = connections;
        this.enabled = enabled;
    }

    @CommandHandler
    void handle(EnableConnection command, Origin origin) throws Exception {
        requireKnown(command.provider(), command.dialect());
        enabled.claim(origin.organization(), command.connection());
        connections.newInstance(() ->
                new Connection(new ConnectionEnabled(command.connection(), command.provider(), command.dialect())));
    }

    private static void requireKnown(String provider, String dialect) {
        if (!PROVIDERS.contains(provider)) {
            throw new Refused(new ProviderUnknown(provider));
        }
        if (Dialect.named(dialect).isEmpty()) {
            throw new Refused(new DialectUnknown(dialect));
        }
    }

    @CommandHandler
    void handle(ChooseProvider command) {
        requireKnown(command.provider(), command.dialect());
        with(command.connection(), connection -> {
            connection.require(command.precondition());
            if (!connection.isFor(command.provider(), command.dialect())) {
                connection.apply(
                        new ConnectionProviderChosen(command.connection(), command.provider(), command.dialect()));
            }
        });
    }

    @CommandHandler
    void handle(RestrictAddresses command) {
        var addresses = AllowedAddresses.of(command.addresses());
        with(command.connection(), connection -> {
            connection.require(command.precondition());
            if (!connection.takesFrom(addresses)) {
                connection.apply(new ConnectionAddressesRestricted(command.connection(), addresses.entries()));
            }
        });
    }

    @CommandHandler
    void handle(SwitchOff command, Origin origin) {
        with(command.connection(), connection -> {
            if (connection.isOn()) {
                enabled.free(origin.organization(), command.connection());
                connection.apply(new ConnectionSwitchedOff(command.connection()));
            }
        });
    }

    @CommandHandler
    void handle(SwitchOn command, Origin origin) {
        with(command.connection(), connection -> {
            if (!connection.isOn()) {
                enabled.claim(origin.organization(), command.connection());
                connection.apply(new ConnectionSwitchedOn(command.connection()));
            }
        });
    }

    @CommandHandler
    void handle(IssueToken command, Origin origin) {
        with(command.connection(), connection -> {
            connection.require(command.precondition());
            if (connection.liveTokens(origin.receivedAt()) >= LIVE_TOKENS) {
                throw new Refused(new TooManyTokens(LIVE_TOKENS));
            }
            connection.apply(new TokenIssued(command.connection(), command.kid(), command.mac(), command.expiresAt()));
        });
    }

    @CommandHandler
    void handle(RevokeToken command) {
        with(command.connection(), connection -> {
            if (!connection.hasToken(command.kid())) {
                throw new Refused(new TokenUnknown(command.kid()));
            }
            connection.apply(new TokenRevoked(command.connection(), command.kid()));
        });
    }

    private void with(UUID id, Consumer<Connection> work) {
        try {
            connections.load(id.toString()).execute(work);
        } catch (AggregateNotFoundException unknown) {
            throw new Refused(new ConnectionUnknown(id));
        }
    }
}
