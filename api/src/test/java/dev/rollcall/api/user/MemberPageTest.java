package dev.rollcall.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import org.junit.jupiter.api.Test;

/** What the page of a member says, without a browser. */
class MemberPageTest {
    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleClient reader = ConsoleClient.of(tenant, Role.AUDITOR);
    private final String user = tenant.scim().post("/Users", """
                    {"userName": "bjensen", "title": "Guide", "name": {"familyName": "Jensen", "honorificPrefix": "Dr."},
                     "addresses": [{"type": "work", "locality": "Hollywood"}]}""").id();

    private String page() {
        return reader.get("/console/members/" + user).body();
    }

    @Test
    void attributes_are_told_by_words() {
        tenant.scim().patch("/Users/" + user, Scim.patch("""
                        {"op": "replace", "path": "name.familyName", "value": "Smith"},
                        {"op": "replace", "path": "title", "value": "Head of Guides"}"""));

        assertThat(page())
                .contains(">Family name<", ">Title before the name<", ">City<")
                .contains("Family name is now Smith", "Title is now Head of Guides")
                .doesNotContain(">name.familyName<", ">addresses.locality<", "title is now");
    }

    @Test
    void a_removed_member_leads_to_its_calls_as_a_living_one_does() {
        var calls = "href=\"/console/calls?member=" + user;
        assertThat(page()).contains(calls);

        tenant.scim().delete("/Users/" + user);

        assertThat(page()).contains("Only history remains.", calls);
    }
}
