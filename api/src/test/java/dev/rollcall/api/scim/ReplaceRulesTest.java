package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PUT replaces and what it leaves (RFC 7644 §3.5.1). */
class ReplaceRulesTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();

    private static Answer user(String name) {
        var created = SCIM.post("/Users", """
                {"userName": "%s", "externalId": "%1$s", "title": "Guide", "name": {"givenName": "Barbara"},
                 "emails": [{"value": "%1$s@example.com"}], "%s": {"department": "Tours"}}""".formatted(name, Scim.ENTERPRISE));
        assertThat(created.status()).isEqualTo(201);
        return created;
    }

    @Test
    void a_put_replaces_and_answers_with_the_whole() {
        var user = user("replaced");
        var put = SCIM.put("/Users/" + user.id(), "{\"userName\": \"renamed\", \"title\": \"Chief Guide\"}");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("userName").stringValue()).isEqualTo("renamed");
        assertThat(put.json().path("title").stringValue()).isEqualTo("Chief Guide");
        assertThat(put.json().propertyNames()).doesNotContain("externalId", "name", "emails", Scim.ENTERPRISE);
        assertThat(put.header("Location"))
                .hasValue(put.json().at("/meta/location").stringValue());
        assertThat(put.header("ETag")).hasValue(Scim.version(put)).isNotEqualTo(user.header("ETag"));
        assertThat(SCIM.get("/Users/" + user.id()).json()).isEqualTo(put.json());
    }

    @Test
    void a_put_never_creates() {
        for (String path : List.of("/Users/" + UUID.randomUUID(), "/Users/mine", "/Groups/" + UUID.randomUUID())) {
            var body = "{\"userName\": \"never-made\", \"displayName\": \"Never made\"}";
            assertThat(SCIM.put(path, body).status()).isEqualTo(404);
        }
        assertThat(SCIM.filter("/Users", "userName eq \"never-made\"").totalResults())
                .isZero();
        assertThat(SCIM.filter("/Groups", "displayName eq \"Never made\"").totalResults())
                .isZero();
    }

    @Test
    void what_only_the_server_sets_is_ignored_however_it_reads() {
        var user = user("read-only");
        var put = SCIM.put("/Users/" + user.id(), """
                {"id": "other", "meta": {"resourceType": "Group", "version": "W/\\"99\\""}, "userName": "read-only",
                 "groups": [{"value": "none"}], "%s": {"status": "none", "number": 4711}}""".formatted(Scim.SEAT));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.id()).isEqualTo(user.id());
        assertThat(put.json().at("/meta/created")).isEqualTo(user.json().at("/meta/created"));
        assertThat(put.json().at("/meta/resourceType").stringValue()).isEqualTo("User");
        assertThat(put.json().path(Scim.SEAT)).isEqualTo(user.json().path(Scim.SEAT));
        assertThat(Scim.groupsOf(put)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": \"x\"}", "{\"userName\": null}", "{\"userName\": \" \"}"})
    void what_is_required_has_to_be_there(String body) {
        var user = user("required" + body.length());
        var refused = SCIM.put("/Users/" + user.id(), body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidValue");
        assertThat(refused.detail()).contains("userName");
        assertThat(SCIM.get("/Users/" + user.id()).json()).isEqualTo(user.json());
    }

    @Test
    void a_name_that_is_taken_is_a_conflict_and_nothing_is_replaced() {
        user("taken");
        var user = user("wants");
        var refused = SCIM.put("/Users/" + user.id(), "{\"userName\": \"TAKEN\", \"title\": \"x\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(SCIM.get("/Users/" + user.id()).json()).isEqualTo(user.json());
        SCIM.post("/Groups", Scim.group("Taken"));
        var group = SCIM.post("/Groups", Scim.group("Wants"));
        assertThat(SCIM.put("/Groups/" + group.id(), Scim.group("taken")).status())
                .isEqualTo(409);
    }

    @Test
    void what_was_read_is_put_back_without_a_change() {
        var user = user("echo");
        var group = SCIM.post("/Groups", Scim.group("Echo", user.id()));
        for (int turn = 0; turn < 2; turn++) {
            var putUser = SCIM.put(
                    "/Users/" + user.id(), SCIM.get("/Users/" + user.id()).body());
            var putGroup = SCIM.put("/Groups/" + group.id(), group.body());
            assertThat(Scim.version(putUser)).isEqualTo(Scim.version(user));
            assertThat(Scim.lastModified(putUser)).isEqualTo(Scim.lastModified(user));
            assertThat(putGroup.json()).isEqualTo(group.json());
        }
    }

    @Test
    void null_and_nothing_clear_alike() {
        var user = user("cleared");
        var put = SCIM.put("/Users/" + user.id(), """
                {"userName": "cleared", "title": null, "emails": [], "name": {"givenName": null}}""");
        assertThat(put.json().propertyNames()).doesNotContain("title", "emails", "name");
    }

    @Test
    void members_are_replaced_one_by_one_and_never_edited() {
        var one = user("member-1").id();
        var other = user("member-2").id();
        var group = SCIM.post("/Groups", Scim.group("Edited", one));
        var put = SCIM.put("/Groups/" + group.id(), Scim.group("Edited", other));
        assertThat(Scim.membersOf(put)).containsExactly(other);
        for (String operation : List.of(
                "{\"op\": \"replace\", \"path\": \"members[value eq \\\"%1$s\\\"].value\", \"value\": \"%2$s\"}",
                "{\"op\": \"replace\", \"path\": \"members[value eq \\\"%1$s\\\"]\", \"value\": {\"value\": \"%2$s\"}}",
                "{\"op\": \"replace\", \"path\": \"members.value\", \"value\": \"%2$s\"}")) {
            var refused = SCIM.patch("/Groups/" + group.id(), Scim.patch(operation.formatted(other, one)));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.json().path("scimType").stringValue()).isEqualTo("mutability");
        }
    }
}
