package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.scim.Schema;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a POST makes, and what every resource has (RFC 7643 §2 and §3, RFC 7644 §3.3). */
class CreateRulesTest {
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final RunningServer SERVER = RunningServer.get();
    private static final Client SCIM = SERVER.tenant("rfc").scim();

    private static List<String> schemas(JsonNode resource) {
        return resource.path("schemas").valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void a_created_resource_is_answered_whole_with_its_place() {
        for (var created : List.of(
                SCIM.post("/Users", Scim.user("whole")),
                SCIM.post(
                        "/Groups",
                        Scim.group(
                                "Whole", SCIM.post("/Users", Scim.user("part")).id())))) {
            assertThat(created.status()).isEqualTo(201);
            var location = created.json().path("meta").path("location").stringValue();
            assertThat(created.header("Location")).hasValue(location);
            assertThat(location).startsWith(SCIM.base() + "/").endsWith("/" + created.id());
            assertThat(SCIM.get(location.substring(SCIM.base().length())).json())
                    .isEqualTo(created.json());
        }
    }

    @Test
    void meta_says_what_it_must() {
        var group = SCIM.post("/Groups", Scim.group("Meta"));
        var meta = group.json().path("meta");

        assertThat(meta.path("resourceType").stringValue()).isEqualTo("Group");
        assertThat(Instant.parse(meta.path("created").stringValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(meta.path("lastModified")).isEqualTo(meta.path("created"));
        assertThat(group.header("ETag")).hasValue(meta.path("version").stringValue());
        assertThat(meta.path("version").stringValue()).startsWith("W/\"");
        assertThat(SCIM.post("/Users", Scim.user("meta"))
                        .json()
                        .at("/meta/resourceType")
                        .stringValue())
                .isEqualTo("User");
    }

    @Test
    void an_id_is_made_here_and_is_nobody_elses() {
        var user = SCIM.post("/Users", "{\"id\": \"bulkId:mine\", \"userName\": \"made-here\"}");
        var group = SCIM.post("/Groups", "{\"id\": \"%s\", \"displayName\": \"Made here\"}".formatted(user.id()));

        assertThat(user.id()).matches(ID).isNotEqualTo(group.id());
        assertThat(group.id()).matches(ID);
        assertThat(SCIM.get("/Groups/" + user.id()).status()).isEqualTo(404);
        assertThat(SCIM.put("/Users/" + user.id(), Scim.user("made-here-too")).id())
                .isEqualTo(user.id());
    }

    @Test
    void one_person_in_two_organizations_has_two_ids() {
        var person = "{\"userName\": \"same\", \"externalId\": \"same\"}";
        assertThat(SERVER.tenant("rfc").scim().post("/Users", person).id())
                .isNotEqualTo(SERVER.tenant("rfc").scim().post("/Users", person).id());
    }

    @Test
    void an_external_id_is_the_clients_and_never_made_up() {
        assertThat(SCIM.post("/Users", Scim.user("no-external-id")).json().has("externalId"))
                .isFalse();
        assertThat(SCIM.post("/Users", "{\"userName\": \"external\", \"externalId\": \"Abc-1\"}")
                        .json()
                        .path("externalId")
                        .stringValue())
                .isEqualTo("Abc-1");
    }

    @Test
    void the_schemas_of_a_resource_are_those_in_use_each_once() {
        var plain = SCIM.post("/Users", Scim.user("plain"));
        var enterprise = SCIM.post("/Users", """
                {"schemas": ["%1$s", "%1$s", "urn:example:unknown"], "userName": "enterprise",
                 "%2$s": {"department": "Tours"}}""".formatted(Schema.USER, Schema.ENTERPRISE_USER));

        assertThat(schemas(plain.json())).containsExactly(Schema.USER, Schema.SEAT);
        assertThat(schemas(enterprise.json())).containsExactly(Schema.USER, Schema.ENTERPRISE_USER, Schema.SEAT);
        assertThat(schemas(SCIM.post("/Groups", Scim.group("Schemas")).json())).containsExactly(Schema.GROUP);
        assertThat(enterprise
                        .json()
                        .at("/" + Schema.ENTERPRISE_USER + "/department")
                        .stringValue())
                .isEqualTo("Tours");
    }

    @Test
    void an_extension_that_is_used_later_joins_the_schemas() {
        var user = SCIM.post("/Users", Scim.user("joins"));
        var path = "{\"op\": \"%s\", \"path\": \"%s:department\", \"value\": \"Tours\"}";
        var added = SCIM.patch("/Users/" + user.id(), Scim.patch(path.formatted("add", Schema.ENTERPRISE_USER)));
        assertThat(schemas(added.json())).contains(Schema.ENTERPRISE_USER);
        var removed = SCIM.patch("/Users/" + user.id(), Scim.patch(path.formatted("remove", Schema.ENTERPRISE_USER)));
        assertThat(schemas(removed.json())).doesNotContain(Schema.ENTERPRISE_USER);
    }

    @Test
    void what_has_no_value_is_left_out() {
        var created = SCIM.post(
                "/Users",
                "{\"userName\": \"empty\", \"title\": null, \"emails\": [], \"name\": {}, \"nickName\": null}");
        assertThat(created.json().propertyNames()).doesNotContain("title", "emails", "name", "nickName");
    }

    @Test
    void who_is_not_said_to_be_inactive_is_active() {
        for (String body :
                List.of("{\"userName\": \"default-1\"}", "{\"userName\": \"default-2\", \"active\": null}")) {
            assertThat(SCIM.post("/Users", body).json().path("active").booleanValue())
                    .isTrue();
        }
        assertThat(SCIM.filter("/Users", "active eq true and userName sw \"default-\"")
                        .totalResults())
                .isEqualTo(2);
    }

    @Test
    void a_type_and_a_value_are_shown_once() {
        var created = SCIM.post("/Users", """
                {"userName": "twice", "emails": [{"type": "work", "value": "b@example.com"},
                 {"type": "work", "value": "b@example.com", "primary": true}]}""");
        var added = SCIM.patch("/Users/" + created.id(), Scim.patch("""
                {"op": "add", "path": "emails", "value": [{"type": "work", "value": "b@example.com", "display": "Work"}]}"""));

        assertThat(created.json().path("emails").size()).isOne();
        assertThat(created.json().at("/emails/0/primary").booleanValue()).isTrue();
        assertThat(added.json().path("emails").size()).isOne();
        assertThat(added.json().at("/emails/0/display").stringValue()).isEqualTo("Work");
    }

    @Test
    void a_value_outside_the_canonical_ones_is_kept() {
        var created = SCIM.post("/Users", """
                {"userName": "canonical", "emails": [{"type": "Ferienhaus", "value": "b@example.com"}]}""");
        assertThat(created.json().at("/emails/0/type").stringValue()).isEqualTo("Ferienhaus");
    }

    @Test
    void a_post_that_is_repeated_makes_no_second_one_and_the_first_is_found() {
        var first = SCIM.post("/Users", Scim.user("repeated"));
        var again = SCIM.post("/Users", Scim.user("Repeated"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        var found = SCIM.filter("/Users", "userName eq \"REPEATED\"");
        assertThat(found.totalResults()).isOne();
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(first.id());
    }

    @Test
    void a_body_without_its_schema_is_refused_by_the_strict_dialect_alone() {
        for (String dialect : List.of("rfc", "okta", "entra", "ping")) {
            assertThat(SERVER.tenant(dialect)
                            .scim()
                            .post("/Users", "{\"userName\": \"x\"}")
                            .status())
                    .isEqualTo(201);
        }
        var strict = SERVER.tenant("strict").scim();
        for (var refused : List.of(
                strict.post("/Users", "{\"userName\": \"x\"}"),
                strict.post("/Groups", "{\"displayName\": \"x\"}"),
                strict.patch("/Users/" + strict.post("/Users", Scim.user("y")).id(), """
                        {"Operations": [{"op": "remove", "path": "title"}]}"""))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidSyntax");
            assertThat(refused.detail()).contains("schemas");
        }
    }
}
