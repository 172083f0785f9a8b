package dev.rollcall.api.license;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LookAfterSeatsTest {
    private static final String DEACTIVATE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");

    private final Tenant tenant = RunningServer.get().tenant("okta", 5, "REJECT");
    private boolean spread;
    private final Tenant large = RunningServer.get().tenant("okta", 40, "REJECT");
    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    /** With whoever signs in, four seats of five are in use; one member was refused. */
    private void fill() {
        var leaver = user("leaver@example.com");
        for (String name : new String[] {"anna@example.com", "bjensen@example.com", "jsmith@example.com"}) {
            user(name);
        }
        user("late@example.com");
        assertThat(tenant.scim()
                        .post("/Users", Scim.user("refused@example.com"))
                        .status())
                .isEqualTo(403);
        tenant.scim().patch("/Users/" + leaver, DEACTIVATE);
    }

    /** As if the members had come over the last months, every other day one. */
    private void spreadOverMonths() {
        spread = true;
        inLarge("UPDATE seat_span_1 SET since = since - number * interval '2 days' WHERE");
        inLarge("UPDATE seat_span_1 SET until = until - interval '3 days' WHERE");
        inLarge("UPDATE event SET recorded_at = recorded_at - interval '80 days' WHERE aggregate_type = 'License' AND");
    }

    /** An event that is not the one that was sealed is an alarm. */
    @AfterEach
    void putTheLicenseBack() {
        if (!spread) {
            return;
        }
        inLarge("UPDATE event SET recorded_at = recorded_at + interval '80 days' WHERE aggregate_type = 'License' AND");
    }

    private void inLarge(String update) {
        var access = DatabaseAccess.toRunning(RunningServer.get().home()).orElseThrow();
        int rows = JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()))
                .sql(update + " organization_id = cast(? AS uuid)")
                .param(large.organization())
                .update();
        assertThat(rows).isPositive();
    }

    @Test
    void billing_follows_the_use_of_seats_from_day_to_day() {
        var users = new ArrayList<String>();
        for (int guide = 0; guide < 34; guide++) {
            users.add(large.scim()
                    .post("/Users", Scim.user("guide%02d@example.com".formatted(guide)))
                    .id());
        }
        users.stream().limit(4).forEach(user -> large.scim().patch("/Users/" + user, DEACTIVATE));
        spreadOverMonths();
        person.enter(large, Role.BILLING);
        person.link("Seats");
        PlaywrightAssertions.assertThat(person.page().locator("#in-use")).hasText("31");
        person.page().locator("#chart canvas").waitFor();
        person.picture("seats");
        person.isAccessible();

        person.page().getByLabel("Day in the chart").fill("50");
        person.sees("when ");
        var then = LocalDate.now(ZoneOffset.UTC).minusDays(31);
        PlaywrightAssertions.assertThat(person.page().getByLabel("On the day")).hasValue(then.toString());
        var row = person.page().locator("#days tr[data-day='%s']".formatted(then));
        person.sees(row.getAttribute("data-held") + " of 40 in use when");
        assertThat(Integer.parseInt(row.getAttribute("data-held"))).isBetween(1, 30);
    }

    @Test
    void billing_sees_who_holds_a_seat_who_was_refused_and_who_made_room() {
        fill();
        person.enter(tenant, Role.BILLING);
        person.link("Seats");
        PlaywrightAssertions.assertThat(person.page().locator("#in-use")).hasText("5");
        person.sees("refused@example.com");
        person.sees("Retry in Okta when a seat is free");
        person.sees("deactivated by Okta, PATCH");
        person.sees("of 5 in use now");
        person.sees("Use is drawn here from the third day on.");
        person.isAccessible();

        person.page().getByText("The same as a table").click();
        PlaywrightAssertions.assertThat(person.page().locator("#days tbody tr")).hasCount(2);
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        person.page().getByLabel("Day in the chart").press("ArrowLeft");
        PlaywrightAssertions.assertThat(person.page().getByLabel("On the day")).hasValue(yesterday);
        person.sees("The history begins on ");
        assertThat(person.page().url()).contains("day=" + yesterday);
        person.page().reload();
        person.sees("The history begins on ");
    }

    @Test
    void billing_shrinks_the_licence_below_its_use_after_being_told_what_that_means() {
        fill();
        person.enter(tenant, Role.BILLING);
        person.open("/console/seats");
        size("many");
        person.sees("Give a whole number from 1 to 500,000.");
        assertThat(person.page().getByLabel("Size, in seats").inputValue()).isEqualTo("many");
        size("3");
        person.sees("5 seats are in use, 2 more than that.");
        person.isAccessible();
        person.page().getByLabel("I mean it").check();
        person.button("Save size");
        person.sees("The licence has 3 seats now.");
        person.sees("2 more in use than the licence has.");
        person.sees("Resized to 3 seats; 2 more were in use");
        person.picture("seats-over");
        person.isAccessible();

        person.page().getByLabel("When no seat is free").selectOption("WITHOUT_SEAT");
        person.button("Save rule");
        person.sees("When no seat is free: let the member in, active without a seat.");
        assertThat(tenant.scim()
                        .post("/Users", Scim.user("refused@example.com"))
                        .status())
                .isEqualTo(201);
        person.open("/console/seats");
        person.sees("Nobody is without access for want of a seat.");
    }

    @Test
    void billing_lets_members_wait_and_then_allows_seats_beyond_the_size() throws IOException {
        fill();
        person.enter(tenant, Role.BILLING);
        person.open("/console/seats");
        rule("WAITLIST");
        person.sees("When no seat is free: let the member in without a seat, to wait for the next free one.");
        user("waiting@example.com");
        person.open("/console/seats");
        person.sees("1 active without a seat. Whoever waits longest gets the next free one.");
        person.sees("waiting@example.com");
        person.isAccessible();
        assertThat(download("/console/seats/waiting/csv"))
                .startsWith("\uFEFFplace,user,userName,displayName,since")
                .contains("1,", "waiting@example.com");

        person.page().getByLabel("Seats beyond the size, at most").fill("some");
        rule("OVERAGE");
        person.sees("How many seats beyond the size? Give a whole number from 1 to 500,000.");
        assertThat(person.page().getByLabel("Seats beyond the size, at most").inputValue())
                .isEqualTo("some");
        person.isAccessible();
        person.page().getByLabel("Seats beyond the size, at most").fill("2");
        rule("OVERAGE");
        person.sees("Allows 2 seats beyond the size");
        Await.until(Duration.ofSeconds(20), "the seat is granted", () -> {
            person.open("/console/seats");
            return person.page().locator("#overage").innerText().startsWith("1 of 2");
        });
        person.sees("1 more in use than the licence has.");
        person.sees("taken beyond the size");
        person.isAccessible();
        assertThat(download("/console/seats/days/csv")).contains(LocalDate.now(ZoneOffset.UTC) + ",6,5,7,1,1");
        assertThat(download("/console/seats/holders/csv")).contains(",true", ",false");
    }

    private void rule(String policy) {
        person.page().getByLabel("When no seat is free").selectOption(policy);
        person.button("Save rule");
    }

    private void size(String seats) {
        person.page().getByLabel("Size, in seats").fill(seats);
        person.button("Save size");
    }

    @Test
    void who_looks_at_an_old_page_is_told_that_somebody_else_has_changed_the_size() {
        try (var other = ConsoleBrowser.desktop()) {
            person.enter(tenant, Role.OWNER);
            other.enter(tenant, Role.BILLING);
            person.open("/console/seats");
            other.open("/console/seats");
            size("8");
            person.sees("The licence has 8 seats now.");
            other.page().getByLabel("Size, in seats").fill("9");
            other.button("Save size");
            other.sees("Somebody else has changed the size to 8 meanwhile.");
            other.button("Save size");
            other.sees("The licence has 9 seats now.");
        }
    }

    @Test
    void an_auditor_takes_the_reports_away_and_changes_nothing() throws IOException {
        fill();
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/seats");
        assertThat(person.page().getByText("Change the licence").count()).isZero();
        var today = LocalDate.now(ZoneOffset.UTC);

        assertThat(download("/console/seats/holders/csv?day=" + today))
                .startsWith("\uFEFFseat,user,userName,displayName,since,until")
                .contains("report,Holders of seats when " + today, "rows,5")
                .contains("bjensen@example.com")
                .doesNotContain("leaver@example.com");
        assertThat(download("/console/seats/days/csv"))
                .contains(today + ",5,5,6,1")
                .doesNotContain(today.minusDays(1).toString());
        assertThat(download("/console/seats/refused/csv")).contains("refused@example.com");
    }

    private String download(String path) throws IOException {
        var download =
                person.page().waitForDownload(() -> person.page().evaluate("path => { location.href = path; }", path));
        return Files.readString(download.path());
    }

    @Test
    void a_day_that_is_none_is_told_beside_the_field() {
        person.enter(tenant, Role.AUDITOR);
        for (String day : new String[] {"2999-01-01", "yesterday", "+999999999-12-31"}) {
            person.open("/console/seats?day=" + day);
            person.sees("Give a day such as 2026-03-31 that has begun");
        }
    }

    @Test
    void a_day_outside_the_chart_has_its_number_and_no_place_on_the_slider() {
        fill();
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/seats?day=2020-01-01");
        person.sees("The history begins on ");
        person.sees("0 of 0 in use when 1 Jan 2020 ended");
        PlaywrightAssertions.assertThat(person.page().getByLabel("Day in the chart"))
                .isHidden();

        person.page()
                .getByLabel("On the day")
                .fill(LocalDate.now(ZoneOffset.UTC).toString());
        person.sees("5 of 5 in use now");
        PlaywrightAssertions.assertThat(person.page().getByLabel("Day in the chart"))
                .isVisible();
    }

    @Test
    void a_file_for_a_day_that_is_none_is_refused_beside_the_field() {
        person.enter(tenant, Role.AUDITOR);
        person.open("/console/seats/holders/csv?day=zzz");
        person.sees("Give a day such as 2026-03-31 that has begun");
        assertThat(person.page().url()).endsWith("/console/seats?day=zzz");
    }

    @Test
    void on_a_phone_and_in_the_dark_nothing_has_to_be_scrolled_sideways() {
        for (int guide = 0; guide < 12; guide++) {
            large.scim().post("/Users", Scim.user("guide%02d@example.com".formatted(guide)));
        }
        try (var phone = ConsoleBrowser.phone();
                var dark = ConsoleBrowser.dark()) {
            phone.enter(large, Role.BILLING);
            dark.enter(large, Role.OWNER);
            large.scim()
                    .delete("/Users/"
                            + large.scim()
                                    .filter("/Users", "userName eq \"guide03@example.com\"")
                                    .resource(0)
                                    .path("id")
                                    .stringValue());
            spreadOverMonths();
            phone.open("/console/seats");
            phone.page().locator("#chart canvas").waitFor();
            phone.isAccessible();
            phone.picture("seats-phone");
            dark.open("/console/seats");
            dark.page().locator("#chart canvas").waitFor();
            dark.hover("Save size");
            assertThat(dark.page().locator("#chart .u-legend").innerText()).doesNotContain("--");
            dark.isAccessible();
            dark.picture("seats-dark");
        }
    }
}
