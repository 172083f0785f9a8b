package dev.rollcall.api.lifecycle;

import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of members and teams whom people made before the first push (lifecycle U4, U5, T2). */
class LinkingLifecycleTest {
    private static final String OFF = "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}";
    private static final String TITLE = "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Guide\"}";

    private final RunningServer server = RunningServer.get();
    private final Client operator = server.operator();
    private final Tenant tenant = server.tenant("okta");
    private final Client scim = tenant.scim();
    private final History history = new History(tenant.organization());
    private final String admin = "/admin/organizations/" + tenant.organization();

    private void verify(String domain) {
        assertThat(operator.put(admin + "/domains/" + domain, "").status()).isEqualTo(204);
    }

    private String manual(String email) {
        var made = operator.post(admin + "/users", """
                {"email": "%s", "givenName": "Barbara", "familyName": "Jensen", "displayName": "Barbara Jensen"}""".formatted(email));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.id();
    }

    private String manualTeam(String displayName, String... members) {
        var made = operator.post(admin + "/teams", "{\"displayName\": \"%s\"}".formatted(displayName));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        for (String member : members) {
            assertThat(operator.put("%s/teams/%s/members/%s".formatted(admin, made.id(), member), "")
                            .status())
                    .isEqualTo(204);
        }
        return made.id();
    }

    private static void assertRefused(Answer answer, String... words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().has("scimType")).isFalse();
        assertThat(answer.detail()).contains(words);
    }

    @Test
    void u4_the_lookup_by_name_and_by_email_finds_a_manual_member() {
        verify("example.com");
        var barbara = manual("bjensen@example.com");

        for (String filter : List.of(
                "userName eq \"BJensen@example.com\"",
                "emails.value eq \"bjensen@example.com\"",
                "email eq \"bjensen@example.com\"",
                "emails[type eq \"work\"].value eq \"bjensen@example.com\"")) {
            var found = scim.filter("/Users", filter);
            assertThat(found.totalResults()).as(filter).isEqualTo(1);
            assertThat(found.resource(0).path("id").stringValue()).isEqualTo(barbara);
        }
        assertThat(seatOf(scim.get("/Users/" + barbara))).isEqualTo("held");
    }

    @Test
    void u4_the_first_put_links_and_the_second_one_is_like_any_other() {
        verify("example.com");
        var barbara = manual("bjensen@example.com");
        var put = """
                {"userName": "barbara@example.com", "externalId": "00u1", "active": true, "title": "Guide",
                 "emails": [{"value": "barbara@attacker.example", "type": "work", "primary": true}]}""";

        var linked = scim.put("/Users/" + barbara, put);

        assertThat(linked.status()).isEqualTo(200);
        assertThat(linked.json().path("userName").stringValue()).isEqualTo("bjensen@example.com");
        assertThat(linked.json().at("/emails/0/value").stringValue()).isEqualTo("bjensen@example.com");
        assertThat(linked.json().path("externalId").stringValue()).isEqualTo("00u1");
        assertThat(linked.json().path("title").stringValue()).isEqualTo("Guide");
        assertThat(linked.json()).isEqualTo(scim.get("/Users/" + barbara).json());
        assertThat(history.namesOf(barbara))
                .containsExactly("user.provisioned", "seat.assigned", "user.linked", "user.profile-changed");
        assertThat(scim.filter("/Users", "externalId eq \"00u1\"").totalResults())
                .isEqualTo(1);

        var renamed = scim.put("/Users/" + barbara, put);
        assertThat(renamed.json().path("userName").stringValue()).isEqualTo("barbara@example.com");
        assertThat(history.namesOf(barbara)).endsWith("user.renamed", "user.profile-changed");
    }

    @Test
    void u4_the_call_that_links_shows_the_fact_it_caused() {
        verify("example.com");
        var barbara = manual("bjensen@example.com");

        var linked = scim.patch("/Users/" + barbara, Scim.patch(TITLE));

        var call = KeptCalls.of(tenant).of(linked);
        assertThat(KeptCalls.queries().eventsOf(KeptCalls.of(tenant).organization(), call.requestId()))
                .extracting(event -> event.name())
                .contains("user.linked");
    }

    @Test
    void u4_a_patch_may_link_and_deactivate_at_once() {
        verify("example.com");
        var barbara = manual("bjensen@example.com");

        assertThat(scim.patch("/Users/" + barbara, Scim.patch(OFF)).status()).isEqualTo(200);

        assertThat(history.namesOf(barbara)).endsWith("user.linked", "user.deactivated", "seat.released");
    }

    @Test
    void u4_a_post_is_409_so_that_the_member_is_looked_up() {
        verify("example.com");
        manual("bjensen@example.com");

        var post = scim.post("/Users", Scim.user("BJENSEN@example.com"));

        assertThat(post.status()).isEqualTo(409);
        assertThat(post.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(post.detail()).contains("find the user by userName and update it");
    }

    @Test
    void u5_a_post_on_an_unverified_domain_is_409_with_the_way_out_and_changes_nothing() {
        var barbara = manual("bjensen@example.com");
        var before = scim.get("/Users/" + barbara).json();

        var post = scim.post("/Users", Scim.user("bjensen@example.com"));

        assertThat(post.status()).isEqualTo(409);
        assertThat(post.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(post.detail())
                .contains(
                        "exists as a manual member", "verify the domain example.com", "link the member under Members");
        assertThat(scim.get("/Users/" + barbara).json()).isEqualTo(before);
        assertThat(history.namesOf(barbara)).containsExactly("user.provisioned", "seat.assigned");
    }

    @Test
    void u5_no_put_patch_or_delete_takes_over_whom_people_keep() {
        verify("example.org");
        var barbara = manual("bjensen@example.com");
        var before = scim.get("/Users/" + barbara);

        for (Answer refused : List.of(
                scim.put("/Users/" + barbara, before.body()),
                scim.put("/Users/" + barbara, "{\"userName\": \"x\", \"externalId\": \"e\", \"active\": false}"),
                scim.patch("/Users/" + barbara, Scim.patch(TITLE)),
                scim.patch("/Users/" + barbara, Scim.patch(OFF)),
                scim.delete("/Users/" + barbara))) {
            assertRefused(refused, barbara, "verify the domain example.com", "link the member under Members");
        }

        assertThat(scim.get("/Users/" + barbara).body()).isEqualTo(before.body());
        assertThat(history.namesOf(barbara)).containsExactly("user.provisioned", "seat.assigned");
    }

    @Test
    void u5_what_would_have_ended_access_is_recorded_without_a_name() {
        var barbara = manual("bjensen@example.com");

        scim.patch("/Users/" + barbara, Scim.patch(TITLE));
        assertThat(history.count("deprovisioning.refused")).isZero();
        scim.patch("/Users/" + barbara, Scim.patch(OFF));
        scim.delete("/Users/" + barbara);
        assertThat(history.count("deprovisioning.refused")).isEqualTo(1);
    }

    @Test
    void u5_an_owner_allows_the_link_and_takes_it_back() {
        var barbara = manual("bjensen@example.com");
        assertThat(operator.put(admin + "/users/" + barbara + "/link", "").status())
                .isEqualTo(204);
        assertThat(operator.delete(admin + "/users/" + barbara + "/link").status())
                .isEqualTo(204);
        assertRefused(scim.patch("/Users/" + barbara, Scim.patch(TITLE)), barbara);

        operator.put(admin + "/users/" + barbara + "/link", "");
        assertThat(scim.post("/Users", Scim.user("bjensen@example.com")).detail())
                .contains("find the user by userName and update it");
        assertThat(scim.patch("/Users/" + barbara, Scim.patch(TITLE)).status()).isEqualTo(200);
        assertThat(history.namesOf(barbara)).endsWith("user.link-allowed", "user.linked", "user.profile-changed");
    }

    @Test
    void u13_a_delete_on_a_verified_domain_stands_behind_the_link() {
        verify("example.com");
        var barbara = manual("bjensen@example.com");

        assertThat(scim.delete("/Users/" + barbara).status()).isEqualTo(204);

        assertThat(history.namesOf(barbara)).endsWith("user.linked", "seat.released", "user.removed");
        assertThat(scim.get("/Users/" + barbara).status()).isEqualTo(404);
    }

    @Test
    void u16_the_founding_owner_is_found_and_linked_and_protected() {
        var founded = operator.post(
                        "/admin/organizations",
                        "{\"name\": \"Acme\", \"seats\": 5, \"ownerEmail\": \"jane@acme.example\"}")
                .json();
        var owner = founded.path("owner").stringValue();
        var idp = new Client(
                founded.path("connectorUrl").stringValue(),
                "Bearer " + founded.path("scimToken").stringValue());
        var records = new History(founded.path("organization").stringValue());

        assertThat(idp.filter("/Users", "userName eq \"jane@acme.example\"")
                        .resource(0)
                        .path("id")
                        .stringValue())
                .isEqualTo(owner);
        assertThat(idp.post("/Users", Scim.user("jane@acme.example")).status()).isEqualTo(409);
        for (Answer refused : List.of(idp.patch("/Users/" + owner, Scim.patch(OFF)), idp.delete("/Users/" + owner))) {
            assertRefused(refused, "the last owner cannot be deprovisioned");
        }
        assertThat(records.namesOf(owner)).doesNotContain("user.linked");
        assertThat(idp.put("/Users/" + owner, "{\"userName\": \"jane@acme.example\", \"externalId\": \"e-1\"}")
                        .status())
                .isEqualTo(200);
        assertThat(records.namesOf(owner))
                .containsExactly("user.provisioned", "seat.assigned", "ownership.granted", "user.linked");
        assertThat(founded.path("consoleUrl").stringValue()).contains("/console/welcome/");
    }

    @Test
    void the_first_address_that_a_manual_owner_chooses_is_the_founding_one() {
        var founded = operator.post(
                        "/admin/organizations",
                        "{\"name\": \"Acme\", \"seats\": 5, \"ownerEmail\": \"owner@rollcall.invalid\"}")
                .json();
        var domains = "/admin/organizations/" + founded.path("organization").stringValue() + "/domains";
        var email =
                "jane.%s@acme.example".formatted(founded.path("organization").stringValue());
        assertThat(operator.get(domains).body()).isEqualTo("[]");

        new ConsoleClient(server.url())
                .enter(founded.path("consoleUrl").stringValue().replace(server.url(), ""), email);

        assertThat(operator.get(domains).body()).isEqualTo("[\"acme.example\"]");
        var idp = new Client(
                founded.path("connectorUrl").stringValue(),
                "Bearer " + founded.path("scimToken").stringValue());
        var owner = idp.filter("/Users", "userName eq \"%s\"".formatted(email)).resource(0);
        assertThat(owner.path("id").stringValue())
                .isEqualTo(founded.path("owner").stringValue());
        assertThat(owner.at("/emails/0/value").stringValue()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "strict", "entra", "ping"})
    void every_dialect_links_and_refuses_alike(String dialect) {
        var other = server.tenant(dialect);
        var users = "/admin/organizations/" + other.organization() + "/users";
        var open = operator.post(users, "{\"email\": \"open@example.com\"}").id();
        var closed = operator.post(users, "{\"email\": \"closed@example.com\"}").id();
        operator.put(users + "/" + open + "/link", "");

        assertThat(other.scim().patch("/Users/" + open, Scim.patch(TITLE)).status())
                .isEqualTo(200);
        assertRefused(other.scim().patch("/Users/" + closed, Scim.patch(TITLE)), closed);
    }

    @Test
    void a_bulk_request_takes_nobody_over_either() {
        var barbara = manual("bjensen@example.com");

        var bulk = scim.post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                 {"method": "DELETE", "path": "/Users/%s"}]}""".formatted(barbara));

        assertThat(bulk.json().at("/Operations/0/status").stringValue()).isEqualTo("403");
        assertThat(scim.get("/Users/" + barbara).status()).isEqualTo(200);
    }

    @Test
    void t2_a_post_of_the_name_of_a_manual_team_is_409_with_the_way_out() {
        var team = manualTeam("Tour Guides");

        var post = scim.post("/Groups", Scim.group("TOUR guides"));
        assertThat(post.status()).isEqualTo(409);
        assertThat(post.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(post.detail()).contains("exists as a manual team", "link the team under Teams");

        operator.put(admin + "/teams/" + team + "/link", "");
        assertThat(scim.post("/Groups", Scim.group("Tour Guides")).detail()).contains("find the group by displayName");
        assertThat(history.namesOf(team)).containsExactly("team.created", "team.link-allowed");
    }

    @Test
    void t2_unless_an_owner_allowed_it_nothing_changes_a_manual_team() {
        var barbara = scim.post("/Users", Scim.user("bjensen@example.com")).id();
        var team = manualTeam("Tour Guides", barbara);

        for (Answer refused : List.of(
                scim.put("/Groups/" + team, Scim.group("Tour Guides")),
                scim.patch("/Groups/" + team, Scim.patch("{\"op\":\"remove\",\"path\":\"members\"}")),
                scim.patch(
                        "/Groups/" + team,
                        Scim.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Tour Guides\"}")),
                scim.delete("/Groups/" + team))) {
            assertRefused(refused, team, "link the team under Teams");
        }
        assertThat(membersOf(scim.get("/Groups/" + team))).containsExactly(barbara);
    }

    @Test
    void t2_the_first_put_links_an_allowed_team_and_takes_its_members_over() {
        var barbara = scim.post("/Users", Scim.user("bjensen@example.com")).id();
        var mandy = manual("mandy@example.com");
        var team = manualTeam("Tour Guides", mandy);
        operator.put(admin + "/teams/" + team + "/link", "");

        var linked = scim.put("/Groups/" + team, Scim.group("Tour Guides", barbara));

        assertThat(linked.status()).isEqualTo(200);
        assertThat(membersOf(linked)).containsExactly(barbara);
        assertThat(history.namesOf(team))
                .containsExactly(
                        "team.created",
                        "team.members-assigned",
                        "team.link-allowed",
                        "team.linked",
                        "team.members-unassigned",
                        "team.members-assigned");
        assertThat(operator.put("%s/teams/%s/members/%s".formatted(admin, team, mandy), "")
                        .status())
                .as("people change it no more")
                .isEqualTo(409);
    }

    @Test
    void t2_a_patch_that_changes_nothing_links_too() {
        var team = manualTeam("Tour Guides");
        operator.put(admin + "/teams/" + team + "/link", "");
        var before = scim.get("/Groups/" + team);
        var same = Scim.patch(
                "{\"op\":\"replace\",\"value\":{\"id\":\"%s\",\"displayName\":\"Tour Guides\"}}".formatted(team));

        assertThat(scim.send("PATCH", "/Groups/" + team, same, "If-Match", "W/\"77\"")
                        .status())
                .isEqualTo(412);
        assertThat(scim.send("PATCH", "/Groups/" + team, same, "If-Match", version(before))
                        .status())
                .isEqualTo(204);
        assertThat(history.namesOf(team)).endsWith("team.linked");
    }

    @Test
    void a_manual_member_may_be_in_a_team_of_the_identity_provider() {
        var mandy = manual("mandy@elsewhere.example");

        var team = scim.post("/Groups", Scim.group("Guides", mandy));

        assertThat(membersOf(team)).containsExactly(mandy);
        assertThat(history.namesOf(mandy)).containsExactly("user.provisioned", "seat.assigned");
    }

    @Test
    void only_the_operator_vouches_for_a_domain_and_only_for_one_that_can_be_somebodys() {
        for (String nobodys : List.of("localhost", "acme.invalid", "a_b.example", "-.example")) {
            var refused = operator.put(admin + "/domains/" + nobodys, "");
            assertThat(refused.status()).as(nobodys).isEqualTo(400);
            assertThat(refused.detail()).contains(nobodys);
        }
        verify("ACME.example");
        verify("acme.example");
        assertThat(operator.get(admin + "/domains").json().valueStream().map(domain -> domain.stringValue()))
                .containsExactly("acme.example");
        assertThat(history.count("organization.domain-verified")).isEqualTo(1);
    }

    @Test
    void who_is_made_by_hand_is_made_with_an_email_and_within_the_licence() {
        var full = server.tenant("rfc", 1, "REJECT");
        var users = "/admin/organizations/" + full.organization() + "/users";
        assertThat(operator.post(users, "{\"email\": \"nobody\"}").detail()).contains("an e-mail address");
        assertThat(operator.post(users, "{\"displayName\": \"Babs\"}").detail()).contains("email is missing");
        assertThat(operator.post(users, "{\"email\": \"babs@example.com\"}").status())
                .isEqualTo(201);
        assertThat(operator.post(users, "{\"email\": \"BABS@example.com\"}").status())
                .isEqualTo(409);
        assertThat(operator.post(users, "{\"email\": \"second@example.com\"}").status())
                .isEqualTo(403);
        assertThat(operator.post("/admin/organizations/" + full.organization() + "/teams", "{}")
                        .detail())
                .contains("displayName is missing");
    }
}
