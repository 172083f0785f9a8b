package dev.rollcall.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkMembersTest {
    private static final String TITLE = Scim.patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}");

    private final RunningServer server = RunningServer.get();
    private final Client operator = server.operator();
    private final Tenant tenant = server.tenant("okta");
    private final String admin = "/admin/organizations/" + tenant.organization();
    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    private String manual(String email) {
        return operator.post(admin + "/users", "{\"email\": \"%s\"}".formatted(email))
                .id();
    }

    @Test
    void an_owner_lets_the_identity_provider_take_a_member_over() {
        var mandy = manual("mandy@elsewhere.example");
        person.enter(tenant, Role.OWNER);
        person.open("/console/members/" + mandy);
        person.sees("is refused when it wants to change it");
        person.button("Link to the identity provider");
        person.sees("The identity provider may take this member over.");
        person.picture("member-link");
        person.isAccessible();
        person.button("Do not link");
        person.sees("is refused when it wants to change it");
        person.button("Link to the identity provider");
        person.sees("The next request of your identity provider about this member links it.");

        assertThat(tenant.scim().patch("/Users/" + mandy, TITLE).status()).isEqualTo(200);

        person.open("/console/members/" + mandy);
        person.sees("Linked by the first request of the identity provider; user name and e-mail stayed as they were");
        person.sees("Okta by SCIM PATCH");
        person.sees("Locked: only your identity provider changes this.");
        assertThat(person.page().locator("form[action*='-link']").count()).isZero();
    }

    @Test
    void of_a_member_of_a_verified_domain_there_is_nothing_to_allow() {
        operator.put(admin + "/domains/example.com", "");
        var barbara = manual("bjensen@example.com");
        person.enter(tenant, Role.OWNER);
        person.open("/console/members/" + barbara);
        person.sees("counts as the organization's own");
        assertThat(person.page().locator("form[action*='-link']").count()).isZero();
    }

    @Test
    void an_owner_lets_the_identity_provider_take_a_team_over() {
        var team = operator.post(admin + "/teams", "{\"displayName\": \"Tour Guides\"}")
                .id();
        person.enter(tenant, Role.OWNER);
        person.open("/console/teams/" + team);
        person.sees("People keep this team.");
        person.button("Link to the identity provider");
        person.sees("The identity provider may take this team over.");
        person.sees("Manual, to be linked");
        person.picture("team-link");
        person.isAccessible();

        tenant.scim().put("/Groups/" + team, Scim.group("Tour Guides"));

        person.open("/console/teams/" + team);
        person.sees("Linked by a request of the identity provider");
        person.sees("IdP-managed");
        assertThat(person.page().locator("form[action*='-link']").count()).isZero();
    }

    @Test
    void an_auditor_sees_what_may_happen_and_decides_nothing() {
        var mandy = manual("mandy@elsewhere.example");
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/members/" + mandy);
        person.sees("People keep this member.");
        assertThat(person.page().locator("form[action*='-link']").count()).isZero();
    }
}
