package dev.rollcall.api.team;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookIntoTeamsTest {
    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    private String[] users(int many) {
        var ids = new String[many];
        for (int number = 0; number < many; number++) {
            ids[number] = tenant.scim()
                    .post("/Users", Scim.user("guide%02d@example.com".formatted(number)))
                    .id();
        }
        return ids;
    }

    @Test
    void an_auditor_finds_a_team_and_a_member_in_it() {
        var users = users(55);
        tenant.scim().post("/Groups", Scim.group("Tour Guides", users));
        tenant.scim().post("/Groups", Scim.group("Drivers"));
        tenant.scim().delete("/Users/" + users[0]);
        person.enter(tenant, Role.AUDITOR);
        person.link("Teams");
        person.sees("Drivers");
        person.picture("teams");
        person.isAccessible();
        person.page().getByLabel("Name begins with").fill("tour");
        PlaywrightAssertions.assertThat(person.page().locator("#found tbody tr"))
                .hasCount(1);

        person.link("Tour Guides");
        person.sees("54 members");
        person.sees("and 52 more joined");
        person.sees("guide00@example.com was removed from the organization");
        person.link("Next page");
        PlaywrightAssertions.assertThat(person.page().locator("#found tbody tr"))
                .hasCount(4);
        person.page().getByLabel("Name or e-mail begins with").fill("guide07");
        PlaywrightAssertions.assertThat(person.page().locator("#found tbody tr"))
                .hasCount(1);
        person.picture("team");
        person.isAccessible();
    }

    @Test
    void on_a_phone_and_in_the_dark_nothing_has_to_be_scrolled_sideways() {
        var team = tenant.scim()
                .post("/Groups", Scim.group("Tour Guides", users(2)))
                .id();
        try (var phone = ConsoleBrowser.phone();
                var dark = ConsoleBrowser.dark()) {
            phone.enter(tenant, Role.BILLING);
            phone.open("/console/teams/" + team);
            phone.isAccessible();
            dark.enter(tenant, Role.OWNER);
            dark.open("/console/teams/" + team);
            dark.isAccessible();
        }
    }
}
