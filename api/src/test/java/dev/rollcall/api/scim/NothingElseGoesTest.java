package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A request does what it says and nothing else, or it is refused. */
class NothingElseGoesTest {
    private static final String TWO_SCHEMAS = "urn:example:%s:2.0:User";

    private final RunningServer server = RunningServer.get();

    private Client tenant(String dialect) {
        return server.tenant(dialect).scim();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title | "Other"             | {"name":{"givenName":"Babs","familyName":"Jensen"},"title":"Guide"}
            title | "Guide"             | {"name":{"givenName":"Babs","familyName":"Jensen"}}
            name  | {"givenName":"X"}   | {"name":{"givenName":"Babs","familyName":"Jensen"},"title":"Guide"}
            name  | {"givenName":"Babs"} | {"name":{"familyName":"Jensen"},"title":"Guide"}
            """)
    void a_value_beside_the_path_of_a_remove_is_all_that_goes(String path, String value, String left) {
        var scim = tenant("rfc");
        var user = scim.post(
                        "/Users",
                        "{\"userName\": \"babs\", \"title\": \"Guide\", \"name\": {\"givenName\": \"Babs\", \"familyName\": \"Jensen\"}}")
                .id();

        scim.patch(
                "/Users/" + user,
                Scim.patch("{\"op\": \"remove\", \"path\": \"%s\", \"value\": %s}".formatted(path, value)));

        var shown = scim.get("/Users/" + user + "?attributes=title,name").json();
        assertThat(((ObjectNode) shown).without(List.of("schemas", "id")).toString())
                .isEqualTo(left);
    }

    @Test
    void a_new_group_has_never_been_modified() {
        var scim = tenant("rfc");
        var user = scim.post("/Users", Scim.user("babs")).id();

        var group = scim.post(
                "/Groups", "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}]}".formatted(user));

        var meta = group.json().path("meta");
        assertThat(meta.path("lastModified")).isEqualTo(meta.path("created"));
        assertThat(scim.get("/Groups/" + group.id()).json().path("meta")).isEqualTo(meta);
    }

    @Test
    void members_of_all_operations_count_as_members_of_the_request() {
        var scim = tenant("rfc");
        var group = scim.post("/Groups", Scim.group("Guides")).id();
        var half = Stream.generate(() -> "{\"value\": \"%s\"}".formatted(UUID.randomUUID()))
                .limit(50_001)
                .collect(Collectors.joining(","));
        var add = "{\"op\": \"add\", \"path\": \"members\", \"value\": [%s]}".formatted(half);

        var refused = scim.patch("/Groups/" + group, Scim.patch(add, add));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("members has 100002 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"foo\": 1", "\"$ref\": \"not a uri\""})
    void members_of_a_patch_are_read_as_strictly_as_those_of_a_put(String part) {
        var scim = tenant("strict");
        var user = scim.post("/Users", Scim.user("babs")).id();
        var group = scim.post("/Groups", Scim.group("Guides")).id();

        var refused = scim.patch(
                "/Groups/" + group,
                Scim.patch("{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\", %s}]}"
                        .formatted(user, part)));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"op\": \"add\"}", "{\"op\": \"replace\", \"value\": null}"})
    void an_operation_that_says_nothing_stops_no_deactivation(String nothing) {
        var scim = tenant("okta");
        var user = scim.post("/Users", Scim.user("babs")).id();

        var off = scim.patch(
                "/Users/" + user, Scim.patch(nothing, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"));

        assertThat(off.json().path("active").booleanValue()).as(off.body()).isFalse();
    }

    @Test
    void a_filter_in_the_address_of_a_search_is_not_overlooked() {
        var search = "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]}";
        for (var endpoint : new String[] {"/Users", "/Groups", ""}) {
            var refused = tenant("rfc").post(endpoint + "/.search?filter=id%20pr", search);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).contains("filter stands in the query");
        }
    }

    @Test
    void a_name_that_several_extensions_have_has_to_be_written_out() {
        var tenant = server.tenant("rfc");
        for (var name : new String[] {"one", "two"}) {
            server.addSchema(tenant, "User", Guides.definition(TWO_SCHEMAS.formatted(name), "{\"name\": \"badge\"}"));
        }

        var refused = tenant.scim().filter("/Users", "badge eq \"x\"");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.detail()).contains("badge is an attribute of several extensions");
        server.addSchema(tenant, "Group", Guides.definition(TWO_SCHEMAS.formatted("three"), "{\"name\": \"badge\"}"));
        for (var question : new String[] {
            "/?filter=badge%20eq%20%22x%22", "/?filter=badge%20ne%20%22x%22", "/?sortBy=badge", "/Users?sortBy=badge"
        }) {
            assertThat(tenant.scim().get(question).detail()).as(question).contains("badge", "several extensions");
        }
        assertThat(tenant.scim()
                        .post("/Users", "{\"userName\": \"babs\", \"badge\": \"x\"}")
                        .body())
                .as("which of them is not guessed")
                .doesNotContain("badge");
        assertThat(tenant.scim()
                        .filter("/Users", TWO_SCHEMAS.formatted("two") + ":badge eq \"x\"")
                        .totalResults())
                .isZero();
    }

    @Test
    void what_is_required_beside_what_is_immutable_stops_no_deactivation_by_put() {
        var tenant = server.tenant("rfc");
        var urn = TWO_SCHEMAS.formatted("one");
        server.addSchema(
                tenant,
                "User",
                Guides.definition(
                        urn,
                        "{\"name\": \"a\", \"required\": true}, {\"name\": \"b\", \"mutability\": \"immutable\"}"));
        var user = tenant.scim()
                .post("/Users", "{\"userName\": \"babs\", \"%s\": {\"a\": \"1\", \"b\": \"2\"}}".formatted(urn));
        assertThat(user.status()).as(user.body()).isEqualTo(201);

        var off = tenant.scim().put("/Users/" + user.id(), "{\"userName\": \"babs\", \"active\": false}");

        assertThat(off.status()).as(off.body()).isEqualTo(200);
        assertThat(off.json().path("active").booleanValue()).isFalse();
        assertThat(off.json().path(urn).toString()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {" babs", "babs ", "\\tbabs"})
    void a_name_that_looks_like_another_one_is_refused(String name) {
        var refused = tenant("rfc").post("/Users", Scim.user(name));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("begins or ends with a space");
    }
}
