package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;

import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.message.Origin;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words in which decisions about connections are told. */
final class Vocabulary {
    static final UUID CONNECTION = UUID.randomUUID();
    static final Origin OWNER = Origins.admin(Origins.organization());
    static final ConnectionEnabled ENABLED = new ConnectionEnabled(CONNECTION, "okta", "okta");

    private Vocabulary() {}

    static Decisions<Connection> decisions(EnabledInMemory enabled) {
        return new Decisions<>(Connection.class, fixture -> new ConnectionHandler(fixture.getRepository(), enabled));
    }

    static TokenIssued issued(String kid, @Nullable Instant expiresAt) {
        return new TokenIssued(CONNECTION, kid, "mac of " + kid, expiresAt);
    }

    static IssueToken issuing(String kid) {
        return new IssueToken(CONNECTION, kid, "mac of " + kid, null);
    }
}
