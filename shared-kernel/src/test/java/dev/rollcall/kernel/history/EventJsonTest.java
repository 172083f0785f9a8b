package dev.rollcall.kernel.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamExternalIdChanged;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The JSON of events where something is missing, new or broken. */
class EventJsonTest {
    private static final UUID TEAM = UUID.fromString("0199a3c0-0000-7000-8000-000000000004");

    @Test
    void a_component_without_value_is_left_out_and_read_as_none() {
        var created = new TeamCreated(TEAM, null, "Tour Guides", null);
        var written = EventJson.write(created);
        assertThat(new String(written.payload(), UTF_8)).isEqualTo("{\"team\":\"" + TEAM + "\"}");
        assertThat(new String(written.personal(), UTF_8)).isEqualTo("{\"displayName\":\"Tour Guides\"}");
        assertThat(EventJson.read(TeamCreated.class, written.payload(), written.personal()))
                .isEqualTo(created);
    }

    @Test
    void an_event_whose_personal_data_is_all_absent_has_an_empty_personal_document() {
        assertThat(new String(
                        EventJson.write(new TeamExternalIdChanged(TEAM, null)).personal(), UTF_8))
                .isEqualTo("{}");
    }

    @Test
    void an_event_whose_personal_data_was_erased_is_still_read() {
        var payload = ("{\"team\":\"" + TEAM + "\"}").getBytes(UTF_8);
        assertThat(EventJson.read(TeamExternalIdChanged.class, payload, null))
                .isEqualTo(new TeamExternalIdChanged(TEAM, null));
    }

    @Test
    void a_component_that_a_later_release_added_is_passed_over() {
        var payload = "{\"connection\":\"%s\",\"kid\":\"k\",\"mac\":\"m\",\"colour\":\"blue\"}".formatted(TEAM);
        assertThat(EventJson.read(TokenIssued.class, payload.getBytes(UTF_8), null))
                .isEqualTo(new TokenIssued(TEAM, "k", "m", null));
    }

    @Test
    void an_event_that_cannot_be_read_stops_the_reader() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventJson.read(TokenIssued.class, "{\"connection\":5}".getBytes(UTF_8), null))
                .withMessageContaining("TokenIssued");
    }

    @Test
    void a_name_that_no_event_has_is_an_error() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventNames.named("user.teleported"));
        assertThatIllegalArgumentException().isThrownBy(() -> EventNames.of(String.class));
    }
}
