package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.scim.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One resource, and which of its attributes are shown (RFC 7644 §3.4.1, §3.9). */
class ReadRulesTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();
    private static final Answer USER = SCIM.post("/Users", """
            {"userName": "bjensen", "displayName": "Babs", "name": {"givenName": "Barbara", "familyName": "Jensen"},
             "emails": [{"value": "b@example.com", "type": "work"}], "%s": {"department": "Tours"}}""".formatted(Scim.ENTERPRISE));
    private static final Answer GROUP = SCIM.post("/Groups", Scim.group("Tour Guides", USER.id()));

    private static Set<String> names(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return new TreeSet<>(answer.json().propertyNames());
    }

    @Test
    void a_resource_is_shown_with_its_place_and_version() {
        var shown = SCIM.get("/Users/" + USER.id());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Location"))
                .hasValue(shown.json().at("/meta/location").stringValue());
        assertThat(shown.header("ETag"))
                .hasValue(shown.json().at("/meta/version").stringValue());
        assertThat(shown.header("Content-Type")).hasValue("application/scim+json");
        assertThat(shown.header("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attributes=userName|id schemas userName",
                "attributes=USERNAME,emails.value|emails id schemas userName",
                "attributes=urn:ietf:params:scim:schemas:core:2.0:User:displayName|displayName id schemas",
                "attributes=noSuch|id schemas",
                "attributes=meta.version|id meta schemas",
                "attributes=userName,emails%5Btype+eq+%22work%22%5D|emails id schemas userName",
                "Attributes=userName&attributes=displayName|displayName id schemas userName"
            })
    void whoever_names_attributes_gets_these_and_the_least(String query, String expected) {
        var wanted = new TreeSet<>(List.of(expected.split(" ")));
        assertThat(names(SCIM.get("/Users/" + USER.id() + "?" + query))).isEqualTo(wanted);
        assertThat(new TreeSet<>(SCIM.get("/Users?" + query).resource(0).propertyNames()))
                .isEqualTo(wanted);
    }

    @Test
    void an_extension_is_named_by_its_urn() {
        var whole = SCIM.get("/Users/" + USER.id() + "?attributes=" + Scim.ENTERPRISE)
                .json();
        assertThat(whole.at("/" + Scim.ENTERPRISE + "/department").stringValue())
                .isEqualTo("Tours");
        assertThat(whole.has("userName")).isFalse();
        var none = SCIM.get("/Users/" + USER.id() + "?excludedAttributes=" + Scim.ENTERPRISE + ",id,schemas");
        assertThat(names(none)).contains("id", "schemas", "userName").doesNotContain(Scim.ENTERPRISE);
    }

    @Test
    void every_answer_with_a_resource_shows_what_is_asked_for() {
        var path = "/Users/" + USER.id();
        var body = USER.body();
        var patch = Scim.patch("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Babs\"}");
        var minimum = Set.of("id", "schemas", "userName");
        assertThat(names(SCIM.post("/Users?attributes=userName", Scim.user("posted"))))
                .isEqualTo(minimum);
        assertThat(names(SCIM.put(path + "?attributes=userName", body))).isEqualTo(minimum);
        assertThat(names(SCIM.patch(path + "?attributes=userName", patch))).isEqualTo(minimum);
        assertThat(names(SCIM.put(path + "?excludedAttributes=name,emails", body)))
                .doesNotContain("name", "emails");
        assertThat(names(SCIM.patch(path + "?excludedAttributes=name", patch))).doesNotContain("name");
        assertThat(names(SCIM.post("/Users?excludedAttributes=meta", Scim.user("posted-2"))))
                .doesNotContain("meta");
        var group = "/Groups/" + GROUP.id();
        assertThat(names(SCIM.put(group + "?attributes=displayName", GROUP.body())))
                .isEqualTo(Set.of("id", "schemas", "displayName"));
        assertThat(names(SCIM.put(group + "?excludedAttributes=members", GROUP.body())))
                .doesNotContain("members");
    }

    @Test
    void a_search_names_attributes_in_its_body() {
        var search = "{\"schemas\": [\"%s\"], \"filter\": \"id eq \\\"%s\\\"\", %s}";
        var wanted = SCIM.post(
                "/Users/.search", search.formatted(SearchRequest.SCHEMA, USER.id(), "\"attributes\": [\"userName\"]"));
        assertThat(wanted.resource(0).propertyNames()).containsExactlyInAnyOrder("schemas", "id", "userName");
        var excluded = SCIM.post(
                "/Users/.search",
                search.formatted(SearchRequest.SCHEMA, USER.id(), "\"excludedAttributes\": [\"name\", \"emails\"]"));
        assertThat(excluded.resource(0).propertyNames()).contains("userName").doesNotContain("name", "emails");
    }

    @Test
    void references_lead_to_their_targets() {
        var member = SCIM.get("/Groups/" + GROUP.id()).json().at("/members/0");
        var group = SCIM.get("/Users/" + USER.id()).json().at("/groups/0");
        assertThat(get(member.path("$ref").stringValue()).id()).isEqualTo(USER.id());
        assertThat(member.path("value").stringValue()).isEqualTo(USER.id());
        assertThat(member.path("type").stringValue()).isEqualTo("User");
        assertThat(get(group.path("$ref").stringValue()).id()).isEqualTo(GROUP.id());
        assertThat(group.path("value").stringValue()).isEqualTo(GROUP.id());
        assertThat(group.path("type").stringValue()).isEqualTo("direct");
        SCIM.get("/Schemas")
                .json()
                .path("Resources")
                .forEach(schema -> assertThat(
                                get(schema.at("/meta/location").stringValue()).id())
                        .isEqualTo(schema.path("id").stringValue()));
    }

    @Test
    void a_resource_is_found_by_a_reference_in_any_form() {
        var absolute = USER.json().at("/meta/location").stringValue();
        for (String reference : List.of(
                absolute,
                absolute.replace("/scim/v2/", "/scim/"),
                "Users/" + USER.id(),
                "/Users/" + USER.id(),
                "../Users/" + USER.id(),
                "v2/Users/" + USER.id())) {
            assertThat(total("/Users", "meta.location eq \"%s\"", reference))
                    .as(reference)
                    .isOne();
            assertThat(total("/Groups", "members.$ref eq \"%s\"", reference)).isOne();
            assertThat(total("/Groups", "members[$ref eq \"%s\" and type eq \"User\"]", reference))
                    .isOne();
            assertThat(total("", "meta.location eq \"%s\"", reference)).isOne();
        }
        var group = GROUP.json().at("/meta/location").stringValue();
        assertThat(total("/Users", "groups.$ref eq \"%s\"", group)).isOne();
        for (String other : List.of(
                "https://example.com/scim/v2/x/Users/" + USER.id(),
                "Groups/" + USER.id(),
                "Users/none",
                USER.id(),
                "")) {
            assertThat(total("/Users", "meta.location eq \"%s\"", other))
                    .as(other)
                    .isZero();
        }
        assertThat(total("/Users", "meta.location ne \"%s\"", "Users/none")).isPositive();
    }

    /** Other than for equality, a reference is the text that is shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sw \"%1$s\"",
                "sw \"%2$s\"",
                "sw \"%2$s/Users/\"",
                "sw \"\"",
                "ew \"%3$s\"",
                "ew \"Users/%3$s\"",
                "ew \"%1$s\"",
                "co \"%3$s\"",
                "co \"/Users/\"",
                "co \"rs/%3$s\"",
                "co \"%2$s/U\"",
                "gt \"%2$s/Users/\"",
                "gt \"%2$s/Groups/x\"",
                "ge \"%1$s\"",
                "lt \"%2$s/V\"",
                "le \"%1$s\""
            })
    void a_reference_is_compared_as_it_is_shown(String condition) {
        assertIn(true, condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sw \"Users/\"",
                "sw \"%1$s0\"",
                "sw \"%2$s/Groups/\"",
                "ew \"/\"",
                "ew \"Groups/%3$s\"",
                "co \"/Groups/\"",
                "co \"rs/-\"",
                "gt \"%1$s\"",
                "gt \"%2$s/V\"",
                "lt \"%1$s\"",
                "lt \"%2$s/Groups/x\"",
                "le \"%2$s/Users/\""
            })
    void a_reference_that_is_shown_otherwise_is_not_found(String condition) {
        assertIn(false, condition);
    }

    private static void assertIn(boolean found, String condition) {
        var location = USER.json().at("/meta/location").stringValue();
        var filled = condition.formatted(location, location.substring(0, location.lastIndexOf("/Users/")), USER.id());
        var itself = "id eq \"" + USER.id() + "\" and ";
        assertThat(total("/Users", itself + "meta.location %s", filled)).isEqualTo(found ? 1 : 0);
        assertThat(total("/Users", itself + "not (meta.location %s)", filled)).isEqualTo(found ? 0 : 1);
        assertThat(total("", itself + "meta.location %s", filled)).isEqualTo(found ? 1 : 0);
        assertThat(total("/Users", itself + "meta[location %s and resourceType pr]", filled))
                .isEqualTo(found ? 1 : 0);
        assertThat(total("", itself + "meta[not (location %s)]", filled)).isEqualTo(found ? 0 : 1);
        assertThat(total("/Groups", "id eq \"" + GROUP.id() + "\" and members.$ref %s", filled))
                .isEqualTo(found ? 1 : 0);
        assertThat(total("/Groups", "id eq \"" + GROUP.id() + "\" and members[$ref %s and type pr]", filled))
                .isEqualTo(found ? 1 : 0);
    }

    @Test
    void a_reference_that_the_type_has_not_is_named_as_it_was_written() {
        assertThat(SCIM.filter("/Users", "members.$ref eq \"x\"").detail()).contains("members.$ref");
        assertThat(SCIM.filter("/Groups", "groups[$ref eq \"x\"]").detail()).contains("groups");
    }

    @Test
    void by_their_places_groups_stand_before_users() {
        var sorted = SCIM.get("?sortBy=meta.location&count=200").json().path("Resources");
        assertThat(sorted.valueStream()
                        .map(resource -> resource.at("/meta/location").stringValue()))
                .hasSizeGreaterThan(1)
                .isSorted();
    }

    private static long total(String endpoint, String filter, String reference) {
        var found = SCIM.filter(endpoint, filter.formatted(reference));
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        return found.totalResults();
    }

    private static Answer get(String reference) {
        assertThat(reference).startsWith(SCIM.base());
        return SCIM.get(reference.substring(SCIM.base().length()));
    }

    @Test
    void groups_of_a_user_are_changed_through_groups_alone() {
        var ignored = SCIM.put("/Users/" + USER.id(), """
                {"schemas": ["%s"], "userName": "bjensen", "groups": []}""".formatted(Schema.USER));
        assertThat(Scim.groupsOf(ignored)).containsExactly(GROUP.id());
        var refused = SCIM.patch("/Users/" + USER.id(), Scim.patch("{\"op\": \"remove\", \"path\": \"groups\"}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("mutability");
        SCIM.put("/Users/" + USER.id(), USER.body());
    }

    @Test
    void what_is_not_there_is_404_with_an_error_body() {
        for (String path : List.of("/Users/none", "/Groups/none", "/Users/" + GROUP.id(), "/Groups/" + USER.id())) {
            var missing = SCIM.get(path);
            assertThat(missing.status()).as(path).isEqualTo(404);
            assertThat(missing.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
            assertThat(missing.json().path("status").stringValue()).isEqualTo("404");
        }
    }
}
