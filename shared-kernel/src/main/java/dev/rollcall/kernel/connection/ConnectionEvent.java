package dev.rollcall.kernel.connection;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a connection: one IdP's SCIM access to an organization. */
public sealed interface ConnectionEvent extends Event {
    UUID connection();

    @Override
    default UUID subject() {
        return connection();
    }

    /** @param provider okta, entra, ping or other; @param dialect how its requests are read */
    @Fact(name = "connection.enabled", says = "SCIM was switched on for an identity provider")
    record ConnectionEnabled(UUID connection, String provider, String dialect) implements ConnectionEvent {}

    @Fact(name = "connection.switched-off", says = "SCIM was switched off; members stay as they are")
    record ConnectionSwitchedOff(UUID connection) implements ConnectionEvent {}

    @Fact(name = "connection.switched-on", says = "SCIM was switched on again, same URL, same tokens")
    record ConnectionSwitchedOn(UUID connection) implements ConnectionEvent {}

    /** @param provider okta, entra, ping or other; @param dialect how its requests are read from now on */
    @Fact(
            name = "connection.provider-chosen",
            says = "A connection was set up for another identity provider or dialect, same URL, same tokens")
    record ConnectionProviderChosen(UUID connection, String provider, String dialect) implements ConnectionEvent {}

    /** @param addresses addresses and CIDR ranges from which requests are taken; none for every address */
    @Fact(
            name = "connection.addresses-restricted",
            says = "Requests are taken from these addresses alone, or again from every one")
    record ConnectionAddressesRestricted(UUID connection, List<String> addresses) implements ConnectionEvent {
        public ConnectionAddressesRestricted {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * @param kid the public half of the token
     * @param mac HMAC-SHA-256 of the token, hex; the token itself is stored nowhere
     * @param expiresAt null for never
     */
    @Fact(name = "token.issued", says = "A token was made and shown once")
    record TokenIssued(
            UUID connection,
            String kid,
            String mac,
            @Nullable Instant expiresAt) implements ConnectionEvent {}

    @Fact(name = "token.revoked", says = "A token stopped working at once")
    record TokenRevoked(UUID connection, String kid) implements ConnectionEvent {}
}
