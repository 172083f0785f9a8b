package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a link for the first sign-in says when it is good, and when it is not. */
class WelcomeTest {
    private static final String FOUNDER = "owner@rollcall.invalid";

    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleClient person = new ConsoleClient(RunningServer.get().url());

    /** The link was made more than seven days ago. */
    private void grownOld() {
        var organization = UUID.fromString(tenant.organization());
        var origin = new Origin(
                new OrganizationId(organization), "test", null, Origin.ADMIN, UUID.randomUUID(), Instant.now());
        RunningServer.get()
                .bean(Dispatch.class)
                .together(
                        origin,
                        () -> RunningServer.get()
                                .bean(JdbcClient.class)
                                .sql("UPDATE sign_in_link SET expires_at = now() WHERE organization_id = ?")
                                .param(organization)
                                .update());
    }

    private String nameOf(String email) {
        return tenant.scim()
                .filter("/Users", "userName eq \"%s\"".formatted(email))
                .resource(0)
                .path("emails")
                .path(0)
                .path("value")
                .asString("");
    }

    @Test
    void an_expired_link_says_that_it_has_expired_before_and_after_the_form() {
        var link = ConsoleBrowser.invited(tenant, "late@example.com", Role.AUDITOR);
        person.get(link);
        grownOld();

        assertThat(person.enter(link, "late@example.com").body()).contains("This link has expired");
        assertThat(person.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void a_used_link_says_that_it_was_used() {
        var link = ConsoleBrowser.invited(tenant, "twice@example.com", Role.AUDITOR);
        assertThat(person.enter(link, "twice@example.com").statusCode()).isEqualTo(302);

        var again = person.get(link);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("This link was used");
    }

    @Test
    void a_link_that_was_cut_on_its_way_or_replaced_is_not_known() {
        var link = ConsoleBrowser.invited(tenant, "cut@example.com", Role.AUDITOR);

        var cut = person.get(link.substring(0, link.length() - 1));
        assertThat(cut.statusCode()).isEqualTo(404);
        assertThat(cut.body()).contains("This link is not known");
    }

    @Test
    void the_owner_of_the_first_start_bears_the_e_mail_that_was_chosen_from_then_on() {
        var link = ConsoleBrowser.invited(tenant, FOUNDER, Role.OWNER);
        person.enter(link, "Rita@Example.com");

        assertThat(person.get("/console/access").body())
                .contains("Rita@Example.com")
                .doesNotContain(FOUNDER);
        assertThat(nameOf("rita@example.com")).isEqualTo("Rita@Example.com");
    }

    @Test
    void whoever_was_provisioned_with_that_name_before_keeps_it() {
        tenant.scim().post("/Users", Scim.user("nell@example.com"));
        var link = ConsoleBrowser.invited(tenant, FOUNDER, Role.OWNER);

        assertThat(person.enter(link, "nell@example.com").statusCode()).isEqualTo(302);
        assertThat(person.get("/console/access").body()).contains(FOUNDER);
    }

    @Test
    void a_name_that_cannot_be_one_is_complained_of_beside_the_field_and_kept() {
        var link = ConsoleBrowser.invited(tenant, FOUNDER, Role.OWNER);
        person.get(link);
        var answer = person.post(link, Map.of("email", "rita\u202e@example.com", "password", ConsoleBrowser.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"email-problem\"").contains("value=\"rita\u202e@example.com\"");
    }
}
