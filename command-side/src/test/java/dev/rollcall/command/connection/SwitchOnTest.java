package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;
import static dev.rollcall.command.connection.Vocabulary.ENABLED;
import static dev.rollcall.command.connection.Vocabulary.OWNER;
import static dev.rollcall.command.connection.Vocabulary.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOn;
import dev.rollcall.kernel.connection.ConnectionRefusal.AnotherConnectionEnabled;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SwitchOnTest {
    private final EnabledInMemory connections = new EnabledInMemory();

    @Test
    void a_connection_works_again() {
        decisions(connections)
                .given(ENABLED, new ConnectionSwitchedOff(CONNECTION))
                .when(OWNER, new SwitchOn(CONNECTION))
                .recorded(new ConnectionSwitchedOn(CONNECTION));
        assertThat(connections.enabled).isEqualTo(CONNECTION);
    }

    @Test
    void beside_another_enabled_connection_it_is_refused() {
        connections.enabled = UUID.randomUUID();
        decisions(connections)
                .given(ENABLED, new ConnectionSwitchedOff(CONNECTION))
                .when(OWNER, new SwitchOn(CONNECTION))
                .refused(new AnotherConnectionEnabled(connections.enabled));
    }

    @Test
    void a_connection_that_is_on_is_left_alone() {
        connections.enabled = CONNECTION;
        decisions(connections)
                .given(ENABLED, new ConnectionSwitchedOff(CONNECTION), new ConnectionSwitchedOn(CONNECTION))
                .when(OWNER, new SwitchOn(CONNECTION))
                .nothing();
    }
}
