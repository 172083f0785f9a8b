package dev.rollcall.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ReconciliationPageTest {
    private final Tenant tenant = RunningServer.get().tenant("okta");

    private static void send(ConsoleBrowser person, byte[] list) {
        person.page().getByLabel("List of leavers").setInputFiles(new FilePayload("leavers.csv", "text/csv", list));
        person.button("Compare");
    }

    private static void send(ConsoleBrowser person, String list) {
        send(person, list.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_auditor_mends_a_list_compares_it_and_takes_the_findings_away() throws IOException {
        tenant.scim().post("/Users", Scim.user("bjensen@example.com"));
        try (var person = ConsoleBrowser.desktop()) {
            person.enter(tenant, Role.AUDITOR);
            person.link("Reconciliation");
            person.sees("No list has been compared yet.");

            person.page().getByLabel("Allowed delay in hours").fill("-1");
            send(person, "email;left\nbjensen@example.com;31.3.2020\n");
            person.sees("line 2, left is \"31.3.2020\"");
            person.sees("Give whole hours, from 0 to 8784.");
            person.sees("No list has been compared yet.");
            person.isAccessible();
            send(person, new byte[LeaverList.MOST_BYTES + 1]);
            person.sees("The list is larger than 2097152 bytes");

            person.page().getByLabel("Allowed delay in hours").fill("24");
            send(person, "\uFEFFemail;left\nnobody@example.com;2020-03-31\nbjensen@example.com;2020-03-31\n");
            person.sees("Never deprovisioned: 1");
            person.sees("Unknown: 1");
            person.sees("end of 31 Mar 2020");
            person.picture("reconciliation");
            person.isAccessible();

            var upTo = person.page().locator("body").textContent().replaceFirst("(?s).*up to position (\\d+).*", "$1");
            tenant.scim().post("/Users", Scim.user("jsmith@example.com"));
            var download = person.page().waitForDownload(() -> person.link("Download CSV"));
            assertThat(Files.readString(download.path()))
                    .startsWith("\uFEFFline,namedBy,name,left,verdict,")
                    .contains(
                            "3,email,bjensen@example.com,",
                            ",NEVER_DEPROVISIONED,",
                            "rows,2",
                            "zone,UTC",
                            "SHA-256",
                            "positions,1," + upTo + "\r\n");
            person.link("Never deprovisioned: 1");
            person.link("bjensen@example.com");
            person.sees("Became a member as bjensen@example.com");
        }
    }

    @Test
    void on_a_phone_nothing_has_to_be_scrolled_sideways() {
        try (var phone = ConsoleBrowser.phone()) {
            phone.enter(tenant, Role.OWNER);
            phone.open("/console/reconciliation");
            send(phone, "userName;left\n" + "x".repeat(200) + ";soon\n");
            phone.sees("left is \"soon\"");
            phone.isAccessible();
            send(phone, "userName;left\n" + "x".repeat(200) + ";2026-03-31\n");
            phone.sees("Unknown: 1");
            phone.isAccessible();
            phone.link("Compare another list");
            phone.sees("Earlier reconciliations");
            phone.isAccessible();
        }
    }
}
