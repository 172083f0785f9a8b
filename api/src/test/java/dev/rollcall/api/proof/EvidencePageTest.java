package dev.rollcall.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.user.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor takes evidence away from the console, and has the server look at its own records. */
class EvidencePageTest {
    @TempDir
    Path folder;

    private final SignedTenant acme = new SignedTenant();
    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    private void history() {
        acme.deactivate(acme.user("bjensen@example.com"));
        acme.user("jsmith@example.com");
    }

    private void enter(Role role) {
        person.enter(acme.tenant(), role);
        acme.sign();
        person.open("/console/evidence");
        person.link("This month");
    }

    @Test
    void an_auditor_downloads_a_period_and_verifies_it_with_the_key_that_the_page_shows() throws Exception {
        history();
        enter(Role.AUDITOR);
        person.sees("records, positions 1 to ");
        var key = person.page().locator("#key").inputValue();
        assertThat(person.page().locator("#checkpoint").inputValue())
                .startsWith("rollcall/" + acme.tenant().organization());
        person.picture("evidence");
        person.isAccessible();

        person.page().getByLabel("With the details of").selectOption("all");
        var download = person.page().waitForDownload(() -> person.button("Download evidence"));

        assertThat(download.suggestedFilename())
                .startsWith("rollcall-evidence-")
                .endsWith(".zip");
        assertThat(new Pack(folder, Files.readAllBytes(download.path())).verified("--key", key))
                .contains("\nVERIFIED", "status 0");
    }

    @Test
    void the_server_looks_at_its_own_records_and_says_what_that_is_worth() throws Exception {
        history();
        enter(Role.OWNER);
        person.button("Verify here");
        person.sees("records are as they were sealed, none is missing");
        person.sees("does not replace your own verification");
        person.isAccessible();

        acme.withChangedEvent("actor = 'nobody'", () -> {
            person.button("Verify here");
            person.sees("is missing, or not the one that was sealed");
            person.isAccessible();
            return null;
        });
    }

    /** No envelope holds personal data, but each commits to it. */
    @Test
    void the_server_finds_personal_data_that_was_changed_and_lets_what_was_erased_be() {
        history();
        enter(Role.OWNER);
        with("NULL, salt = NULL", () -> {
            person.button("Verify here");
            person.sees("records are as they were sealed, none is missing");
        });
        with("convert_to('{\"userName\":\"mallory@example.com\"}', 'UTF8')", () -> {
            person.button("Verify here");
            person.sees("is missing, or not the one that was sealed");
        });
    }

    /** As long as the personal data of a member is another; whoever reads all facts could not go on with it. */
    private void with(String personal, Runnable look) {
        var event = " WHERE organization_id = ? AND name = 'user.provisioned' AND sequence = 0 AND aggregate_id = ?";
        var database = SignedTenant.owner();
        var member = database.sql(
                        "SELECT user_id FROM user_view_1 WHERE organization_id = ? AND user_name = 'jsmith@example.com'")
                .param(acme.id().value())
                .query(UUID.class)
                .single();
        var kept = database.sql("SELECT personal, salt FROM event" + event)
                .params(acme.id().value(), member)
                .query()
                .singleRow();
        try {
            database.sql("UPDATE event SET personal = " + personal + event)
                    .params(acme.id().value(), member)
                    .update();
            look.run();
        } finally {
            database.sql("UPDATE event SET personal = ?, salt = ?" + event)
                    .params(kept.get("personal"), kept.get("salt"), acme.id().value(), member)
                    .update();
        }
    }

    @Test
    void days_in_which_nothing_happened_and_days_that_are_none_are_told() {
        enter(Role.AUDITOR);
        person.open("/console/evidence?period=last-year");
        person.sees("The history begins on ");
        person.isAccessible();
        RunningServer.get().backdate(acme.tenant(), "2020-01-01");
        person.open("/console/evidence?period=last-year");
        person.sees("Nothing was recorded in these days; the file proves that.");
        for (var unclear : Map.of(
                        "period=own&from=2026-03-31&to=2026-03-01", "The last day is before the first one.",
                        "period=own&from=2019-12-31&to=2026-03-01", "Give a day from 2020-01-01 on",
                        "period=own&from=2026-03-01&to=2999-03-01", "Give a day that has begun, today",
                        "period=last-decade", "Choose a period, or give its days.",
                        "period=this-month&payloads=nope", "Choose access, all or none.")
                .entrySet()) {
            person.open("/console/evidence?" + unclear.getKey());
            person.sees(unclear.getValue());
        }
        person.isAccessible();
    }

    /** Of last quarter, which is shown unless another one is chosen, it has no history. */
    @Test
    void a_young_organization_is_shown_what_there_is() {
        person.enter(acme.tenant(), Role.AUDITOR);
        acme.sign();
        person.open("/console/evidence");
        person.sees("records, positions 1 to ");
    }

    @Test
    void a_size_that_no_checkpoint_can_have_is_told_beside_the_field() {
        long earlier = acme.sign().size();
        acme.user("bjensen@example.com");
        enter(Role.AUDITOR);
        for (var size : List.of("last year's", "0", "999999999")) {
            person.page().locator("#since").fill(size);
            person.button("Download evidence");
            person.sees("Give a whole number from 1 to ");
            assertThat(person.page().locator("#since").inputValue()).isEqualTo(size);
        }
        person.isAccessible();

        person.page().locator("#since").fill(Long.toString(earlier));
        var download = person.page().waitForDownload(() -> person.button("Download evidence"));
        assertThat(download.suggestedFilename()).endsWith(".zip");
    }

    @Test
    void billing_is_not_led_there() {
        person.enter(acme.tenant(), Role.BILLING);

        assertThat(person.page().getByText("Deprovisioned").count()).isPositive();
        assertThat(person.page().locator("nav a[href='/console/evidence']").count())
                .isZero();
    }

    @Test
    void on_a_phone_and_in_the_dark_nothing_has_to_be_scrolled_sideways() {
        history();
        try (var phone = ConsoleBrowser.phone();
                var dark = ConsoleBrowser.dark()) {
            phone.enter(acme.tenant(), Role.AUDITOR);
            dark.enter(acme.tenant(), Role.OWNER);
            acme.sign();
            phone.open("/console/evidence?period=this-month");
            phone.sees("Download evidence");
            phone.isAccessible();
            dark.open("/console/evidence?period=this-month");
            dark.isAccessible();
        }
    }
}
