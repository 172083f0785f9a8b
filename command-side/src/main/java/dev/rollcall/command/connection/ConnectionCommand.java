package dev.rollcall.command.connection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a connection. */
public sealed interface ConnectionCommand {
    UUID connection();

    record EnableConnection(UUID connection, String provider, String dialect) implements ConnectionCommand {}

    record SwitchOff(UUID connection) implements ConnectionCommand {}

    record SwitchOn(UUID connection) implements ConnectionCommand {}

    record IssueToken(
            UUID connection,
            String kid,
            String mac,
            @Nullable Instant expiresAt) implements ConnectionCommand {}

    record RevokeToken(UUID connection, String kid) implements ConnectionCommand {}
}
