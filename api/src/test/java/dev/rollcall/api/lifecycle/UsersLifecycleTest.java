package dev.rollcall.api.lifecycle;

import static dev.rollcall.api.testing.Scim.echo;
import static dev.rollcall.api.testing.Scim.groupsOf;
import static dev.rollcall.api.testing.Scim.lastModified;
import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.kernel.user.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a member with each request, line by line. */
class UsersLifecycleTest {
    private static final String BJENSEN = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
             "userName": "bjensen@example.com", "externalId": "e-1", "displayName": "Barbara Jensen", "active": true,
             "name": {"givenName": "Barbara", "familyName": "Jensen"},
             "emails": [{"value": "bjensen@example.com", "type": "work", "primary": true}]}""";
    private static final String OFF = "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}";
    private static final String ON = "{\"op\":\"replace\",\"path\":\"active\",\"value\":true}";

    private final Tenant tenant = RunningServer.get().tenant("rfc");
    private final Client scim = tenant.scim();
    private final History history = new History(tenant.organization());

    @Test
    void u1_post_provisions_with_claim_and_seat_in_one_commit() {
        var created = create(BJENSEN);

        assertThat(seatOf(created)).isEqualTo("held");
        assertThat(history.namesOf(created.id())).containsExactly("user.provisioned", "seat.assigned");
        assertThat(history.of(created.id()).stream().map(History.Entry::commit).distinct())
                .hasSize(1);
    }

    @Test
    void u1_active_false_in_the_body_takes_no_seat() {
        var created = create("{\"userName\": \"bjensen@example.com\", \"active\": false}");

        assertThat(created.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(created)).isEqualTo("none");
        assertThat(history.namesOf(created.id())).containsExactly("user.provisioned");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void u2_a_second_post_of_the_name_in_any_case_is_409_and_changes_nothing(boolean active) {
        var created = create(BJENSEN);
        if (!active) {
            patch(created, OFF);
        }
        int before = history.of(created.id()).size();

        var again = scim.post("/Users", Scim.user("BJensen@EXAMPLE.com"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(again.detail()).contains("userName");
        assertThat(history.of(created.id())).hasSize(before);
        assertThat(scim.get("/Users").totalResults()).isEqualTo(1);
    }

    @Test
    void u2_the_next_lookup_finds_the_member_by_each_of_its_names() {
        var created = create(BJENSEN);
        patch(created, OFF);

        for (String filter : List.of(
                "userName eq \"BJENSEN@example.com\"",
                "externalId eq \"e-1\"",
                "emails.value eq \"bjensen@example.com\"",
                "emails[type eq \"work\"].value eq \"bjensen@example.com\"")) {
            var found = scim.filter("/Users", filter);
            assertThat(found.totalResults()).as(filter).isEqualTo(1);
            assertThat(found.resource(0).path("id").stringValue()).as(filter).isEqualTo(created.id());
        }
    }

    @Test
    void u2_a_name_of_another_organization_is_free() {
        create(BJENSEN);
        var elsewhere = RunningServer.get().tenant("rfc").scim();

        assertThat(elsewhere
                        .filter("/Users", "userName eq \"bjensen@example.com\"")
                        .totalResults())
                .isZero();
        assertThat(elsewhere.post("/Users", BJENSEN).status()).isEqualTo(201);
    }

    @Test
    void u3_without_a_free_seat_the_policy_reject_refuses() {
        var full = RunningServer.get().tenant("rfc", 1, "REJECT").scim();
        full.post("/Users", Scim.user("first@example.com"));

        var refused = full.post("/Users", Scim.user("second@example.com"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(full.filter("/Users", "userName eq \"second@example.com\"").totalResults())
                .isZero();
    }

    @Test
    void u3_without_a_free_seat_the_policy_without_seat_provisions_seatless() {
        var full = RunningServer.get().tenant("rfc", 1, "WITHOUT_SEAT").scim();
        full.post("/Users", Scim.user("first@example.com"));

        var seatless = full.post("/Users", Scim.user("second@example.com"));

        assertThat(seatless.status()).isEqualTo(201);
        assertThat(seatless.json().path("active").booleanValue()).isTrue();
        assertThat(seatOf(seatless)).isEqualTo("none");
    }

    @Test
    void u6_a_put_of_the_same_profile_is_no_event() {
        var created = create(BJENSEN);

        var put = scim.put("/Users/" + created.id(), BJENSEN);

        assertUnchanged(created, put);
    }

    @Test
    void u6_a_patch_to_the_same_values_is_no_event() {
        var created = create(BJENSEN);

        var patched = patch(
                created,
                "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Barbara Jensen\"}",
                "{\"op\":\"add\",\"value\":{\"active\":true,\"name\":{\"givenName\":\"Barbara\"}}}",
                "{\"op\":\"remove\",\"path\":\"title\"}");

        assertUnchanged(created, patched);
    }

    @Test
    void u6_only_real_differences_become_an_event() {
        var created = create(BJENSEN);

        var patched = patch(created, "{\"op\":\"replace\",\"value\":{\"title\":\"Guide\",\"active\":true}}");

        assertThat(history.namesOf(created.id()))
                .containsExactly("user.provisioned", "seat.assigned", "user.profile-changed");
        assertThat(version(patched)).isNotEqualTo(version(created));
        assertThat(Instant.parse(lastModified(patched))).isAfter(Instant.parse(lastModified(created)));
    }

    @Test
    void u7_a_rename_keeps_id_seat_and_teams_and_frees_the_old_name() {
        var created = create(BJENSEN);
        var team = scim.post("/Groups", Scim.group("Guides", created.id()));

        var renamed = patch(created, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"barbara@example.com\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.id()).isEqualTo(created.id());
        assertThat(renamed.json().path(Scim.SEAT)).isEqualTo(created.json().path(Scim.SEAT));
        assertThat(groupsOf(renamed)).containsExactly(team.id());
        assertThat(history.namesOf(created.id())).endsWith("user.renamed");
        assertThat(scim.post("/Users", Scim.user("BJENSEN@example.com")).status())
                .isEqualTo(201);
    }

    @Test
    void u7_a_changed_email_is_found_and_the_old_one_is_not() {
        var created = create(BJENSEN);

        patch(created, "{\"op\":\"replace\",\"path\":\"emails\",\"value\":[{\"value\":\"barbara@example.com\"}]}");

        assertThat(scim.filter("/Users", "emails.value eq \"barbara@example.com\"")
                        .totalResults())
                .isEqualTo(1);
        assertThat(scim.filter("/Users", "emails.value eq \"bjensen@example.com\"")
                        .totalResults())
                .isZero();
    }

    @Test
    void u7_a_rename_to_a_taken_name_is_409_and_nothing_of_the_request_applies() {
        create(BJENSEN);
        var other = create(Scim.user("other@example.com"));

        var clash = patch(
                other,
                "{\"op\":\"replace\",\"value\":{\"userName\":\"BJENSEN@example.com\",\"displayName\":\"Other\",\"active\":false}}");

        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(scim.get("/Users/" + other.id()).json()).isEqualTo(other.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}",
                "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}",
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"false\"}",
                "{\"op\":\"replace\",\"value\":{\"active\":false}}",
                "{\"op\":\"Replace\",\"value\":{\"active\":\"False\"}}",
                "{\"op\":\"add\",\"path\":\"active\",\"value\":false}",
                "{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:core:2.0:User:active\",\"value\":false}"
            })
    void u8_active_false_in_any_form_deactivates_and_frees_the_seat(String operation) {
        var created = create(BJENSEN);

        var deactivated = patch(created, operation);

        assertThat(deactivated.status()).isEqualTo(200);
        assertThat(deactivated.json().path("active").isBoolean()).isTrue();
        assertThat(deactivated.json().path("active").booleanValue()).isFalse();
        assertDeactivated(created.id());
    }

    @Test
    void u8_a_put_with_active_false_deactivates_and_frees_the_seat() {
        var created = create(BJENSEN);

        var put = scim.put(
                "/Users/" + created.id(), echo(created).put("active", "False").toString());

        assertThat(put.json().path("active").booleanValue()).isFalse();
        assertDeactivated(created.id());
    }

    @Test
    void u8_memberships_stay() {
        var created = create(BJENSEN);
        var team = scim.post("/Groups", Scim.group("Guides", created.id()));

        patch(created, OFF);

        assertThat(membersOf(scim.get("/Groups/" + team.id()))).containsExactly(created.id());
        assertThat(groupsOf(scim.get("/Users/" + created.id()))).containsExactly(team.id());
        assertThat(history.namesOf(team.id())).containsExactly("team.created", "team.members-assigned");
    }

    @Test
    void u8_the_freed_seat_can_be_taken_at_once() {
        var small = RunningServer.get().tenant("rfc", 1, "REJECT").scim();
        var first = small.post("/Users", Scim.user("first@example.com"));

        small.patch("/Users/" + first.id(), Scim.patch(OFF));

        assertThat(seatOf(small.post("/Users", Scim.user("second@example.com"))))
                .isEqualTo("held");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"remove\",\"path\":\"active\"}",
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":null}"
            })
    void u8_active_cannot_be_taken_away(String operation) {
        var user = scim.post("/Users", Scim.user("bjensen@example.com")).id();

        var refused = scim.patch("/Users/" + user, Scim.patch(operation));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("mutability");
        assertThat(refused.detail()).contains("active cannot be taken away");
    }

    @Test
    void u9_active_false_for_an_inactive_member_is_nothing() {
        var created = create(BJENSEN);
        var inactive = patch(created, OFF);

        var again = patch(created, OFF);

        assertUnchanged(inactive, again);
    }

    @Test
    void u10_active_true_reactivates_the_same_member_with_seat_and_memberships() {
        var created = create(BJENSEN);
        var team = scim.post("/Groups", Scim.group("Guides", created.id()));
        patch(created, OFF);

        var reactivated = patch(created, ON);

        assertThat(reactivated.status()).isEqualTo(200);
        assertThat(reactivated.id()).isEqualTo(created.id());
        assertThat(seatOf(reactivated)).isEqualTo("held");
        assertThat(groupsOf(reactivated)).containsExactly(team.id());
        var events = history.of(created.id());
        assertThat(history.namesOf(created.id())).endsWith("user.reactivated", "seat.assigned");
        assertThat(events.get(events.size() - 2).payload().path("teams").path(0).stringValue())
                .isEqualTo(team.id());
    }

    @Test
    void u10_without_a_seat_nothing_of_the_reactivating_request_applies() {
        var full = RunningServer.get().tenant("rfc", 1, "REJECT").scim();
        var first = full.post("/Users", Scim.user("first@example.com"));
        full.patch("/Users/" + first.id(), Scim.patch(OFF));
        full.post("/Users", Scim.user("second@example.com"));
        var before = full.get("/Users/" + first.id()).json();

        var refused = full.patch(
                "/Users/" + first.id(),
                Scim.patch(
                        "{\"op\":\"replace\",\"value\":{\"active\":true,\"userName\":\"new@example.com\",\"title\":\"Guide\"}}"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(full.get("/Users/" + first.id()).json()).isEqualTo(before);
        assertThat(full.post("/Users", "{\"userName\":\"new@example.com\",\"active\":false}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void u10_without_a_seat_the_policy_without_seat_reactivates_seatless() {
        var full = RunningServer.get().tenant("rfc", 1, "WITHOUT_SEAT").scim();
        var first = full.post("/Users", Scim.user("first@example.com"));
        full.patch("/Users/" + first.id(), Scim.patch(OFF));
        full.post("/Users", Scim.user("second@example.com"));

        var reactivated = full.patch("/Users/" + first.id(), Scim.patch(ON));

        assertThat(reactivated.json().path("active").booleanValue()).isTrue();
        assertThat(seatOf(reactivated)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "rfc", "okta", "entra", "ping"})
    void u11_a_put_without_active_leaves_an_inactive_member_inactive(String dialect) {
        var idp = RunningServer.get().tenant(dialect).scim();
        var created = idp.post("/Users", BJENSEN);
        idp.patch("/Users/" + created.id(), Scim.patch(OFF));

        var put = idp.put("/Users/" + created.id(), """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen@example.com","title":"Guide"}""");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(put)).isEqualTo("none");
        assertThat(put.json().path("title").stringValue()).isEqualTo("Guide");
    }

    @Test
    void u13_delete_is_204_and_then_404_by_every_verb() {
        var created = create(BJENSEN);
        var path = "/Users/" + created.id();

        var deleted = scim.delete(path);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(scim.get(path).status()).isEqualTo(404);
        assertThat(scim.put(path, BJENSEN).status()).isEqualTo(404);
        assertThat(scim.patch(path, Scim.patch(OFF)).status()).isEqualTo(404);
        assertThat(scim.delete(path).status()).isEqualTo(404);
    }

    @Test
    void u13_delete_takes_the_member_out_of_lists_filters_and_rosters_and_tells_the_teams_left() {
        var created = create(BJENSEN);
        var team = scim.post("/Groups", Scim.group("Guides", created.id()));

        scim.delete("/Users/" + created.id());

        assertThat(scim.get("/Users").totalResults()).isZero();
        assertThat(scim.filter("/Users", "externalId eq \"e-1\"").totalResults())
                .isZero();
        assertThat(scim.filter("/Users", "emails.value eq \"bjensen@example.com\"")
                        .totalResults())
                .isZero();
        assertThat(membersOf(scim.get("/Groups/" + team.id()))).isEmpty();
        assertThat(history.namesOf(created.id()))
                .containsExactly("user.provisioned", "seat.assigned", "seat.released", "user.removed");
        var removed = history.of(created.id()).getLast().payload();
        assertThat(removed.path("wasActive").booleanValue()).isTrue();
        assertThat(removed.path("teamsLeft").path(0).stringValue()).isEqualTo(team.id());
    }

    @Test
    void u13_delete_frees_seat_and_names() {
        var small = RunningServer.get().tenant("rfc", 1, "REJECT").scim();
        var first = small.post("/Users", BJENSEN);

        small.delete("/Users/" + first.id());

        var second = small.post("/Users", BJENSEN);
        assertThat(second.status()).isEqualTo(201);
        assertThat(seatOf(second)).isEqualTo("held");
    }

    @Test
    void u13_an_inactive_member_can_be_deleted() {
        var created = create(BJENSEN);
        patch(created, OFF);

        assertThat(scim.delete("/Users/" + created.id()).status()).isEqualTo(204);

        assertThat(history.namesOf(created.id())).endsWith("user.deactivated", "seat.released", "user.removed");
        assertThat(history.of(created.id())
                        .getLast()
                        .payload()
                        .path("wasActive")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void u14_a_post_after_a_delete_makes_a_new_member_who_knows_the_old_one() {
        var old = create(BJENSEN);
        var team = scim.post("/Groups", Scim.group("Guides", old.id()));
        scim.delete("/Users/" + old.id());

        var byName = create(Scim.user("BJENSEN@example.com"));
        var byExternalId = create("{\"userName\":\"barbara@example.com\",\"externalId\":\"e-1\"}");
        var stranger = create(Scim.user("stranger@example.com"));

        assertThat(byName.id()).isNotEqualTo(old.id());
        assertThat(groupsOf(byName)).isEmpty();
        assertThat(membersOf(scim.get("/Groups/" + team.id()))).isEmpty();
        assertThat(predecessorOf(byName)).isEqualTo(old.id());
        assertThat(predecessorOf(byExternalId)).isEqualTo(old.id());
        assertThat(predecessorOf(stranger)).isNull();
    }

    @Test
    void u15_inactive_members_are_in_lists_and_filters() {
        var created = create(BJENSEN);
        patch(created, OFF);

        assertThat(scim.get("/Users").totalResults()).isEqualTo(1);
        assertThat(scim.filter("/Users", "userName eq \"bjensen@example.com\"").totalResults())
                .isEqualTo(1);
        assertThat(scim.filter("/Users", "active eq false")
                        .resource(0)
                        .path("id")
                        .stringValue())
                .isEqualTo(created.id());
        assertThat(scim.filter("/Users", "active eq true").totalResults()).isZero();
    }

    @Test
    void u16_the_last_owner_is_neither_deactivated_nor_deleted() {
        var owner = create(BJENSEN);
        own(owner);

        for (Answer refused : List.of(
                patch(owner, OFF, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Guide\"}"),
                scim.put(
                        "/Users/" + owner.id(), echo(owner).put("active", false).toString()),
                scim.delete("/Users/" + owner.id()))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().has("scimType")).isFalse();
            assertThat(refused.detail())
                    .isEqualTo(
                            "the last owner cannot be deprovisioned; make another member an owner under Enterprise Controls → Console access first");
        }
        assertThat(scim.get("/Users/" + owner.id()).json()).isEqualTo(owner.json());
    }

    @Test
    void u16_the_refusal_is_recorded_once() {
        var owner = create(BJENSEN);
        own(owner);

        patch(owner, OFF);
        patch(owner, OFF);

        assertThat(history.count("deprovisioning.refused")).isEqualTo(1);
    }

    @Test
    void u16_an_owner_who_is_not_the_last_loses_the_role_with_the_deactivation() {
        var first = create(BJENSEN);
        var second = create(Scim.user("second@example.com"));
        own(first);
        own(second);

        assertThat(patch(first, OFF).status()).isEqualTo(200);
        patch(first, ON);

        assertThat(history.namesOf(first.id())).contains("ownership.ended");
        assertThat(patch(second, OFF).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "okta", "entra", "ping"})
    void u17_what_a_client_cannot_set_is_ignored(String dialect) {
        var idp = RunningServer.get().tenant(dialect);

        var created = idp.scim().post("/Users", overloaded());

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.id()).isNotEqualTo("my-own-id");
        assertThat(created.body())
                .doesNotContain("s3cret", "favoriteColor", "blue", "urn:example", "my-own-id", "nowhere");
        assertThat(groupsOf(created)).isEmpty();
        assertThat(created.json().path("meta").path("resourceType").stringValue())
                .isEqualTo("User");
        var stored = new History(idp.organization()).of(created.id()).toString();
        assertThat(stored).contains("bjensen@example.com").doesNotContain("s3cret", "blue", "my-own-id", "nowhere");
    }

    @Test
    void u17_read_only_and_null_attributes_are_ignored_by_the_strict_dialect_too() {
        var strict = RunningServer.get().tenant("strict").scim();
        var created = strict.post("/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
                 "userName":"bjensen@example.com","password":"s3cret","id":"my-own-id","title":null,
                 "groups":[{"value":"nowhere"}],"meta":{"resourceType":"Group"}}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("s3cret", "my-own-id", "nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"favoriteColor\":\"blue\"",
                "\"urn:example:custom:2.0:User\":{\"badge\":17}",
                "\"name\":{\"nick\":\"Babs\"}",
                "\"department\":\"Guides\"",
                "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"urn:example:custom:2.0:User\"]"
            })
    void u17_what_no_schema_knows_is_refused_by_the_strict_dialect(String unknown) {
        var strict = RunningServer.get().tenant("strict").scim();

        var known = "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],";
        var refused = strict.post(
                "/Users",
                "{\"userName\":\"bjensen@example.com\",%s%s}"
                        .formatted(unknown.startsWith("\"schemas\"") ? "" : known, unknown));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidSyntax");
        assertThat(refused.detail()).doesNotContain("schemas is");
    }

    @Test
    void u18_an_unknown_id_and_one_of_another_organization_are_answered_alike() {
        var foreign =
                RunningServer.get().tenant("rfc").scim().post("/Users", BJENSEN).id();
        var unknown = UUID.randomUUID().toString();

        for (String path : List.of("/Users/", "/Groups/")) {
            var hidden = scim.get(path + foreign);
            var missing = scim.get(path + unknown);
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.body().replace(foreign, ""))
                    .isEqualTo(missing.body().replace(unknown, ""));
        }
        assertThat(scim.put("/Users/" + foreign, BJENSEN).status()).isEqualTo(404);
        assertThat(scim.patch("/Users/" + foreign, Scim.patch(OFF)).status()).isEqualTo(404);
        assertThat(scim.delete("/Users/" + foreign).status()).isEqualTo(404);
    }

    @Test
    void u18_the_id_of_something_else_is_no_users() {
        var team = scim.post("/Groups", Scim.group("Tour Guides")).id();
        for (String id : List.of(team, tenant.organization(), tenant.license(), tenant.connection())) {
            assertThat(scim.put("/Users/" + id, BJENSEN).status()).isEqualTo(404);
            assertThat(scim.patch("/Users/" + id, Scim.patch(OFF)).status()).isEqualTo(404);
            assertThat(scim.delete("/Users/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void u19_changes_at_the_same_time_are_all_done_or_asked_for_again_and_never_half_done() {
        var created = create(BJENSEN);
        var attributes = List.of("title", "nickName", "userType", "locale", "timezone", "preferredLanguage");

        var answers = attributes.parallelStream()
                .map(name -> patch(created, "{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"x\"}".formatted(name)))
                .toList();

        var after = scim.get("/Users/" + created.id()).json();
        IntStream.range(0, attributes.size()).forEach(at -> {
            var answer = answers.get(at);
            assertThat(answer.status()).isIn(200, 429);
            assertThat(answer.header("Retry-After").orElse("-")).isEqualTo(answer.status() == 429 ? "1" : "-");
            assertThat(after.has(attributes.get(at))).isEqualTo(answer.status() == 200);
        });
    }

    @Test
    void u20_no_free_seat_is_403_with_a_way_out_and_is_recorded_once() {
        var full = RunningServer.get().tenant("rfc", 1, "REJECT");
        full.scim().post("/Users", Scim.user("first@example.com"));

        var refused = full.scim().post("/Users", BJENSEN);
        full.scim().post("/Users", BJENSEN);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().has("scimType")).isFalse();
        assertThat(refused.detail())
                .isEqualTo(
                        "No free seat: 1 of 1 in licence \"Enterprise\". Add or release seats in Enterprise Controls → Seats, then retry this user.");
        assertThat(full.scim().get("/Users").totalResults()).isEqualTo(1);
        var records = new History(full.organization());
        assertThat(records.count("seat.refused")).isEqualTo(1);
        assertThat(records.count("user.provisioned")).isEqualTo(1);
    }

    @Test
    void u20_a_refused_member_leaves_no_claim_on_its_names() {
        var full = RunningServer.get().tenant("rfc", 1, "REJECT").scim();
        full.post("/Users", Scim.user("first@example.com"));
        full.post("/Users", BJENSEN);

        assertThat(full.post(
                                "/Users",
                                ((ObjectNode) new tools.jackson.databind.json.JsonMapper().readTree(BJENSEN))
                                        .put("active", false)
                                        .toString())
                        .status())
                .isEqualTo(201);
    }

    private void assertDeactivated(String user) {
        assertThat(seatOf(scim.get("/Users/" + user))).isEqualTo("none");
        var events = history.of(user);
        assertThat(history.namesOf(user))
                .containsExactly("user.provisioned", "seat.assigned", "user.deactivated", "seat.released");
        assertThat(events.get(2).commit()).isEqualTo(events.get(3).commit());
    }

    private void assertUnchanged(Answer before, Answer after) {
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(version(after)).isEqualTo(version(before));
        assertThat(lastModified(after)).isEqualTo(lastModified(before));
        assertThat(scim.get("/Users/" + before.id()).json()).isEqualTo(before.json());
    }

    private static String overloaded() {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:example:custom:2.0:User"],
                 "id":"my-own-id","userName":"bjensen@example.com","password":"s3cret","favoriteColor":"blue",
                 "urn:example:custom:2.0:User":{"favoriteColor":"blue"},"title":null,"emails":[],
                 "groups":[{"value":"nowhere"}],"meta":{"resourceType":"Group","version":"W/\\"99\\""}}""";
    }

    private @org.jspecify.annotations.Nullable String predecessorOf(Answer user) {
        JsonNode predecessor = history.of(user.id()).getFirst().payload().path("predecessor");
        return predecessor.isString() ? predecessor.stringValue() : null;
    }

    private void own(Answer user) {
        var origin = tenant.origin();
        RunningServer.get().bean(Dispatch.class).send(new GrantRole(UUID.fromString(user.id()), Role.OWNER), origin);
    }

    private Answer create(String body) {
        var created = scim.post("/Users", body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private Answer patch(Answer user, String... operations) {
        return scim.patch("/Users/" + user.id(), Scim.patch(operations));
    }
}
