package dev.rollcall.api.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.doctor.Finding.Weight;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.ConnectionView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The doctor, told the exchanges that identity providers really have. */
class DoctorTest {
    private static final String NOBODY = "7a1c0e2b-6e5b-4f0d-9a2f-0f4f6f1d2c11";

    private final RunningServer server = RunningServer.get();

    private static OrganizationId organization(Tenant tenant) {
        return OrganizationId.of(tenant.organization());
    }

    private ConnectionView connection(Tenant tenant) {
        return server.bean(ConnectionQueries.class).connections(organization(tenant), Instant.now()).stream()
                .filter(view -> view.id().toString().equals(tenant.connection()))
                .findFirst()
                .orElseThrow();
    }

    /** What is said once the last answer is written down. */
    private List<Finding> findings(Tenant tenant, Answer last) {
        KeptCalls.of(tenant).of(last);
        return findings(tenant);
    }

    private List<Finding> findings(Tenant tenant) {
        return server.bean(Doctor.class).findings(organization(tenant), connection(tenant));
    }

    private static Finding about(List<Finding> findings, String word) {
        return findings.stream()
                .filter(finding -> finding.seen().contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is said about %s in %s".formatted(word, findings)));
    }

    private static void assertSilentAbout(List<Finding> findings, String word) {
        assertThat(findings).noneMatch(finding -> finding.seen().contains(word));
    }

    @Test
    void before_any_call_it_tells_where_the_values_go_and_warns_of_the_gallery() {
        assertThat(findings(server.tenant("entra")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("No call"))
                .satisfies(finding -> assertThat(finding.remedy())
                        .contains("Tenant URL", "Secret Token", "Test Connection", "gallery"));
        assertThat(findings(server.tenant("okta")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("Test Connector Configuration"));
    }

    @Test
    void the_test_of_okta_arrived() {
        var tenant = server.tenant("okta");

        var said = about(findings(tenant, tenant.scim().get("/Users?startIndex=1&count=2")), "test of the connection");

        assertThat(said.weight()).isEqualTo(Weight.GOOD);
        assertThat(said.seen()).contains("127.0.0.1");
        assertThat(said.remedy()).contains("Assignments");
    }

    @Test
    void the_test_of_entra_arrived_and_once_people_came_nothing_is_left_to_do() {
        var tenant = server.tenant("entra");
        var tested = tenant.scim().filter("/Users", "userName eq \"%s\"".formatted(NOBODY));
        assertThat(about(findings(tenant, tested), "test of the connection").remedy())
                .contains("Users and groups");

        var created = tenant.scim().post("/Users", Scim.user("jyoung@testuser.com"));

        assertThat(about(findings(tenant, created), "test of the connection").remedy())
                .isNull();
    }

    @Test
    void a_first_call_that_is_no_test_is_good_as_well() {
        var tenant = server.tenant("ping");
        assertThat(about(findings(tenant, tenant.scim().filter("/Users", "userName eq \"bjensen\"")), "first call")
                        .weight())
                .isEqualTo(Weight.GOOD);
    }

    @Test
    void a_revoked_token_is_the_first_thing_said() {
        var tenant = server.tenant("entra");
        tenant.scim().get("/Users");
        server.operator()
                .delete("/admin/organizations/%s/connections/%s/tokens/%s"
                        .formatted(
                                tenant.organization(),
                                tenant.connection(),
                                tenant.token().split("_", 3)[1]));

        var findings = findings(tenant, tenant.scim().get("/Users"));

        assertThat(findings.getFirst().seen()).contains("revoked");
        assertThat(findings.getFirst().weight()).isEqualTo(Weight.WARNING);
        assertThat(findings.getFirst().remedy()).contains("Secret Token");
    }

    @Test
    void scim_that_was_switched_off_is_said_to_be_so() {
        var tenant = server.tenant("okta");
        server.operator()
                .post(
                        "/admin/organizations/%s/connections/%s/switch-off"
                                .formatted(tenant.organization(), tenant.connection()),
                        "{}");

        var finding = findings(tenant, tenant.scim().get("/Users")).getFirst();

        assertThat(finding.seen()).contains("switched off");
        assertThat(finding.remedy()).contains("Switch SCIM on");
    }

    @Test
    void entras_default_dialect_is_told_from_the_corrected_one_and_from_both() {
        var old = server.tenant("entra");
        assertThat(about(findings(old, patch(old.scim(), "Replace", "\"False\"")), "dialect")
                        .seen())
                .contains("default");

        var corrected = server.tenant("entra");
        assertThat(about(findings(corrected, patch(corrected.scim(), "replace", "false")), "dialect")
                        .seen())
                .contains("corrected");

        assertThat(about(findings(corrected, patch(corrected.scim(), "Replace", "\"False\"")), "dialects")
                        .means())
                .contains("Provision on demand");
    }

    private static Answer patch(Client entra, String op, String active) {
        var user = entra.post("/Users", Scim.user("user-" + UUID.randomUUID())).id();
        return entra.patch(
                "/Users/" + user,
                Scim.patch("{\"op\": \"%s\", \"path\": \"active\", \"value\": %s}".formatted(op, active)));
    }

    @Test
    void an_application_of_entras_gallery_gives_itself_away() {
        var tenant = server.tenant("entra");

        assertThat(about(findings(tenant, tenant.scim().get("/Schemas")), "/Schemas")
                        .remedy())
                .contains("Create your own application");
        var okta = server.tenant("okta");
        assertSilentAbout(findings(okta, okta.scim().get("/Schemas")), "/Schemas");

        assertSilentAbout(findings(tenant, tenant.scim().post("/Users", Scim.user("jyoung@testuser.com"))), "/Schemas");
    }

    @Test
    void members_of_a_group_who_are_not_assigned_to_the_application_are_noticed() {
        var tenant = server.tenant("entra");
        var group = tenant.scim().post("/Groups", Scim.group("Engineering")).id();

        var added = tenant.scim().patch("/Groups/" + group, Scim.patch("""
                        {"op": "Add", "path": "members", "value": [{"$ref": null, "value": "%s"}]}""".formatted(UUID.randomUUID())));

        var said = about(findings(tenant, added), "no users here");
        assertThat(said.weight()).isEqualTo(Weight.WARNING);
        assertThat(said.remedy()).contains("Users and groups");
        assertThat(said.call()).hasToString(added.header("X-Request-Id").orElseThrow());

        var user =
                tenant.scim().post("/Users", Scim.user("jyoung@testuser.com")).id();
        var whole = tenant.scim().put("/Groups/" + group, Scim.group("Engineering", user));

        assertSilentAbout(findings(tenant, whole), "no users here");
    }

    @Test
    void an_okta_application_that_only_puts_is_known_as_a_custom_one() {
        var tenant = server.tenant("okta");
        var user = tenant.scim().post("/Users", Scim.user("test.user@okta.local"));
        var put = tenant.scim()
                .put("/Users/" + user.id(), Scim.echo(user).put("active", false).toString());
        assertThat(about(findings(tenant, put), "PUT").means()).contains("once", "Retry");

        var patched = tenant.scim()
                .patch("/Users/" + user.id(), Scim.patch("{\"op\": \"replace\", \"value\": {\"active\": true}}"));

        assertSilentAbout(findings(tenant, patched), "PUT");
    }

    @Test
    void an_attribute_that_is_looked_for_and_never_sent_is_named() {
        var tenant = server.tenant("entra");
        tenant.scim().filter("/Users", "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"");
        var created = tenant.scim().post("/Users", Scim.user("jyoung@testuser.com"));

        assertThat(about(findings(tenant, created), "externalId").remedy()).contains("mapping", "userName");

        var patched = tenant.scim()
                .patch(
                        "/Users/" + created.id(),
                        Scim.patch("{\"op\": \"Add\", \"path\": \"externalId\", \"value\": \"0a21f0f2\"}"));

        assertSilentAbout(findings(tenant, patched), "looked for");
    }

    @Test
    void who_is_looked_for_by_user_name_again_is_looked_for_well() {
        var tenant = server.tenant("entra");
        tenant.scim().filter("/Users", "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"");
        tenant.scim().post("/Users", Scim.user("jyoung@testuser.com"));

        var again = tenant.scim().filter("/Users", "userName eq \"jyoung@testuser.com\"");

        assertSilentAbout(findings(tenant, again), "looked for");
    }

    @Test
    void a_search_by_what_no_user_has_is_said_to_be_refused_until_one_is_not() {
        var tenant = server.tenant("okta");
        tenant.scim().post("/Users", Scim.user("test.user@okta.local"));
        var refused = tenant.scim().filter("/Users", "nosuch eq \"x\"");
        assertThat(refused.status()).isEqualTo(400);

        var findings = findings(tenant, refused);

        assertThat(about(findings, "is refused").seen()).contains("nosuch");
        assertThat(about(findings, "is refused").remedy()).contains("userName").doesNotContain("map nosuch");
        assertSilentAbout(findings, "looked for");
        assertSilentAbout(
                findings(tenant, tenant.scim().filter("/Users", "userName eq \"test.user@okta.local\"")), "is refused");
    }

    @Test
    void an_attribute_that_is_sent_may_be_looked_for() {
        var tenant = server.tenant("entra");
        tenant.scim().filter("/Users", "externalId eq \"x\"");
        var created = tenant.scim().post("/Users", "{\"userName\": \"jyoung\", \"externalId\": \"x\"}");

        assertSilentAbout(findings(tenant, created), "looked for");
    }

    @Test
    void a_group_that_came_before_its_people_is_named_until_it_comes_again() {
        var tenant = server.tenant("okta");
        var group = tenant.scim().post("/Groups", Scim.group("Test SCIMv2"));
        var user = tenant.scim().post("/Users", Scim.user("test.user@okta.local"));
        assertThat(about(findings(tenant, user), "before any user").remedy()).contains("Push now");

        var again = tenant.scim().put("/Groups/" + group.id(), Scim.group("Test SCIMv2", user.id()));

        assertSilentAbout(findings(tenant, again), "before any user");
    }

    @Test
    void a_day_of_silence_is_noticed() {
        var tenant = server.tenant("entra");
        var call = KeptCalls.of(tenant).of(tenant.scim().get("/Users"));

        assertThat(heardAfter(call, Duration.ofHours(23))).isEmpty();
        assertThat(heardAfter(call, Duration.ofHours(25)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("25 hours"))
                .satisfies(finding -> assertThat(finding.remedy()).contains("quarantine"));
    }

    private static List<Finding> heardAfter(Call call, Duration wait) {
        return new Silence()
                .in(new Exchange(Idp.ENTRA, List.of(call), call.at().plus(wait))).stream()
                        .toList();
    }
}
