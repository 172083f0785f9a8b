package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.BodyReader;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.scim.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Discovery says all of it, and what it says is so (RFC 7643 §5 to §7, RFC 7644 §4). */
class DiscoveryTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();
    private static final Client ANYBODY = SCIM.as(null);
    private static final List<String> ALL = List.of(
            "/ServiceProviderConfig",
            "/ResourceTypes",
            "/ResourceTypes/User",
            "/ResourceTypes/Group",
            "/Schemas",
            "/Schemas/" + Schema.USER,
            "/Schemas/" + Schema.ENTERPRISE_USER,
            "/Schemas/" + Schema.SEAT,
            "/Schemas/" + Schema.GROUP);

    @Test
    void the_configuration_has_every_member_that_it_must_have() {
        var config = ANYBODY.get("/ServiceProviderConfig").json();

        assertThat(config.path("schemas").path(0).stringValue())
                .isEqualTo("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
        assertThat(config.at("/patch/supported").booleanValue()).isTrue();
        assertThat(config.at("/bulk/supported").booleanValue()).isTrue();
        assertThat(config.at("/bulk/maxOperations").intValue()).isEqualTo(BulkLimits.MAX_OPERATIONS);
        assertThat(config.at("/bulk/maxPayloadSize").intValue()).isEqualTo(BodyReader.MAX_BODY);
        assertThat(config.at("/filter/supported").booleanValue()).isTrue();
        assertThat(config.at("/filter/maxResults").intValue()).isEqualTo(ListRequest.MAX_RESULTS);
        assertThat(config.at("/sort/supported").booleanValue()).isTrue();
        assertThat(config.at("/etag/supported").booleanValue()).isTrue();
        assertThat(config.at("/changePassword/supported").isBoolean()).isTrue();
        assertThat(config.at("/changePassword/supported").booleanValue()).isFalse();
        assertThat(config.path("authenticationSchemes").valueStream())
                .isNotEmpty()
                .allSatisfy(scheme -> {
                    assertThat(scheme.path("type").stringValue()).isEqualTo("oauthbearertoken");
                    assertThat(scheme.path("name").stringValue()).isNotBlank();
                    assertThat(scheme.path("description").stringValue()).isNotBlank();
                });
    }

    @Test
    void the_configuration_tells_how_lists_are_paged() {
        var pagination = ANYBODY.get("/ServiceProviderConfig").json().path("pagination");

        assertThat(pagination.path("cursor").booleanValue()).isTrue();
        assertThat(pagination.path("index").booleanValue()).isTrue();
        assertThat(pagination.path("defaultPaginationMethod").stringValue()).isEqualTo("index");
        assertThat(pagination.path("defaultPageSize").intValue()).isEqualTo(ListRequest.DEFAULT_RESULTS);
        assertThat(pagination.path("maxPageSize").intValue()).isEqualTo(ListRequest.MAX_RESULTS);
        assertThat(pagination.path("cursorTimeout").longValue()).isEqualTo(Cursors.LIFE.toSeconds());
        assertThat(ANYBODY.get("/ServiceProviderConfig").json().has("securityEvents"))
                .isFalse();
    }

    @Test
    void it_is_the_same_with_and_without_a_token_but_not_with_a_wrong_one() {
        for (String path : ALL) {
            assertThat(ANYBODY.get(path).status()).as(path).isEqualTo(200);
            assertThat(ANYBODY.get(path).json()).isEqualTo(SCIM.get(path).json());
            var wrong = SCIM.as("Bearer wrong").get(path);
            assertThat(wrong.status()).as(path).isEqualTo(401);
            assertThat(wrong.header("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void a_list_holds_what_stands_alone_as_well() {
        for (String path : List.of("/ResourceTypes", "/Schemas")) {
            var list = ANYBODY.get(path).json();
            assertThat(list.path("schemas").path(0).stringValue()).isEqualTo(ScimAnswers.LIST);
            assertThat(list.path("totalResults").intValue())
                    .isEqualTo(list.path("Resources").size());
            list.path("Resources")
                    .forEach(each -> assertThat(
                                    ANYBODY.get(path + "/" + each.path("id").stringValue())
                                            .json())
                            .isEqualTo(each));
        }
    }

    @Test
    void everything_has_an_id_and_a_place() {
        for (String path : ALL) {
            var shown = ANYBODY.get(path).json();
            var each = shown.has("Resources") ? shown.path("Resources").valueStream() : Stream.of(shown);
            each.forEach(resource -> {
                assertThat(resource.path("schemas").size()).isOne();
                assertThat(resource.path("schemas").path(0).stringValue())
                        .isEqualTo("urn:ietf:params:scim:schemas:core:2.0:"
                                + resource.at("/meta/resourceType").stringValue());
                var location = resource.at("/meta/location").stringValue();
                assertThat(location).startsWith(SCIM.base());
                assertThat(ANYBODY.get(location.substring(SCIM.base().length())).json())
                        .isEqualTo(resource);
                assertThat(resource.has("id"))
                        .isEqualTo(
                                !resource.at("/meta/resourceType").stringValue().equals("ServiceProviderConfig"));
            });
        }
    }

    @Test
    void a_resource_type_names_its_endpoint_its_schema_and_its_extensions() {
        var user = ANYBODY.get("/ResourceTypes/User").json();
        assertThat(user.path("name").stringValue()).isEqualTo("User");
        assertThat(user.path("id").stringValue()).isEqualTo("User");
        assertThat(user.path("endpoint").stringValue()).isEqualTo("/Users");
        assertThat(user.path("description").stringValue()).isNotBlank();
        assertThat(user.path("schema").stringValue()).isEqualTo(Schema.USER);
        assertThat(user.path("schemaExtensions")
                        .valueStream()
                        .map(each -> each.path("schema").stringValue()))
                .containsExactly(Schema.ENTERPRISE_USER, Schema.SEAT);
        assertThat(user.path("schemaExtensions")
                        .valueStream()
                        .map(each -> each.path("required").booleanValue()))
                .containsOnly(false);
        assertThat(ANYBODY.get("/ResourceTypes/Group").json().path("endpoint").stringValue())
                .isEqualTo("/Groups");
        assertThat(SCIM.get("/Users").status()).isEqualTo(200);
        assertThat(SCIM.get("/Groups").status()).isEqualTo(200);
    }

    @Test
    void the_schemas_are_those_of_the_resource_types_and_no_messages() {
        assertThat(ANYBODY.get("/Schemas")
                        .json()
                        .path("Resources")
                        .valueStream()
                        .map(each -> each.path("id").stringValue()))
                .containsExactlyInAnyOrder(Schema.USER, Schema.ENTERPRISE_USER, Schema.SEAT, Schema.GROUP);
    }

    @Test
    void every_attribute_has_every_characteristic_and_no_null() {
        for (JsonNode schema : ANYBODY.get("/Schemas").json().path("Resources")) {
            assertThat(schema.path("name").stringValue()).isNotBlank();
            assertThat(schema.path("description").stringValue()).isNotBlank();
            schema.path("attributes").forEach(attribute -> assertDescribed(attribute, ""));
        }
        assertThat(ANYBODY.get("/Schemas").body()).doesNotContain("null");
    }

    private static void assertDescribed(JsonNode attribute, String parent) {
        var name = parent + attribute.path("name").stringValue();
        var type = attribute.path("type").stringValue();
        assertThat(attribute.propertyNames())
                .as(name)
                .contains("type", "multiValued", "description", "required", "mutability", "returned");
        assertThat(type)
                .as(name)
                .isIn("string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex");
        assertThat(attribute.path("mutability").stringValue()).isIn("readOnly", "readWrite", "immutable", "writeOnly");
        assertThat(attribute.path("returned").stringValue()).isIn("always", "never", "default", "request");
        assertThat(attribute.has("subAttributes")).as(name).isEqualTo(type.equals("complex"));
        assertThat(attribute.has("uniqueness")).as(name).isEqualTo(!type.equals("complex"));
        if (Set.of("string", "reference", "binary").contains(type)) {
            assertThat(attribute.path("caseExact").isBoolean()).as(name).isTrue();
        }
        if (type.equals("reference")) {
            assertThat(attribute.path("referenceTypes").size()).as(name).isPositive();
        }
        attribute.path("subAttributes").forEach(sub -> assertDescribed(sub, name + "."));
    }

    @Test
    void what_the_rfc_publishes_with_its_errata_is_what_is_served() {
        var user = attributes(Schema.USER);
        assertThat(user.path("userName").path("required").booleanValue()).isTrue();
        assertThat(user.path("userName").path("uniqueness").stringValue()).isEqualTo("server");
        assertThat(user.path("userName").path("caseExact").booleanValue()).isFalse();
        assertThat(user.path("password").path("mutability").stringValue()).isEqualTo("writeOnly");
        assertThat(user.path("password").path("returned").stringValue()).isEqualTo("never");
        assertThat(user.path("groups").path("mutability").stringValue()).isEqualTo("readOnly");
        assertThat(user.propertyNames())
                .contains(
                        "userName",
                        "name",
                        "displayName",
                        "nickName",
                        "profileUrl",
                        "title",
                        "userType",
                        "preferredLanguage",
                        "locale",
                        "timezone",
                        "active",
                        "password",
                        "emails",
                        "phoneNumbers",
                        "ims",
                        "photos",
                        "addresses",
                        "groups",
                        "entitlements",
                        "roles",
                        "x509Certificates");
        var group = attributes(Schema.GROUP);
        assertThat(group.path("displayName").path("required").booleanValue()).isTrue();
        assertThat(group.at("/members/subAttributes")
                        .valueStream()
                        .map(sub -> sub.path("name").stringValue()))
                .containsExactlyInAnyOrder("value", "$ref", "display", "type");
        assertThat(attributes(Schema.ENTERPRISE_USER).propertyNames())
                .containsExactlyInAnyOrder(
                        "employeeNumber", "costCenter", "organization", "division", "department", "manager");
        var manager = attributes(Schema.ENTERPRISE_USER).at("/manager/subAttributes/0");
        assertThat(manager.path("name").stringValue()).isEqualTo("value");
        assertThat(manager.path("caseExact").booleanValue()).isTrue();
    }

    /** Who encodes a URN as a whole encodes its colons. */
    @Test
    void a_schema_is_found_by_its_encoded_urn() {
        var encoded = ANYBODY.get("/Schemas/" + Schema.USER.replace(":", "%3A"));
        assertThat(encoded.status()).isEqualTo(200);
        assertThat(encoded.json())
                .isEqualTo(ANYBODY.get("/Schemas/" + Schema.USER).json());
    }

    private static JsonNode attributes(String schema) {
        var byName = JsonNodeFactory.instance.objectNode();
        ANYBODY.get("/Schemas/" + schema)
                .json()
                .path("attributes")
                .forEach(attribute -> byName.set(attribute.path("name").stringValue(), attribute));
        return byName;
    }

    @Test
    void what_goes_beyond_the_rfc_is_said_in_the_schemas() {
        assertThat(ANYBODY.get("/Schemas/" + Schema.USER)
                        .json()
                        .path("description")
                        .stringValue())
                .contains("externalId", "connection");
        assertThat(attributes(Schema.GROUP)
                        .path("displayName")
                        .path("description")
                        .stringValue())
                .contains("unique");
        assertThat(attributes(Schema.GROUP).path("members").path("description").stringValue())
                .contains("1000", "10000", "groups.value");
        assertThat(attributes(Schema.USER).path("active").path("description").stringValue())
                .contains("PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sortBy=id", "startIndex=2&count=1", "count=0", "attributes=id", "cursor=x"})
    void sorting_and_paging_are_ignored_there(String query) {
        for (String path : ALL) {
            assertThat(ANYBODY.get(path + "?" + query).json())
                    .as(path)
                    .isEqualTo(ANYBODY.get(path).json());
        }
    }

    @Test
    void a_filter_is_refused_so_that_nobody_thinks_it_was_applied() {
        for (String path : ALL) {
            for (String filter : List.of("filter=id%20pr", "Filter=nonsense", "filter")) {
                var refused = ANYBODY.get(path + "?" + filter);
                assertThat(refused.status()).as(path).isEqualTo(403);
                assertThat(refused.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
                assertThat(refused.json().path("status").stringValue()).isEqualTo("403");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ResourceTypes/Nothing",
                "/ResourceTypes/user",
                "/Schemas/urn:ietf:params:scim:schemas:core:2.0:Nothing",
                "/Schemas/urn:ietf:params:scim:api:messages:2.0:PatchOp",
                "/Schemas/User"
            })
    void what_is_not_there_is_404_with_an_error_body(String path) {
        var missing = ANYBODY.get(path);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
        assertThat(missing.detail()).contains(path.substring(path.lastIndexOf('/') + 1));
    }
}
