package dev.rollcall.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.kernel.user.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void the_server_looks_at_its_own_records_and_says_what_that_is_worth() {
        history();
        enter(Role.OWNER);
        person.button("Verify here");
        person.sees("records are as they were sealed, none is missing");
        person.sees("does not replace your own verification");
        person.isAccessible();

        SignedTenant.owner()
                .sql("UPDATE event SET actor = 'nobody' WHERE organization_id = ? AND name = 'user.deactivated'")
                .param(acme.id().value())
                .update();
        person.button("Verify here");
        person.sees("is missing, or not the one that was sealed");
        person.isAccessible();
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
        person.sees("Nothing was recorded in these days; the file proves that.");
        person.open("/console/evidence?period=own&from=2026-03-31&to=2026-03-01");
        person.sees("The last day is before the first one.");
        person.isAccessible();
    }

    @Test
    void a_size_that_no_checkpoint_had_is_told_beside_the_field() {
        enter(Role.AUDITOR);
        for (var size : List.of("last year's", "0", "999999999")) {
            person.page().locator("#since").fill(size);
            person.button("Download evidence");
            person.sees("Give a whole number from 1 to ");
            assertThat(person.page().locator("#since").inputValue()).isEqualTo(size);
        }
        person.isAccessible();

        person.page().locator("#since").fill("1");
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
