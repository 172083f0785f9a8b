package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLeaversTest {
    private static final String DEACTIVATE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");

    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleBrowser person = ConsoleBrowser.desktop();
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    @AfterEach
    void leave() {
        person.close();
    }

    private void leavers() {
        var bjensen =
                tenant.scim().post("/Users", Scim.user("bjensen@example.com")).id();
        var jsmith =
                tenant.scim().post("/Users", Scim.user("jsmith@example.com")).id();
        tenant.scim().post("/Groups", Scim.group("Night shift", bjensen, jsmith));
        tenant.scim().patch("/Users/" + bjensen, DEACTIVATE);
        tenant.scim().patch("/Users/" + bjensen, DEACTIVATE.replace("false", "true"));
        tenant.scim().delete("/Users/" + jsmith);
    }

    @Test
    void an_auditor_reaches_who_was_deprovisioned_last_quarter_in_three_clicks_from_signing_in() {
        RunningServer.get().backdate(tenant, "2020-01-01");
        var email = person.enter(tenant, Role.AUDITOR);
        person.button("Sign out");
        person.page().getByLabel("E-mail").fill(email);
        person.page().getByLabel("Password").fill(ConsoleBrowser.PASSWORD);
        person.button("Sign in");
        person.link("Deprovisioned");

        person.sees("Nobody was deprovisioned in this period.");
        assertThat(person.page().locator("[aria-current=true]").textContent()).isEqualTo("Last quarter");
        person.isAccessible();
    }

    @Test
    void an_auditor_sees_who_left_this_month_how_fast_and_who_is_back_and_takes_it_away() throws IOException {
        leavers();
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/deprovisioned");
        person.link("This month");
        person.sees("jsmith@example.com");
        person.sees("Okta, DELETE");
        person.sees("Night shift");
        person.sees("1 with access again since");
        person.picture("deprovisioned");
        person.isAccessible();

        var download = person.page().waitForDownload(() -> person.link("Download CSV"));
        assertThat(download.suggestedFilename()).startsWith("rollcall-deprovisioned-");
        assertThat(Files.readString(download.path()))
                .startsWith("\uFEFFuser,userName,displayName,requestedAt,effectiveAt,milliseconds,verb")
                .contains(",bjensen@example.com,", ",PATCH,", ",jsmith@example.com,", ",DELETE,")
                .contains(
                        "report,Deprovisioned from ",
                        "organization,Tour Guides," + tenant.organization(),
                        "zone,UTC",
                        "rows,2",
                        "positions,1,",
                        "software,Rollcall ");
        person.link("jsmith@example.com");
        person.sees("Only history remains.");
    }

    @Test
    void of_a_young_organization_there_is_this_quarter_and_nothing_before_its_beginning() {
        leavers();
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/deprovisioned");
        person.sees("jsmith@example.com");
        assertThat(person.page().locator("[aria-current=true]").textContent()).isEqualTo("This quarter");
        var only = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(LocalDate.parse(today));
        person.sees("%s to %s".formatted(only, only));

        person.link("Last year");
        person.sees("The history begins on " + today + ", after this period.");
        person.isAccessible();
        person.open("/console/deprovisioned/csv?period=last-year");
        person.sees("The history begins on " + today + ", after this period.");
    }

    @Test
    void days_that_make_no_period_are_told_beside_the_field_and_kept() {
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/deprovisioned?period=own&from=" + today + "&to=2020-01-01");
        person.sees("The last day is before the first one.");
        assertThat(person.page().getByLabel("First day").inputValue()).isEqualTo(today);
        person.isAccessible();
        person.open("/console/deprovisioned?period=own&from=31.3.2026&to=");
        person.sees("Give a day such as 2026-03-31.");
        person.open("/console/deprovisioned?period=own&from=0001-01-01&to=%2B9999-01-01");
        person.sees("Give a day between the years 1900 and 2999.");
    }

    @Test
    void on_a_phone_and_in_the_dark_nothing_has_to_be_scrolled_sideways() {
        leavers();
        try (var phone = ConsoleBrowser.phone();
                var dark = ConsoleBrowser.dark()) {
            phone.enter(tenant, Role.AUDITOR);
            phone.open("/console/deprovisioned?period=this-month");
            phone.isAccessible();
            dark.enter(tenant, Role.OWNER);
            dark.open("/console/deprovisioned?period=this-month");
            dark.isAccessible();
        }
    }
}
