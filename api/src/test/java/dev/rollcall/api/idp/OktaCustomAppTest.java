package dev.rollcall.api.idp;

import static dev.rollcall.api.testing.Scim.echo;
import static dev.rollcall.api.testing.Scim.groupsOf;
import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Okta's App Integration Wizard app: reads, then writes the whole resource by PUT; never PATCH, never DELETE of a user. */
class OktaCustomAppTest {
    private static final String TEST_USER = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
             "userName":"test.user@okta.local",
             "name":{"givenName":"Test","familyName":"User"},
             "emails":[{"primary":true,"value":"test.user@okta.local","type":"work"}],
             "displayName":"Test User","locale":"en-US",
             "externalId":"00ujl29u0le5T6Aj10h7",
             "groups":[],"password":"1mz050nq","active":true}""";

    private final RunningServer.Tenant tenant = RunningServer.get().tenant("okta");
    private final Client okta = tenant.scim();

    @Test
    void tests_the_connector_configuration() {
        var answer = okta.send(
                "GET",
                "/Users?startIndex=1&count=2",
                null,
                "User-Agent",
                "Okta SCIM Client 1.0.0",
                "Accept",
                "application/scim+json",
                "Accept-Charset",
                "utf-8");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/scim+json");
        assertThat(answer.json()).isEqualTo(new JsonMapper().readTree("""
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
                 "totalResults":0,"startIndex":1,"itemsPerPage":0,"Resources":[]}"""));
    }

    @Test
    void caches_the_groups_when_the_configuration_is_saved() {
        var group = create("/Groups", Scim.group("Test SCIMv2"));

        var answer = okta.get("/Groups?startIndex=1&count=100");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.totalResults()).isEqualTo(1);
        assertThat(answer.resource(0).path("id").stringValue()).isEqualTo(group.id());
        assertThat(answer.resource(0).path("displayName").stringValue()).isEqualTo("Test SCIMv2");
    }

    @Test
    void reads_a_wrong_token_from_a_401_with_a_scim_error() {
        var answer = okta.as("Bearer not-the-token").get("/Users?startIndex=1&count=2");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).hasValue("application/scim+json");
        assertThat(answer.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
        assertThat(answer.detail()).isNotBlank();
    }

    @Test
    void connects_where_the_admin_pasted_the_scheme_with_the_token() {
        assertThat(okta.as("Bearer Bearer " + tenant.token())
                        .get("/Users?startIndex=1&count=2")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void assigns_a_user_who_does_not_exist() {
        var lookup = okta.get("/Users?filter=userName%20eq%20%22test.user%40okta.local%22&startIndex=1&count=100");
        assertThat(lookup.status()).isEqualTo(200);
        assertThat(lookup.totalResults()).isZero();

        var created = okta.post("/Users", TEST_USER);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).hasValue(okta.base() + "/Users/" + created.id());
        assertThat(created.header("Content-Type")).hasValue("application/scim+json");
        var user = created.json();
        assertThat(user.path("id").stringValue()).isNotBlank();
        assertThat(user.path("externalId").stringValue()).isEqualTo("00ujl29u0le5T6Aj10h7");
        assertThat(user.path("userName").stringValue()).isEqualTo("test.user@okta.local");
        assertThat(user.path("name")).isEqualTo(json("{\"givenName\":\"Test\",\"familyName\":\"User\"}"));
        assertThat(user.path("emails"))
                .isEqualTo(json("[{\"primary\":true,\"value\":\"test.user@okta.local\",\"type\":\"work\"}]"));
        assertThat(user.path("displayName").stringValue()).isEqualTo("Test User");
        assertThat(user.path("locale").stringValue()).isEqualTo("en-US");
        assertThat(user.path("active").booleanValue()).isTrue();
        assertThat(user.path("groups")).isEqualTo(json("[]"));
        assertThat(user.path("meta").path("resourceType").stringValue()).isEqualTo("User");
        assertThat(user.path("meta").path("location").stringValue()).isEqualTo(okta.base() + "/Users/" + created.id());
        assertThat(seatOf(created)).isEqualTo("held");
    }

    @Test
    void never_gets_the_random_password_back() {
        var created = okta.post("/Users", TEST_USER);

        assertThat(created.body()).doesNotContain("1mz050nq", "password");
        assertThat(okta.get("/Users/" + created.id()).body()).doesNotContain("1mz050nq", "password");
    }

    @Test
    void shows_the_detail_of_a_409_to_the_admin() {
        create("/Users", TEST_USER);

        var again = okta.post("/Users", TEST_USER);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(again.detail()).contains("userName", "test.user@okta.local");
    }

    @Test
    void links_an_inactive_user_that_the_filter_finds() {
        var user = create("/Users", TEST_USER);
        putActive(user.id(), false);

        var found = okta.filter("/Users", "userName eq \"Test.User@okta.local\"");

        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(user.id());
        assertThat(found.resource(0).path("active").booleanValue()).isFalse();
    }

    @Test
    void finds_a_user_by_email_where_that_is_the_unique_identifier() {
        var user = create("/Users", TEST_USER);

        for (String filter : new String[] {
            "email eq \"TEST.user@okta.local\"",
            "emails eq \"test.user@okta.local\"",
            "userName eq \"nobody\" or email eq \"test.user@okta.local\""
        }) {
            var found = okta.filter("/Users", filter);
            assertThat(found.status()).as(filter).isEqualTo(200);
            assertThat(found.resource(0).path("id").stringValue()).as(filter).isEqualTo(user.id());
        }
    }

    @Test
    void updates_a_profile_by_putting_back_what_it_got() {
        var user = create("/Users", TEST_USER);
        var body = echo(okta.get("/Users/" + user.id()));
        body.withObject("name").put("familyName", "Renamed");
        body.put("displayName", "Test Renamed");
        body.put("password", "q8wj2kd0");

        var updated = okta.put("/Users/" + user.id(), body.toString());

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.id()).isEqualTo(user.id());
        assertThat(updated.json().path("name").path("familyName").stringValue()).isEqualTo("Renamed");
        assertThat(updated.json().path("displayName").stringValue()).isEqualTo("Test Renamed");
        assertThat(updated.json().path("emails")).isEqualTo(user.json().path("emails"));
        assertThat(updated.body()).doesNotContain("q8wj2kd0");
        assertThat(seatOf(updated)).isEqualTo("held");
    }

    @Test
    void changes_nothing_by_putting_back_what_it_got_as_it_is() {
        var user = create("/Users", TEST_USER);

        var updated =
                okta.put("/Users/" + user.id(), okta.get("/Users/" + user.id()).body());

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json()).isEqualTo(user.json());
    }

    @Test
    void puts_attributes_that_nobody_knows_without_harm() {
        var user = create("/Users", TEST_USER);
        var body = echo(user);
        body.put("favoriteColor", "blue");
        body.putObject("urn:okta:custom:1.0:user").put("badge", "17");

        var updated = okta.put("/Users/" + user.id(), body.toString());

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json()).isEqualTo(user.json());
    }

    @Test
    void deactivates_by_put_when_the_user_is_unassigned() {
        var user = create("/Users", TEST_USER);
        var group = create("/Groups", Scim.group("Test SCIMv2", user.id()));

        var deactivated = putActive(user.id(), false);

        assertThat(deactivated.status()).isEqualTo(200);
        assertThat(deactivated.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(deactivated)).isEqualTo("none");
        assertThat(membersOf(okta.get("/Groups/" + group.id()))).containsExactly(user.id());
    }

    @Test
    void is_told_404_where_the_user_to_deactivate_is_gone() {
        var user = create("/Users", TEST_USER);
        okta.delete("/Users/" + user.id());

        assertThat(okta.get("/Users/" + user.id()).status()).isEqualTo(404);
        var retried =
                okta.put("/Users/" + user.id(), echo(user).put("active", false).toString());
        assertThat(retried.status()).isEqualTo(404);
        assertThat(retried.detail()).isNotBlank();
    }

    @Test
    void assigns_a_user_anew_after_the_old_one_is_gone() {
        var gone = create("/Users", TEST_USER);
        okta.delete("/Users/" + gone.id());
        assertThat(okta.filter("/Users", "userName eq \"test.user@okta.local\"").totalResults())
                .isZero();

        assertThat(create("/Users", TEST_USER).id()).isNotEqualTo(gone.id());
    }

    @Test
    void reactivates_the_user_that_the_filter_finds() {
        var user = create("/Users", TEST_USER);
        var group = create("/Groups", Scim.group("Test SCIMv2", user.id()));
        putActive(user.id(), false);
        var found = okta.filter("/Users", "userName eq \"test.user@okta.local\"");

        var reactivated = putActive(found.resource(0).path("id").stringValue(), true);

        assertThat(reactivated.status()).isEqualTo(200);
        assertThat(reactivated.id()).isEqualTo(user.id());
        assertThat(reactivated.json().path("active").booleanValue()).isTrue();
        assertThat(seatOf(reactivated)).isEqualTo("held");
        assertThat(groupsOf(reactivated)).containsExactly(group.id());
    }

    @Test
    void looks_for_a_group_by_name_before_it_pushes_it() {
        var lookup = okta.get("/Groups?filter=displayName%20eq%20%22Test%20SCIMv2%22&startIndex=1&count=100");

        assertThat(lookup.status()).isEqualTo(200);
        assertThat(lookup.totalResults()).isZero();
    }

    @Test
    void pushes_a_group_with_its_members_and_puts_the_same_again() {
        var user = create("/Users", TEST_USER);

        var created = okta.post("/Groups", pushed(user.id()));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.id()).isNotBlank();
        assertThat(created.json().path("displayName").stringValue()).isEqualTo("Test SCIMv2");
        assertThat(created.json().path("meta").path("resourceType").stringValue())
                .isEqualTo("Group");
        assertThat(membersOf(created)).containsExactly(user.id());
        var read = okta.get("/Groups/" + created.id());
        var same = okta.put("/Groups/" + created.id(), read.body());
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json()).isEqualTo(created.json());
    }

    @Test
    void pushes_a_group_that_is_empty() {
        var created = okta.post("/Groups", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Test SCIMv2","members":[]}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(membersOf(created)).isEmpty();
    }

    @Test
    void links_a_group_that_the_filter_finds() {
        var group = create("/Groups", Scim.group("Test SCIMv2"));

        var found = okta.filter("/Groups", "displayName eq \"test scimV2\"");

        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(group.id());
    }

    @Test
    void replaces_the_members_of_a_group_by_put_with_the_old_list_first() {
        var stays = create("/Users", TEST_USER).id();
        var leaves = create("/Users", Scim.user("leaver@okta.local")).id();
        var joins = create("/Users", Scim.user("joiner@okta.local")).id();
        var group = create("/Groups", Scim.group("Test SCIMv2", stays, leaves));

        var old = putGroup(group.id(), "Test SCIMv2", stays, leaves);
        var changed = putGroup(group.id(), "Test SCIMv2", stays, joins);

        assertThat(old.status()).isEqualTo(200);
        assertThat(version(old)).isEqualTo(version(group));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(membersOf(changed)).containsExactlyInAnyOrder(stays, joins);
    }

    @Test
    void renames_a_group_by_put() {
        var user = create("/Users", TEST_USER);
        var group = create("/Groups", Scim.group("Test SCIMv2", user.id()));

        var renamed = putGroup(group.id(), "Tour Guides", user.id());

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json().path("displayName").stringValue()).isEqualTo("Tour Guides");
        assertThat(membersOf(renamed)).containsExactly(user.id());
    }

    @Test
    void empties_a_group_by_put() {
        var user = create("/Users", TEST_USER);
        var group = create("/Groups", Scim.group("Test SCIMv2", user.id()));

        var emptied = putGroup(group.id(), "Test SCIMv2");

        assertThat(emptied.status()).isEqualTo(200);
        assertThat(membersOf(emptied)).isEmpty();
    }

    @Test
    void loses_no_member_over_one_who_is_not_created_yet() {
        var user = create("/Users", TEST_USER);
        var group = create("/Groups", Scim.group("Test SCIMv2"));

        var pushed = putGroup(group.id(), "Test SCIMv2", UUID.randomUUID().toString(), user.id());

        assertThat(pushed.status()).isEqualTo(200);
        assertThat(membersOf(pushed)).containsExactly(user.id());
    }

    @Test
    void leaves_an_unassigned_user_in_the_group_until_the_next_push() {
        var stays = create("/Users", TEST_USER);
        var leaves = create("/Users", Scim.user("leaver@okta.local"));
        var group = create("/Groups", Scim.group("Test SCIMv2", stays.id(), leaves.id()));

        putActive(leaves.id(), false);

        assertThat(membersOf(okta.get("/Groups/" + group.id()))).containsExactlyInAnyOrder(stays.id(), leaves.id());
        assertThat(membersOf(putGroup(group.id(), "Test SCIMv2", stays.id()))).containsExactly(stays.id());
    }

    @Test
    void unlinks_a_pushed_group_and_deletes_it() {
        var user = create("/Users", TEST_USER);
        var group = create("/Groups", Scim.group("Test SCIMv2", user.id()));

        var deleted = okta.delete("/Groups/" + group.id());

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(okta.get("/Groups/" + group.id()).status()).isEqualTo(404);
        assertThat(seatOf(okta.get("/Users/" + user.id()))).isEqualTo("held");
    }

    @Test
    void imports_users_and_groups_page_by_page() {
        for (int number = 1; number <= 5; number++) {
            create("/Users", Scim.user("import" + number + "@okta.local"));
            create("/Groups", Scim.group("Import " + number));
        }

        assertThat(imported("/Users")).doesNotHaveDuplicates().hasSize(5).isEqualTo(imported("/Users"));
        assertThat(imported("/Groups")).doesNotHaveDuplicates().hasSize(5).isEqualTo(imported("/Groups"));
    }

    private List<String> imported(String endpoint) {
        var ids = new ArrayList<String>();
        long total;
        do {
            var page = okta.get(endpoint + "?startIndex=%d&count=2".formatted(ids.size() + 1));
            assertThat(page.json().path("totalResults").isInt()).isTrue();
            assertThat(page.json().path("startIndex").intValue()).isEqualTo(ids.size() + 1);
            assertThat(page.json().path("itemsPerPage").intValue())
                    .isEqualTo(page.json().path("Resources").size())
                    .isPositive();
            total = page.totalResults();
            page.json()
                    .path("Resources")
                    .forEach(user -> ids.add(user.path("id").stringValue()));
        } while (ids.size() < total);
        return ids;
    }

    private Answer create(String endpoint, String body) {
        var created = okta.post(endpoint, body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private Answer putActive(String id, boolean active) {
        var body = echo(okta.get("/Users/" + id)).put("active", active);
        return okta.put("/Users/" + id, body.toString());
    }

    private static String pushed(String member) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Test SCIMv2",
                 "members":[{"value":"%s","display":"test.user@okta.local"}]}""".formatted(member);
    }

    private Answer putGroup(String id, String displayName, String... members) {
        okta.get("/Groups/" + id);
        return okta.put("/Groups/" + id, """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"%s","displayName":"%s","members":%s}""".formatted(id, displayName, Scim.members(members)));
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
