package dev.rollcall.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.http.Tokens.Token;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What everybody at the console is told when provisioning will stop, has stopped, and goes on. */
class StopAndGoTest {
    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("okta");
    private final UUID connection = UUID.fromString(tenant.connection());

    private void send(Object command) {
        var origin = tenant.origin();
        server.bean(Dispatch.class).send(command, origin);
    }

    private void revokeTheFirst() {
        send(new RevokeToken(connection, tenant.token().substring(3, 11)));
    }

    private Token issue(@Nullable Instant expiresAt) {
        var token = server.bean(Tokens.class).forConnection();
        send(new IssueToken(connection, token.kid(), server.bean(Tokens.class).mac(token), expiresAt));
        return token;
    }

    @Test
    void from_twenty_days_before_its_end_a_token_is_told_of_on_every_page() {
        try (var person = ConsoleBrowser.desktop()) {
            person.enter(tenant, Role.AUDITOR);
            revokeTheFirst();
            issue(Instant.now().plus(Duration.ofDays(20)).minusSeconds(60));
            person.open("/console/members");
            person.sees(", in 20 days");
            person.sees("Rotate it before");
            person.isAccessible();
            person.open("/console/scim");
            assertThat(person.page().locator("h1 + .badge").textContent().strip())
                    .isEqualTo("On");
        }
    }

    @Test
    void when_no_token_lives_provisioning_is_said_to_have_stopped_and_nowhere_to_be_on() {
        try (var person = ConsoleBrowser.desktop()) {
            person.enter(tenant, Role.OWNER);
            revokeTheFirst();
            person.open("/console");
            person.sees("Provisioning has stopped: the last token, ");
            person.sees("Stopped");
            assertThat(person.page().getByText("keeps members and teams").count())
                    .isZero();
            person.isAccessible();
            person.open("/console/scim");
            assertThat(person.page().locator("h1 + .badge").textContent().strip())
                    .isEqualTo("Stopped");
            person.isAccessible();
        }
    }

    @Test
    void when_a_token_has_expired_provisioning_is_said_to_have_stopped() {
        var reader = ConsoleClient.of(tenant, Role.AUDITOR);
        issue(Instant.now().plusSeconds(3));
        revokeTheFirst();

        Await.until(
                Duration.ofSeconds(20),
                "the token has expired",
                () -> reader.get("/console").body().contains(" expired on "));
        assertThat(reader.get("/console").body())
                .contains("Provisioning has stopped: the token ", "alert-danger", ">Stopped<");
    }

    @Test
    void where_a_second_token_lives_the_one_in_use_is_told_of_and_the_other_is_to_be_entered() {
        var reader = ConsoleClient.of(tenant, Role.AUDITOR);
        revokeTheFirst();
        var used = issue(Instant.now().plus(Duration.ofDays(10)));
        KeptCalls.of(tenant).of(tenant.scim().as("Bearer " + used.text()).get("/Users"));
        assertThat(reader.get("/console").body()).contains("issue a second token");

        var other = issue(null);

        assertThat(reader.get("/console").body())
                .contains("The token " + used.kid() + " expires on ", "Enter the other token, " + other.kid())
                .contains("valid until")
                .doesNotContain("issue a second token", "never expires");
        send(new RevokeToken(connection, other.kid()));
        var sooner = issue(Instant.now().plus(Duration.ofDays(5)));
        assertThat(reader.get("/console").body())
                .contains("revoke " + sooner.kid() + ", which ends even sooner")
                .doesNotContain("issue a second token");
    }

    @Test
    void after_switching_on_again_those_are_listed_of_whom_nothing_has_been_heard_since() {
        var heard = tenant.scim().post("/Users", Scim.user("heard@example.com")).id();
        tenant.scim().post("/Users", Scim.user("silent@example.com"));
        var gone = tenant.scim().post("/Users", Scim.user("gone@example.com")).id();
        tenant.scim().delete("/Users/" + gone);
        try (var person = ConsoleBrowser.desktop()) {
            person.enter(tenant, Role.OWNER);
            send(new SwitchOff(connection));
            person.open("/console/scim");
            person.button("Switch SCIM on again");
            person.sees("Compare the members not heard of since.");
            KeptCalls.of(tenant).of(tenant.scim().get("/Users/" + heard));

            person.link("Members not heard of since");
            person.sees("silent@example.com");
            person.sees("Retry Selected");
            assertThat(person.page()
                            .getByText("heard@example.com", new Page.GetByTextOptions().setExact(true))
                            .count())
                    .isZero();
            assertThat(person.page().getByText("gone@example.com").count()).isZero();
            person.isAccessible();
            person.picture("scim-comparison");
        }
    }

    @Test
    void the_list_of_those_not_heard_of_is_a_file_too_and_ends_where_everybody_was() {
        var user =
                tenant.scim().post("/Users", Scim.user("bjensen@example.com")).id();
        var reader = ConsoleClient.of(tenant, Role.AUDITOR);
        send(new SwitchOff(connection));
        assertThat(reader.get("/console/scim/comparison").statusCode()).isEqualTo(404);
        send(new SwitchOn(connection));
        assertThat(reader.get("/console/scim/comparison/csv").body())
                .contains(user + ",bjensen@example.com,", "rows,2");

        tenant.scim().get("/Users/" + user);
        KeptCalls.of(tenant)
                .of(tenant.scim()
                        .filter("/Users", "userName eq \"AUDITOR-%s@example.com\"".formatted(tenant.organization())));

        assertThat(reader.get("/console/scim/comparison").body()).contains("has spoken of every active member since");
    }
}
