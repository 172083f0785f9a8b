package dev.rollcall.api.idp;

import static dev.rollcall.api.testing.Scim.ENTERPRISE;
import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PingFederate's SCIM Provisioner add-on and PingOne: users by PUT, groups by PUT or PATCH, no group filter. */
class PingAddOnTest {
    private final Client ping = RunningServer.get().tenant("ping").scim();

    @Test
    void probes_a_user_that_cannot_exist() {
        assertThat(ping.get("/Users/0").status()).isEqualTo(404);
    }

    @Test
    void looks_a_user_up_by_user_name() {
        var user = create();

        var found = ping.get("/Users?filter=userName%20eq%20%22bjensen%22&startIndex=1&count=10");

        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(user.id());
        assertThat(ping.filter("/Users", "userName eq \"nobody\"").totalResults())
                .isZero();
    }

    @Test
    void a_new_manager_comes_without_the_reference_to_the_old_one() {
        var boss = ping.post("/Users", Scim.user("boss@example.com")).id();
        var next = ping.post("/Users", Scim.user("next@example.com")).id();
        var body = """
                {"userName": "guide@example.com", "%s": {"manager": {"value": "%s"%s}}}""";
        var guide = ping.post(
                "/Users",
                body.formatted(Scim.ENTERPRISE, boss, ", \"$ref\": \"https://example.com/Users/" + boss + "\""));

        var manager = ping.put("/Users/" + guide.id(), body.formatted(Scim.ENTERPRISE, next, ""))
                .json()
                .at("/" + Scim.ENTERPRISE + "/manager");

        assertThat(manager.path("value").stringValue()).isEqualTo(next);
        assertThat(manager.path("$ref").asString("")).doesNotContain(boss);
    }

    @Test
    void looks_a_user_up_by_emails_without_a_sub_attribute() {
        var user = create();

        var found = ping.filter("/Users", "emails eq \"bjensen@example.com\"");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(user.id());
    }

    @Test
    void creates_a_user() {
        var created = create();

        assertThat(created.id()).isNotBlank();
        assertThat(created.json().path("active").booleanValue()).isTrue();
        assertThat(created.json().path(ENTERPRISE).propertyNames()).containsExactlyInAnyOrder("department", "division");
        assertThat(seatOf(created)).isEqualTo("held");
    }

    @Test
    void creates_a_disabled_user_without_a_seat() {
        var created = ping.post("/Users", "{\"userName\":\"bjensen\",\"active\":false}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(created)).isEqualTo("none");
    }

    @Test
    void updates_a_user_by_put() {
        var user = create();

        var updated = put(user, """
                "active":true,"name":{"givenName":"Barbara","familyName":"Jensen-Smith"},
                "emails":[{"type":"work","value":"barbara@example.com","primary":true}]""");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.id()).isEqualTo(user.id());
        assertThat(updated.json().path("name").path("familyName").stringValue()).isEqualTo("Jensen-Smith");
        assertThat(updated.json().path("emails").path(0).path("value").stringValue())
                .isEqualTo("barbara@example.com");
    }

    @Test
    void keeps_the_attributes_that_a_put_leaves_out() {
        var user = create();

        var updated = put(user, "\"active\":true,\"title\":\"Tour Guide\"");

        assertThat(updated.json().path("title").stringValue()).isEqualTo("Tour Guide");
        assertThat(updated.json().path("name")).isEqualTo(user.json().path("name"));
        assertThat(updated.json().path("emails")).isEqualTo(user.json().path("emails"));
        assertThat(updated.json().path(ENTERPRISE)).isEqualTo(user.json().path(ENTERPRISE));
    }

    @Test
    void keeps_the_enterprise_attributes_that_a_put_leaves_out() {
        var user = create();

        var updated = put(user, "\"active\":true,\"%s\":{\"department\":\"Caves\"}".formatted(ENTERPRISE));

        assertThat(updated.json().path(ENTERPRISE).path("department").stringValue())
                .isEqualTo("Caves");
        assertThat(updated.json().path(ENTERPRISE).path("division").stringValue())
                .isEqualTo("South");
    }

    @Test
    void disables_by_put() {
        var user = create();
        var group = ping.post("/Groups", Scim.group("Engineering", user.id()));

        var disabled = put(user, "\"active\":false");

        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(disabled)).isEqualTo("none");
        assertThat(membersOf(ping.get("/Groups/" + group.id()))).containsExactly(user.id());
    }

    @Test
    void enables_again_by_put() {
        var user = create();
        put(user, "\"active\":false");

        var enabled = put(user, "\"active\":true");

        assertThat(enabled.id()).isEqualTo(user.id());
        assertThat(enabled.json().path("active").booleanValue()).isTrue();
        assertThat(seatOf(enabled)).isEqualTo("held");
    }

    @Test
    void deletes_where_the_remove_action_is_delete() {
        var user = create();

        assertThat(ping.delete("/Users/" + user.id()).status()).isEqualTo(204);
        assertThat(ping.get("/Users/" + user.id()).status()).isEqualTo(404);
    }

    @Test
    void sends_two_primary_emails_of_which_one_stays_primary() {
        var created = ping.post("/Users", """
                {"userName":"two","emails":[{"type":"work","value":"work@example.com","primary":true},
                                            {"type":"home","value":"home@example.com","primary":true}]}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("emails").size()).isEqualTo(2);
        assertThat(created.json()
                        .path("emails")
                        .valueStream()
                        .filter(email -> email.path("primary").asBoolean(false)))
                .hasSize(1);
    }

    @Test
    void reads_all_groups_by_pages_and_matches_by_name_itself() {
        for (int number = 1; number <= 5; number++) {
            ping.post("/Groups", Scim.group("Group " + number));
        }

        List<String> names = new ArrayList<>();
        for (int start = 1; start <= 5; start += 2) {
            var page = ping.get("/Groups?startIndex=%d&count=2".formatted(start));
            assertThat(page.totalResults()).isEqualTo(5);
            page.json()
                    .path("Resources")
                    .forEach(group -> names.add(group.path("displayName").stringValue()));
        }
        assertThat(names).containsExactlyInAnyOrder("Group 1", "Group 2", "Group 3", "Group 4", "Group 5");
    }

    @Test
    void creates_a_group_with_members_and_puts_the_full_list() {
        var first = create();
        var second = ping.post("/Users", Scim.user("second"));
        var group = ping.post("/Groups", Scim.group("Engineering", first.id()));
        assertThat(group.status()).isEqualTo(201);
        assertThat(membersOf(group)).containsExactly(first.id());

        var put = ping.put("/Groups/" + group.id(), Scim.group("Engineering", first.id(), second.id()));

        assertThat(put.status()).isEqualTo(200);
        assertThat(membersOf(put)).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void patches_members_where_that_is_ticked() {
        var leaves = create();
        var joins = ping.post("/Users", Scim.user("second"));
        var group = ping.post("/Groups", Scim.group("Engineering", leaves.id()));

        var patched = ping.patch("/Groups/" + group.id(), """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                  {"op":"add","path":"members","value":[{"value":"%s"}]},
                  {"op":"remove","path":"members[value eq \\"%s\\"]"}]}""".formatted(joins.id(), leaves.id()));

        assertThat(patched.status()).isEqualTo(204);
        assertThat(membersOf(ping.get("/Groups/" + group.id()))).containsExactly(joins.id());
    }

    @Test
    void skips_null_members_in_a_patch() {
        var user = create();
        var group = ping.post("/Groups", Scim.group("Engineering", user.id()));

        for (String operation : List.of(
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[null]}",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":null}]}",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":null}",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[null,{\"value\":null},{\"value\":\"%s\"}]}"
                        .formatted(user.id()),
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[null]}",
                "{\"op\":\"replace\",\"value\":{\"members\":null}}",
                "{\"op\":\"remove\",\"path\":\"members\",\"value\":[null]}")) {
            var patched = ping.patch("/Groups/" + group.id(), Scim.patch(operation));
            assertThat(patched.status()).as(operation).isEqualTo(204);
            assertThat(membersOf(ping.get("/Groups/" + group.id())))
                    .as(operation)
                    .containsExactly(user.id());
        }
    }

    @Test
    void deletes_a_group() {
        var group = ping.post("/Groups", Scim.group("Engineering"));

        assertThat(ping.delete("/Groups/" + group.id()).status()).isEqualTo(204);
    }

    @Test
    void is_told_to_use_the_add_on_where_the_bundled_provisioner_speaks_scim_1() {
        var refused = ping.post("/Users", "{\"schemas\":[\"urn:scim:schemas:core:1.0\"],\"userName\":\"bjensen\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("SCIM 2.0 only", "SCIM Provisioner");
    }

    @Test
    void tolerates_a_slash_at_the_end_of_the_base_url() {
        assertThat(ping.get("//Users").status()).isEqualTo(200);
        assertThat(ping.get("/Groups/").status()).isEqualTo(200);
    }

    /** Its library, UnboundID's SCIM 2 SDK, fails on an attribute of the configuration that RFC 7643 does not have. */
    @Test
    void reads_a_configuration_without_what_came_after_rfc_7643() {
        var config = ping.get("/ServiceProviderConfig").json();

        assertThat(config.has("pagination")).isFalse();
        assertThat(config.at("/patch/supported").booleanValue()).isTrue();
    }

    private Answer create() {
        var created = ping.post("/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "userName":"bjensen","active":true,"name":{"givenName":"Barbara","familyName":"Jensen"},
                 "emails":[{"type":"work","value":"bjensen@example.com","primary":true}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tours","division":"South"}}""");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private Answer put(Answer user, String attributes) {
        return ping.put("/Users/" + user.id(), """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen",%s}""".formatted(attributes));
    }
}
