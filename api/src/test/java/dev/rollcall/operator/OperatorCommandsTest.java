package dev.rollcall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.CommandLine;
import dev.rollcall.api.testing.CommandLine.Outcome;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries;
import java.time.Duration;
import java.time.Instant;
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

    @ParameterizedTest
    @ValueSource(strings = {"fold", "replay"})
    void what_is_no_id_is_told_what_one_is(String command) {
        assertThat(besideServer(command, "nope").err()).contains("\"nope\" is no id; give one such as ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--to=999999999", "--from=999999999", "--to=yesterday", "--to=2999-01-01", "--from=-3"})
    void a_replay_to_where_there_is_nothing_says_what_there_is(String point) {
        var outcome = besideServer("replay", server.secret("organization"), point);

        assertThat(outcome.err()).contains("give a position from 0 to ", "an instant such as");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void a_replay_steps_forth_and_back_and_tells_the_state_at_its_end() {
        var tenant = server.tenant("rfc");
        var user = tenant.scim().post("/Users", Scim.user("babs@example.com")).id();
        tenant.scim().post("/Groups", Scim.group("Guides", user));
        tenant.scim().patch("/Users/" + user, Scim.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
        var organization = OrganizationId.of(tenant.organization());
        var last = last(organization);

        var forth = besideServer("replay", tenant.organization(), "--steps");
        assertThat(forth.exitCode()).as(forth.err()).isZero();
        assertThat(forth.out())
                .containsSubsequence(
                        "1 ",
                        "organization.founded",
                        "user.provisioned " + user,
                        "user " + user + " active: null -> true",
                        "user.deactivated " + user,
                        "    user " + user + " active: true -> false",
                        "{",
                        "\"team\"",
                        "\"members\" : [ \"" + user + "\" ]",
                        "\"active\" : \"false\"");

        var back = besideServer("replay", tenant.organization(), "--steps", "--from=" + last, "--to=0");
        assertThat(back.out())
                .containsSubsequence(
                        "user.deactivated " + user,
                        "    user " + user + " active: false -> true",
                        "user.provisioned " + user,
                        "organization.founded",
                        "{ }");

        var between =
                server.bean(LedgerQueries.class).timeOf(organization, last - 1).orElseThrow();
        var whole = besideServer("replay", tenant.organization(), "--steps", "--to=" + between);
        assertThat(whole.out().contains("user.deactivated"))
                .as("a commit is there to its end or not at all")
                .isEqualTo(whole.out().contains("seat.released"));

        var changes = besideServer("replay", tenant.organization(), "--changes", "--from=" + last, "--to=1");
        assertThat(changes.out()).contains("user %s userName: babs@example.com -> null".formatted(user));
        assertThat(changes.out()).doesNotContain("active: true", "{");
    }

    /** The last position, where the last thing that was done stands. */
    private long last(OrganizationId organization) {
        var ledger = server.bean(LedgerQueries.class);
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(20),
                "sealed through " + now,
                () -> ledger.sealed(organization).orElseThrow().through().isAfter(now));
        return ledger.sealed(organization).orElseThrow().position();
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
