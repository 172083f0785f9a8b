package dev.rollcall.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.user.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Custom attributes at the console. */
class AttributesPageTest {
    private static final String PAGE = "/console/scim/attributes";
    private static final String URN = "urn:example:guides:2.0:User";

    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleClient owner = ConsoleClient.of(tenant, Role.OWNER);

    private HttpResponse<String> define(String attributes) {
        owner.get(PAGE);
        return owner.post(
                PAGE,
                Map.of(
                        "resourceType",
                        "User",
                        "definition",
                        "{\"id\": \"%s\", \"name\": \"Guide\", \"attributes\": [%s]}".formatted(URN, attributes)));
    }

    @Test
    void an_owner_defines_changes_and_drops() {
        assertThat(define("{\"name\": \"badge\"}").statusCode()).isEqualTo(302);
        assertThat(owner.get(PAGE).body()).contains(URN, ">badge<", "holds from now on");
        assertThat(define("{\"name\": \"badge\"}, {\"name\": \"level\", \"type\": \"integer\"}")
                        .statusCode())
                .isEqualTo(302);
        assertThat(tenant.scim().filter("/Users", URN + ":level gt 1").status()).isEqualTo(200);

        owner.get(PAGE);
        assertThat(owner.post(PAGE + "/" + URN + "/drop", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(owner.get(PAGE).body()).contains("There are no custom attributes yet.", "hidden, not erased");
        assertThat(tenant.scim().get("/Schemas/" + URN).status()).isEqualTo(404);
    }

    @Test
    void what_is_refused_stays_in_the_form_with_its_reason() {
        var refused = define("{\"name\": \"badge\", \"type\": \"<b>\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("attributes[0].type is &quot;&lt;b&gt;&quot;; send one of string")
                .contains("&quot;name&quot;: &quot;badge&quot;")
                .doesNotContain("<b>");
        var noJson = owner.post(PAGE, Map.of("definition", "{"));
        assertThat(noJson.statusCode()).isEqualTo(422);
        assertThat(noJson.body()).contains("is not valid JSON");
    }

    @Test
    void an_auditor_reads() {
        define("{\"name\": \"badge\"}");
        var auditor = ConsoleClient.of(tenant, Role.AUDITOR);
        assertThat(auditor.get(PAGE).body()).contains(URN, ">badge<").doesNotContain("<textarea");
        assertThat(auditor.post(PAGE, Map.of("definition", "{}")).statusCode()).isEqualTo(403);
    }
}
