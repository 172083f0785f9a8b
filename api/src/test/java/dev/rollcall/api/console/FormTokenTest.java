package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.user.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form without a proof of where it comes from (CSRF). */
class FormTokenTest {
    @Test
    void whoever_is_signed_in_stays_so_and_sees_what_was_sent() {
        var person = ConsoleClient.of(RunningServer.get().tenant("okta"), Role.OWNER);
        var answer = person.send("POST", "/console/seats/size", Map.of("seats", "77", "was", "100", "_csrf", "stale"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("nothing was done", "What you sent", "77", "To Seats")
                .doesNotContain("type=\"password\"");
        assertThat(person.get("/console/seats").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_signs_in_is_told_to_reload() {
        var person = new ConsoleClient(RunningServer.get().url());
        var answer = person.send("POST", "/console/sign-in", Map.of("email", "babs@example.com", "_csrf", "stale"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Reload the page and try again", "type=\"password\"");
    }
}
