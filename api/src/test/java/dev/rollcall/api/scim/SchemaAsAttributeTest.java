package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.scim.Schema;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The URN of a schema where an attribute is named. */
class SchemaAsAttributeTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();

    private static String user() {
        return SCIM.post("/Users", Scim.user(UUID.randomUUID().toString())).id();
    }

    private static boolean isActive(String user) {
        return SCIM.get("/Users/" + user).json().path("active").booleanValue();
    }

    @Test
    void the_core_schema_stands_for_the_resource_in_a_patch() {
        var user = user();
        var off = "{\"op\": \"replace\", \"value\": {\"%s\": {\"active\": false}}}".formatted(Schema.USER);
        assertThat(SCIM.patch("/Users/" + user, Scim.patch(off)).status()).isEqualTo(200);
        assertThat(isActive(user)).isFalse();
    }

    @Test
    void the_core_schema_stands_for_the_resource_in_a_put() {
        var user = user();
        var body = "{\"userName\": \"%s\", \"%s\": {\"active\": false}}".formatted(user, Schema.USER);
        assertThat(SCIM.put("/Users/" + user, body).status()).isEqualTo(200);
        assertThat(isActive(user)).isFalse();
    }

    @Test
    void the_core_schema_stands_for_a_group_and_its_members_as_well() {
        var first = user();
        var second = user();
        var group = SCIM.post("/Groups", """
                {"%s": {"displayName": "%s", "members": [{"value": "%s"}]}}""".formatted(Schema.GROUP, first, first));
        assertThat(group.status()).as(group.body()).isEqualTo(201);
        assertThat(members(group.id())).containsExactly(first);

        SCIM.patch("/Groups/" + group.id(), Scim.patch("""
                {"op": "replace", "value": {"%s": {"members": [{"value": "%s"}]}}}""".formatted(Schema.GROUP, second)));
        assertThat(members(group.id())).containsExactly(second);

        SCIM.put("/Groups/" + group.id(), """
                {"displayName": "%s", "%s": {"members": [{"value": "%s"}]}}""".formatted(first, Schema.GROUP, first));
        assertThat(members(group.id())).containsExactly(first);
    }

    private static List<String> members(String group) {
        return SCIM.get("/Groups/" + group)
                .json()
                .path("members")
                .valueStream()
                .map(member -> member.path("value").stringValue())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "strict", "okta", "entra", "ping"})
    void the_core_schema_as_a_path_is_as_good_as_none(String dialect) {
        var scim = RunningServer.get().tenant(dialect).scim();
        var user = scim.post("/Users", Scim.user("babs")).id();
        var group = scim.post(
                        "/Groups",
                        "{\"schemas\": [\"%s\"], \"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}]}"
                                .formatted(Schema.GROUP, user))
                .id();

        var off = scim.patch(
                "/Users/" + user,
                Scim.patch("{\"op\": \"replace\", \"path\": \"%s\", \"value\": {\"active\": false}}"
                        .formatted(Schema.USER)));
        scim.patch(
                "/Groups/" + group,
                Scim.patch("{\"op\": \"replace\", \"path\": \"%s\", \"value\": {\"members\": []}}"
                        .formatted(Schema.GROUP)));

        assertThat(off.json().path("active").booleanValue()).as(off.body()).isFalse();
        assertThat(scim.get("/Groups/" + group).json().path("members")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "ACTIVE"})
    void what_stands_within_the_core_schema_stands_nowhere_else(String name) {
        var user = user();
        var body =
                "{\"userName\": \"%s\", \"%s\": true, \"%s\": {\"active\": false}}".formatted(user, name, Schema.USER);

        var refused = SCIM.put("/Users/" + user, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("active is there twice");
        assertThat(isActive(user)).isTrue();
    }

    @Test
    void the_core_schema_is_an_object() {
        var refused = SCIM.post("/Users", "{\"userName\": \"x\", \"%s\": 5}".formatted(Schema.USER));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(Schema.USER, "5", "send an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': '%s', 'value': {'number': 1}}",
                "{'op': 'add', 'path': '%s', 'value': {'number': 1}}",
                "{'op': 'remove', 'path': '%s'}"
            })
    void an_extension_that_only_the_server_writes_is_not_written(String operation) {
        var refused = SCIM.patch(
                "/Users/" + user(), Scim.patch(operation.replace('\'', '"').formatted(Schema.SEAT)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("mutability");
        assertThat(refused.detail()).contains(Schema.SEAT, "read-only");
    }
}
