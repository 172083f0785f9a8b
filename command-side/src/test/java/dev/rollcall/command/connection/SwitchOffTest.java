package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;
import static dev.rollcall.command.connection.Vocabulary.ENABLED;
import static dev.rollcall.command.connection.Vocabulary.OWNER;
import static dev.rollcall.command.connection.Vocabulary.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionRefusal.ConnectionUnknown;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SwitchOffTest {
    private final EnabledInMemory connections = new EnabledInMemory();

    @Test
    void another_connection_can_be_enabled_afterwards() {
        connections.enabled = CONNECTION;
        decisions(connections)
                .given(ENABLED)
                .when(OWNER, new SwitchOff(CONNECTION))
                .recorded(new ConnectionSwitchedOff(CONNECTION));
        assertThat(connections.enabled).isNull();
    }

    @Test
    void a_connection_that_is_off_is_left_alone() {
        var other = UUID.randomUUID();
        connections.enabled = other;
        decisions(connections)
                .given(ENABLED, new ConnectionSwitchedOff(CONNECTION))
                .when(OWNER, new SwitchOff(CONNECTION))
                .nothing();
        assertThat(connections.enabled).isEqualTo(other);
    }

    @Test
    void an_unknown_connection_is_refused() {
        decisions(connections)
                .given()
                .when(OWNER, new SwitchOff(CONNECTION))
                .refused(new ConnectionUnknown(CONNECTION));
    }
}
