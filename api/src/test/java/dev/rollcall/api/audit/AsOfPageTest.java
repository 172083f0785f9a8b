package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor looks who was there, and in which team. */
class AsOfPageTest {
    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @BeforeEach
    void live() {
        var babs = tenant.scim().post("/Users", Scim.user("babs@example.com")).id();
        tenant.scim().post("/Users", Scim.user("mandy@example.com"));
        tenant.scim().post("/Groups", Scim.group("Tour Guides", babs));
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(30),
                "told up to " + now,
                () -> RunningServer.get()
                                .operator()
                                .get("/admin/organizations/%s/as-of/%s/Users".formatted(tenant.organization(), now))
                                .status()
                        == 200);
    }

    @AfterEach
    void leave() {
        person.close();
    }

    @Test
    void an_auditor_sees_who_was_there_and_in_which_team() {
        person.enter(tenant, Role.AUDITOR);
        person.link("Members");
        person.link("As it was");
        person.sees("Nothing can be changed here.");
        person.sees("babs@example.com");
        person.sees("mandy@example.com");
        assertThat(person.page().getByLabel("Day").isVisible())
                .as("there is one day alone")
                .isFalse();
        person.picture("as-of");
        person.isAccessible();

        person.link("Tour Guides");
        person.sees("Members of Tour Guides as they were");
        assertThat(person.page().getByText("mandy@example.com").count()).isZero();

        person.open("/console/as-of/teams?q=tour");
        person.sees("Tour Guides");
        person.isAccessible();
    }

    @Test
    void a_day_that_cannot_be_told_of_says_which_can() {
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/as-of/members?on=" + LocalDate.now(ZoneOffset.UTC).plusYears(1));
        person.sees("a time up to");
        person.isAccessible();
        person.open("/console/as-of/teams?on=soon");
        person.sees("\"soon\" is no day; choose one from ");
    }

    @Test
    void what_no_link_of_ours_leads_to_is_no_failure_of_the_server() {
        person.enter(tenant, Role.AUDITOR);
        var odd = List.of("/members?after=x", "/members?on=0", "/teams?after=", "/teams?q=%00", "/teams/x", "/nobody");
        assertThat(odd)
                .allSatisfy(path -> assertThat(
                                person.page().navigate("/console/as-of" + path).status())
                        .isLessThan(500));
    }
}
