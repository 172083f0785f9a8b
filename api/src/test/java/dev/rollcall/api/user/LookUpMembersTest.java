package dev.rollcall.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserProfile;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class LookUpMembersTest {
    private static final String BARBARA = """
            {"userName": "bjensen@example.com", "externalId": "701984", "displayName": "Barbara Jensen", "title": "Tour Guide",
             "name": {"givenName": "Barbara", "familyName": "Jensen"},
             "emails": [{"value": "babs@jensen.example", "type": "work", "primary": true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Tours"}}""";
    private static final String DEACTIVATE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");

    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("okta");
    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    private String barbara() {
        var barbara = tenant.scim().post("/Users", BARBARA).id();
        tenant.scim().post("/Groups", Scim.group("Night shift", barbara));
        tenant.scim().patch("/Users/" + barbara, DEACTIVATE);
        tenant.scim().patch("/Users/" + barbara, DEACTIVATE.replace("false", "true"));
        return barbara;
    }

    private UUID manual(String userName) {
        var user = UUID.randomUUID();
        var origin = tenant.origin();
        var profile = new UserProfile(userName, null, true, JsonNodeFactory.instance.objectNode());
        server.bean(Dispatch.class).send(new ProvisionUser(user, profile), origin);
        return user;
    }

    /** One of sixty people with names of their own. */
    private static String guide(int number) {
        var first = List.of("Anna", "Ben", "Chen", "Dora", "Emil", "Fatima", "Goran", "Hana", "Ivo", "Jamila");
        var last = List.of("Adler", "Brandt", "Castro", "Dubois", "Eriksen", "Fontana");
        var name = first.get(number % 10) + " " + last.get(number / 10 % 6);
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "guide%02d@example.com",
                 "displayName": "%s", "emails": [{"value": "%s@example.com", "type": "work", "primary": true}]}""".formatted(number, name, name.toLowerCase(Locale.ROOT).replace(' ', '.'));
    }

    @Test
    void an_auditor_finds_a_member_while_typing_and_reads_what_happened() {
        barbara();
        for (int guide = 1; guide <= 60; guide++) {
            tenant.scim().post("/Users", guide(guide));
        }
        person.enter(tenant, Role.AUDITOR);
        person.link("Members");
        person.link("Next page");
        person.sees("guide60@example.com");
        person.link("First page");

        person.page().getByLabel("Name or e-mail begins with").pressSequentially("babs@");
        PlaywrightAssertions.assertThat(person.page().locator("#found tbody tr"))
                .hasCount(1);
        PlaywrightAssertions.assertThat(person.page()).hasURL(Pattern.compile(".*[?&]q=babs%40.*"));
        person.page().getByLabel("Name or e-mail begins with").fill("");
        PlaywrightAssertions.assertThat(person.page().locator("#found tbody tr"))
                .hasCount(50);
        person.picture("members");
        person.isAccessible();

        person.page().getByLabel("Name or e-mail begins with").fill("barb");
        PlaywrightAssertions.assertThat(person.page().locator("#found tbody tr"))
                .hasCount(1);
        person.link("Barbara Jensen");
        person.sees("Locked: only your identity provider changes this.");
        person.sees("Deactivated: access ended, the teams stay without effect");
        person.sees("Joined the team Night shift");
        person.sees("Okta by SCIM PATCH");
        person.sees("Department");
        person.picture("member");
        person.isAccessible();
        assertThat(person.page().getByText("Change access").count()).isZero();
    }

    @Test
    void an_inactive_member_is_found_by_the_filter_and_without_a_script_too() {
        var gone = tenant.scim().post("/Users", Scim.user("gone@example.com")).id();
        tenant.scim().patch("/Users/" + gone, DEACTIVATE);
        person.enter(tenant, Role.BILLING);
        person.open("/console/members?access=inactive");
        PlaywrightAssertions.assertThat(person.page().locator("#found tbody tr"))
                .hasCount(1);
        person.sees("gone@example.com");
        person.open("/console/members?q=%00nobody&after=nonsense%00");
        person.sees("Nobody is found");
    }

    @Test
    void an_owner_deactivates_reactivates_and_removes_a_manual_member_but_not_one_of_the_idp() {
        var manual = manual("contractor@example.com");
        var barbara = barbara();
        person.enter(tenant, Role.OWNER);
        person.open("/console/members?source=manual");
        person.link("contractor@example.com");
        person.button("Deactivate");
        person.sees("Deactivated: access has ended and the seat is free.");
        person.button("Reactivate");
        person.sees("Reactivated.");
        person.picture("manual-member");
        person.isAccessible();
        person.page().getByText("Remove…").click();
        person.button("Remove for good");
        person.sees("Only history remains.");
        person.open("/console/members/" + manual);
        person.sees("was removed on");
        person.link("What the identity provider asked for this member");
        assertThat(person.page().url()).endsWith("/console/calls?member=" + manual);
        person.isAccessible();

        person.open("/console/members/" + barbara);
        person.sees("Only your identity provider changes this. Unassign");
        assertThat(person.page().locator("form[action*='/deactivate']").count()).isZero();
    }

    @Test
    void on_a_phone_nothing_has_to_be_scrolled_sideways() {
        var barbara = barbara();
        try (var phone = ConsoleBrowser.phone()) {
            phone.enter(tenant, Role.AUDITOR);
            phone.open("/console/members");
            phone.isAccessible();
            phone.open("/console/members/" + barbara);
            phone.isAccessible();
            phone.picture("member-phone");
        }
    }

    @Test
    void a_member_of_another_organization_is_not_there() {
        var stranger = server.tenant("okta")
                .scim()
                .post("/Users", Scim.user("stranger"))
                .id();
        person.enter(tenant, Role.OWNER);
        person.open("/console/members/" + stranger);
        person.sees("There is nothing here");
        person.open("/console/members/not-an-id");
        person.sees("There is nothing here");
    }
}
