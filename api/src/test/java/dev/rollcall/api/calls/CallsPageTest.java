package dev.rollcall.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provisioning log in a browser. */
class CallsPageTest {
    private final Tenant tenant = RunningServer.get().tenant("okta", 3, "REJECT");
    private final KeptCalls kept = KeptCalls.of(tenant);
    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    /** A morning with Okta, in which not all goes well. @return the id of a member whose deactivation failed */
    private String morning() {
        var scim = tenant.scim();
        scim.get("/Users?startIndex=1&count=2");
        scim.filter("/Users", "userName eq \"bjensen@example.com\"");
        var barbara = scim.post("/Users", """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "bjensen@example.com",
                         "name": {"givenName": "Barbara", "familyName": "Jensen"}, "password": "1mz050nq", "active": true,
                         "emails": [{"value": "bjensen@example.com", "type": "work", "primary": true}]}""").id();
        scim.post(
                "/Groups", Scim.group("Tour Guides", barbara, UUID.randomUUID().toString()));
        scim.post("/Users", Scim.user("mandy@example.com"));
        kept.of(scim.post("/Users", Scim.user("late@example.com")));
        return barbara;
    }

    @Test
    void calls_are_listed_with_outcome_reason_and_the_way_to_each() {
        person.enter(tenant, Role.AUDITOR);
        morning();
        person.open("/console/calls");

        person.sees("403 refused");
        person.sees("No free seat: 3 of 3");
        person.sees("200 done");
        person.sees("201 partly applied");
        person.sees("One id among the members");
        person.isAccessible();
        person.picture("calls");

        person.page().getByText("POST /Groups").first().click();
        person.sees("What it caused");
        person.sees("team.created");
        assertThat(person.page().locator("li:has-text('team.created') a").textContent())
                .isEqualTo("Tour Guides");
        person.sees("In Okta, assign these people to the application");
        person.isAccessible();
        person.picture("call");
        assertThat(person.page().content()).doesNotContain("1mz050nq");
    }

    @Test
    void the_log_grows_while_it_is_looked_at_and_stands_still_when_paused() {
        person.enter(tenant, Role.OWNER);
        person.open("/console/calls");
        person.sees("Live");
        tenant.scim().post("/Users", Scim.user("just.now@example.com"));
        person.sees("just.now@example.com");

        person.link("Pause");
        person.sees("Paused");
        kept.of(tenant.scim().filter("/Users", "userName eq \"unseen@example.com\""));
        assertThat(person.page().locator("#calls").getAttribute("hx-get")).isNull();
        person.link("Go on");
        person.sees("unseen@example.com");
    }

    @Test
    void a_refusal_is_shown_as_resolved_once_a_later_call_succeeds() {
        person.enter(tenant, Role.OWNER);
        morning();
        person.open("/console/calls");
        person.sees("403 refused");

        RunningServer.get()
                .operator()
                .patch("/admin/organizations/%s/license".formatted(tenant.organization()), "{\"seats\": 4}");
        tenant.scim().post("/Users", Scim.user("late@example.com"));

        person.link("Resolved by a later call");
        person.sees("201 done");
        person.sees("user.provisioned");
    }

    @Test
    void calls_are_filtered_by_member_outcome_and_day() {
        person.enter(tenant, Role.BILLING);
        var barbara = morning();
        person.open("/console/calls");
        person.page().getByLabel("Member").fill("nobody@example.com");
        person.button("Show");
        person.sees("No member has or had the userName \"nobody@example.com\", and no call named it.");
        assertThat(person.page().getByLabel("Member").inputValue()).isEqualTo("nobody@example.com");
        person.isAccessible();

        person.page().getByLabel("Member").fill("BJENSEN@example.com");
        person.button("Show");
        person.sees("201 done");
        assertThat(person.page().locator(".calls li").count()).isEqualTo(2);

        person.page().getByLabel("Member").fill("late@example.com");
        person.button("Show");
        person.sees("No free seat: 3 of 3");
        assertThat(person.page().locator(".calls li").count()).isEqualTo(1);

        person.open("/console/calls?member=" + barbara);
        assertThat(person.page().getByLabel("Member").inputValue()).isEqualTo("bjensen@example.com");
        assertThat(person.page().locator(".calls li").count()).isEqualTo(2);

        person.open("/console/calls?outcome=refused&from=2020-01-01&to=2020-01-02");
        person.sees("No call matches.");
        person.open("/console/calls?outcome=refused");
        assertThat(person.page().locator(".calls li").count()).isEqualTo(1);
        person.open("/console/calls?from=yesterday");
        person.sees("\"yesterday\" is no day");
        person.open("/console/calls?from=2020-01-02&to=2020-01-01");
        person.sees("The last day is before the first one.");
        person.open("/console/calls?before=zzz");
        person.sees("There is nothing here");
    }

    @Test
    void who_is_active_though_the_last_push_failed_stands_in_a_list() {
        person.enter(tenant, Role.OWNER);
        person.open("/console/calls/failing");
        person.sees("Nobody.");
        var barbara = morning();
        kept.of(tenant.scim()
                .patch(
                        "/Users/" + barbara,
                        Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": \"perhaps\"}")));

        person.open("/console/calls");
        person.link("Active here, but the last push failed");
        person.sees("bjensen@example.com");
        person.sees("400 refused");
        person.isAccessible();
        person.picture("calls-failing");
    }

    @Test
    void the_doctor_says_what_it_sees() {
        person.enter(tenant, Role.OWNER);
        morning();
        person.open("/console/calls");
        person.link("Connection doctor");

        person.sees("The test of the connection arrived from 127.0.0.1.");
        person.sees("named members who are no users here");
        person.isAccessible();
        person.picture("doctor");
    }

    @Test
    void all_of_it_fits_a_phone_in_the_dark() {
        try (var phone = ConsoleBrowser.phone()) {
            phone.enter(tenant, Role.OWNER);
            var barbara = morning();
            phone.open("/console/calls?member=" + barbara);
            phone.sees("201 done");
            phone.isAccessible();
            phone.open("/console/calls");
            phone.sees("403 refused");
            phone.isAccessible();
            phone.picture("calls-phone");
            phone.page().getByText("POST /Groups").first().click();
            phone.sees("What it caused");
            phone.isAccessible();
            phone.open("/console/calls/doctor");
            phone.sees("test of the connection");
            phone.isAccessible();
        }
        try (var dark = ConsoleBrowser.dark()) {
            dark.enter(RunningServer.get().tenant("entra"), Role.AUDITOR);
            dark.open("/console/calls");
            dark.sees("201 done");
            dark.isAccessible();
            dark.picture("calls-dark");
        }
    }

    @Test
    void a_call_of_another_organization_is_nothing() {
        person.enter(tenant, Role.OWNER);
        var other = RunningServer.get().tenant("okta");
        var call = KeptCalls.of(other).of(other.scim().get("/Users"));

        person.open("/console/calls/" + call.requestId());

        person.sees("There is nothing here");
    }
}
