package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;
import static dev.rollcall.command.connection.Vocabulary.ENABLED;
import static dev.rollcall.command.connection.Vocabulary.OWNER;
import static dev.rollcall.command.connection.Vocabulary.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.kernel.connection.ConnectionRefusal.AnotherConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionRefusal.DialectUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.ProviderUnknown;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnableConnectionTest {
    private final EnabledInMemory connections = new EnabledInMemory();

    @Test
    void scim_is_switched_on_for_an_identity_provider() {
        decisions(connections)
                .given()
                .when(OWNER, new EnableConnection(CONNECTION, "okta", "okta"))
                .recorded(ENABLED);
        assertThat(connections.enabled).isEqualTo(CONNECTION);
    }

    @Test
    void a_second_connection_is_refused_with_the_first_one_named() {
        connections.enabled = UUID.randomUUID();
        decisions(connections)
                .given()
                .when(OWNER, new EnableConnection(CONNECTION, "okta", "okta"))
                .refused(new AnotherConnectionEnabled(connections.enabled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OKTA", "google"})
    void an_unknown_provider_is_refused(String provider) {
        decisions(connections)
                .given()
                .when(OWNER, new EnableConnection(CONNECTION, provider, "okta"))
                .refused(new ProviderUnknown(provider));
        assertThat(connections.enabled).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Okta", "scim"})
    void an_unknown_dialect_is_refused(String dialect) {
        decisions(connections)
                .given()
                .when(OWNER, new EnableConnection(CONNECTION, "other", dialect))
                .refused(new DialectUnknown(dialect));
        assertThat(connections.enabled).isNull();
    }
}
