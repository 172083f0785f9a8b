package dev.rollcall.command.connection;

import dev.rollcall.kernel.message.Precondition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a connection. */
public sealed interface ConnectionCommand {
    UUID connection();

    record EnableConnection(UUID connection, String provider, String dialect) implements ConnectionCommand {}

    record SwitchOff(UUID connection) implements ConnectionCommand {}

    record SwitchOn(UUID connection) implements ConnectionCommand {}

    /** Sets a connection up for another identity provider. */
    record ChooseProvider(UUID connection, String provider, String dialect, Precondition precondition)
            implements ConnectionCommand {}

    /** @param addresses addresses and CIDR ranges; none for every address */
    record RestrictAddresses(UUID connection, List<String> addresses, Precondition precondition)
            implements ConnectionCommand {
        public RestrictAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /** @param precondition keeps a form that is sent twice from making two tokens */
    record IssueToken(
            UUID connection,
            String kid,
            String mac,
            @Nullable Instant expiresAt,
            Precondition precondition) implements ConnectionCommand {
        public IssueToken(UUID connection, String kid, String mac, @Nullable Instant expiresAt) {
            this(connection, kid, mac, expiresAt, Precondition.NONE);
        }
    }

    record RevokeToken(UUID connection, String kid) implements ConnectionCommand {}
}
