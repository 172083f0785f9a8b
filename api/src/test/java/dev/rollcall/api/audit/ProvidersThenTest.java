package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an identity provider has done stays its own when the connection is set up for another one. */
class ProvidersThenTest {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
    private static final String DEACTIVATE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");

    private final Tenant tenant = RunningServer.get().tenant("okta", 2, "REJECT");
    private final ConsoleClient owner = ConsoleClient.of(tenant, Role.OWNER);

    private void choose(String provider) {
        var page = SEEN.matcher(owner.get("/console/scim").body());
        assertThat(page.find()).isTrue();
        assertThat(owner.post("/console/scim/provider", Map.of("provider", provider, "seen", page.group(1)))
                        .statusCode())
                .isEqualTo(302);
    }

    private String shown(String path) {
        return owner.get(path).body();
    }

    @BeforeEach
    void connectToOkta() {
        choose("okta");
    }

    @Test
    void a_deactivation_by_okta_stays_one_by_okta_when_entra_takes_over() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        tenant.scim().patch("/Users/" + user, DEACTIVATE);
        choose("entra");
        assertThat(tenant.scim()
                        .patch("/Users/" + user, DEACTIVATE.replace("false", "true"))
                        .status())
                .isEqualTo(200);

        assertThat(shown("/console/deprovisioned/csv?period=this-month"))
                .contains(",okta,")
                .doesNotContain(",entra,");
        RunningServer.get().backdate(tenant, "2020-01-01");
        assertThat(shown("/console/deprovisioned/csv?from=2020-01-01&to=2020-01-31"))
                .contains("Deprovisioned from 2020-01-01 to 2020-01-31")
                .doesNotContain(",okta,");
        assertThat(shown("/console/deprovisioned?period=this-month"))
                .contains("Okta, PATCH")
                .doesNotContain("Entra");
        assertThat(shown("/console/members/" + user))
                .containsSubsequence("Microsoft Entra ID by SCIM PATCH", "Okta by SCIM PATCH", "Okta by SCIM POST");
        assertThat(shown("/console/seats")).contains("Okta, PATCH");
    }

    @Test
    void who_was_refused_under_okta_is_to_be_tried_again_where_provisioning_comes_from_today() {
        tenant.scim().post("/Users", Scim.user("bjensen"));
        assertThat(tenant.scim().post("/Users", Scim.user("jsmith")).status()).isEqualTo(403);
        assertThat(shown("/console/seats")).contains("Retry in Okta").doesNotContain("Sent by");
        choose("entra");

        assertThat(shown("/console/seats")).containsSubsequence("Sent by Okta then. ", "Retry in Microsoft Entra ID");
        assertThat(shown("/console/seats/refused/csv")).contains(",okta,").doesNotContain(",entra,");
    }
}
