package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.kernel.user.Role;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An auditor looks for a fact, sees what it changed, and takes the trail away. */
class AuditTrailPageTest {
    private static final AuditHistory ACME = AuditHistory.told();

    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    private static List<String> facts(ConsoleBrowser reader) {
        reader.sees("complete up to");
        return reader.page().locator("li strong").allTextContents();
    }

    @Test
    void an_auditor_finds_a_change_and_takes_what_was_found_away() throws Exception {
        person.enter(ACME.tenant(), Role.AUDITOR);
        ACME.settled();
        person.link("Audit trail");
        assertThat(facts(person)).startsWith("role.granted").contains("license.resized", "user.removed");
        person.picture("audit");
        person.isAccessible();

        person.page().getByLabel("Changed attribute").fill("title");
        person.page().getByLabel("Verb").selectOption("PATCH");
        person.button("Show");
        person.page().locator("summary").first().click();
        person.sees("Tour guide");
        person.sees("Attributes of a member have other values.");
        person.isAccessible();

        var download = person.page().waitForDownload(() -> person.link("Download JSON Lines"));
        assertThat(download.suggestedFilename()).startsWith("rollcall-audit-").endsWith(".jsonl");
        assertThat(Files.readString(download.path()).lines().toList())
                .hasSize(3)
                .last()
                .asString()
                .contains("\"query\":{\"attribute\":\"title\",\"verb\":\"PATCH\"}", "\"rowCount\":2", "auditor.");
        person.page().getByLabel("Value after").fill("guide");
        person.button("Show");
        assertThat(facts(person)).hasSize(1);
        assertThat(person.page().getByLabel("Value after").inputValue()).isEqualTo("guide");
        person.link("Everything");
        person.link("Oldest first");
        person.sees("Oldest first");
        assertThat(facts(person)).startsWith("organization.founded");
    }

    @Test
    void on_a_phone_a_question_that_is_not_understood_is_told_and_kept() {
        try (var phone = ConsoleBrowser.phone()) {
            phone.enter(ACME.tenant(), Role.BILLING);
            phone.open("/console/audit?user=adam&verb=");
            phone.sees("user is \"adam\"; send an id such as");
            assertThat(phone.page().getByLabel("Id of the member").inputValue()).isEqualTo("adam");
            phone.isAccessible();
            phone.open("/console/audit?verb=DELETE");
            assertThat(facts(phone)).containsExactly("team.dissolved", "user.removed", "seat.released");
            phone.isAccessible();
        }
    }
}
