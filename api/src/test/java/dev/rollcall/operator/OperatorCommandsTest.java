package dev.rollcall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.CommandLine;
import dev.rollcall.api.testing.CommandLine.Outcome;
import dev.rollcall.api.testing.RunningServer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands beside a running server, its home given as an option and the database set to nothing. */
class OperatorCommandsTest {
    private final RunningServer server = RunningServer.get();

    private Outcome besideServer(String command, String organization, String... more) {
        var arguments = new String[3 + more.length];
        arguments[0] = command;
        arguments[1] = "--rollcall.home=" + server.home();
        arguments[2] = "--organization=" + organization;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandLine.run(Map.of("ROLLCALL_DATABASE_URL", "", "ROLLCALL_HOME", "/proc/nowhere"), arguments);
    }

    @Test
    void a_fold_finds_what_the_events_say() {
        var outcome = besideServer("fold", server.secret("organization"));

        assertThat(outcome.out()).isEqualTo("0 rows differ from what the events say%n".formatted());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fold", "replay"})
    void an_organization_that_nobody_founded_is_unknown(String command) {
        var nobody = UUID.randomUUID().toString();
        var outcome = besideServer(command, nobody);

        assertThat(outcome.err()).isEqualTo("There is no organization %s%n".formatted(nobody));
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void a_replay_to_before_the_founding_says_so() {
        var outcome = besideServer("replay", server.secret("organization"), "--to=0");

        assertThat(outcome.err()).contains("has no event up to 0");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--steps", "--changes"})
    void a_replay_from_after_its_end_says_so(String told) {
        var outcome = besideServer("replay", server.secret("organization"), told, "--from=7", "--to=3");

        assertThat(outcome.err()).contains("--from=7 lies after --to=3");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void changes_of_an_organization_that_nobody_founded_are_unknown() {
        var outcome = besideServer("replay", UUID.randomUUID().toString(), "--changes");

        assertThat(outcome.err()).startsWith("There is no organization ");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void what_follows_the_ledger_is_made_anew_beside_the_server() {
        var outcome = CommandLine.run(
                Map.of("ROLLCALL_DATABASE_URL", "", "ROLLCALL_HOME", "/proc/nowhere"),
                "rebuild",
                "--rollcall.home=" + server.home(),
                "team history 1");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .matches("team history 1: \\d+ facts in [\\d.]+ s, 0 rows differ; the new ones have taken over\\R");
        assertThat(outcome.exitCode()).isZero();
        var organization = server.secret("organization");
        Await.until(
                Duration.ofSeconds(30),
                "a fact of it",
                () -> server.operator()
                        .get("/admin/organizations/%s/audit?fact=organization.views-rebuilt".formatted(organization))
                        .body()
                        .contains("0 rows differed"));
    }

    @Test
    void a_mistyped_command_is_told_the_commands_and_starts_nothing() {
        var outcome = CommandLine.run(Map.of(), "frobnicate");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("frobnicate", "Usage: rollcall", "replay", "fold");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void settings_alone_start_the_server() {
        assertThat(OperatorCommands.isOne()).isFalse();
        assertThat(OperatorCommands.isOne("--rollcall.home=x", "--debug")).isFalse();
        assertThat(OperatorCommands.isOne("--rollcall.home=x", "replay")).isTrue();
        assertThat(OperatorCommands.isOne("-h")).isTrue();
        assertThat(OperatorCommands.isOne("--help")).isTrue();
    }
}
