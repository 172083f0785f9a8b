package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;
import static dev.rollcall.command.connection.Vocabulary.ENABLED;
import static dev.rollcall.command.connection.Vocabulary.OWNER;
import static dev.rollcall.command.connection.Vocabulary.decisions;
import static dev.rollcall.command.connection.Vocabulary.issued;

import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.connection.ConnectionRefusal.TokenUnknown;
import org.junit.jupiter.api.Test;

class RevokeTokenTest {
    private final EnabledInMemory connections = new EnabledInMemory();

    @Test
    void a_token_stops_working() {
        decisions(connections)
                .given(ENABLED, issued("k1", null))
                .when(OWNER, new RevokeToken(CONNECTION, "k1"))
                .recorded(new TokenRevoked(CONNECTION, "k1"));
    }

    @Test
    void an_unknown_token_is_refused() {
        decisions(connections)
                .given(ENABLED, issued("k1", null))
                .when(OWNER, new RevokeToken(CONNECTION, "k2"))
                .refused(new TokenUnknown("k2"));
    }

    @Test
    void a_token_is_revoked_once() {
        decisions(connections)
                .given(ENABLED, issued("k1", null), new TokenRevoked(CONNECTION, "k1"))
                .when(OWNER, new RevokeToken(CONNECTION, "k1"))
                .refused(new TokenUnknown("k1"));
    }
}
