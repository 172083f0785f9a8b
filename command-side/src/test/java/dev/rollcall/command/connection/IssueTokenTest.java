package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;
import static dev.rollcall.command.connection.Vocabulary.ENABLED;
import static dev.rollcall.command.connection.Vocabulary.OWNER;
import static dev.rollcall.command.connection.Vocabulary.decisions;
import static dev.rollcall.command.connection.Vocabulary.issued;
import static dev.rollcall.command.connection.Vocabulary.issuing;

import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.connection.ConnectionRefusal.ConnectionUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.TooManyTokens;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IssueTokenTest {
    private final EnabledInMemory connections = new EnabledInMemory();

    @Test
    void a_second_token_lets_one_take_over_from_the_other() {
        decisions(connections)
                .given(ENABLED, issued("k1", null))
                .when(OWNER, issuing("k2"))
                .recorded(issued("k2", null));
    }

    @Test
    void a_third_live_token_is_refused() {
        decisions(connections)
                .given(ENABLED, issued("k1", null), issued("k2", Origins.RECEIVED_AT.plus(Duration.ofDays(1))))
                .when(OWNER, issuing("k3"))
                .refused(new TooManyTokens(2));
    }

    @Test
    void an_expired_token_does_not_count() {
        decisions(connections)
                .given(ENABLED, issued("k1", null), issued("k2", Origins.RECEIVED_AT))
                .when(OWNER, issuing("k3"))
                .recorded(issued("k3", null));
    }

    @Test
    void a_revoked_token_does_not_count() {
        decisions(connections)
                .given(ENABLED, issued("k1", null), issued("k2", null), new TokenRevoked(CONNECTION, "k1"))
                .when(OWNER, issuing("k3"))
                .recorded(issued("k3", null));
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_token() {
        decisions(connections)
                .given(ENABLED, issued("k1", null))
                .when(OWNER, new IssueToken(CONNECTION, "k2", "mac of k2", null, Precondition.ifMatch("W/\"0\"")))
                .refused(new StaleVersion("W/\"0\"", "W/\"1\""));
    }

    @Test
    void an_unknown_connection_is_refused() {
        decisions(connections).given().when(OWNER, issuing("k1")).refused(new ConnectionUnknown(CONNECTION));
    }
}
