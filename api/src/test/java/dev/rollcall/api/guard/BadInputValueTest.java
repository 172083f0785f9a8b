package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that their attribute cannot have. */
class BadInputValueTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final RunningServer.Tenant TENANT = RunningServer.get().tenant("rfc");
    private static final String USER =
            TENANT.scim().post("/Users", "{\"userName\": \"sound\"}").id();
    private static final String GROUP =
            TENANT.scim().post("/Groups", "{\"displayName\": \"sound\"}").id();

    /** @param keys from the top of the resource to the attribute; @param named the attribute as an admin knows it */
    record Wrong(ResourceType type, List<String> keys, Attribute attribute, JsonNode value) {
        String named() {
            return attribute.name();
        }

        ObjectNode body() {
            JsonNode inner = value;
            for (String key : keys.reversed()) {
                inner = JsonNodeFactory.instance.objectNode().set(key, inner);
            }
            return ((ObjectNode) inner);
        }

        @Override
        public String toString() {
            return type.name() + " " + String.join(".", keys) + " = " + value;
        }
    }

    static List<Wrong> everyAttributeWithEveryWrongType() {
        var all = new ArrayList<Wrong>();
        for (ResourceType type : ResourceTypes.BUILT_IN.all()) {
            type.topLevel().forEach(attribute -> addWrong(all, type, List.of(), attribute));
            for (Schema extension : type.extensions()) {
                extension.attributes().forEach(attribute -> addWrong(all, type, List.of(extension.id()), attribute));
            }
        }
        return all;
    }

    private static void addWrong(List<Wrong> all, ResourceType type, List<String> outer, Attribute attribute) {
        if (attribute.readOnly() || attribute.mutability() == Attribute.Mutability.WRITEONLY) {
            return;
        }
        var keys = Stream.concat(outer.stream(), Stream.of(attribute.name())).toList();
        wrongValues(attribute).forEach(value -> all.add(new Wrong(type, keys, attribute, MAPPER.readTree(value))));
        attribute.subAttributes().forEach(sub -> addWrong(all, type, keys, sub));
    }

    private static List<String> wrongValues(Attribute attribute) {
        return switch (attribute.type()) {
            case STRING, REFERENCE -> List.of("5", "true", "{\"a\": 1}", "[1, 2]", "[\"a\", \"b\"]");
            case BOOLEAN -> List.of("5", "\"maybe\"", "{\"a\": 1}", "[true, false]");
            case INTEGER, DECIMAL -> List.of("\"five\"", "true", "{\"a\": 1}");
            case DATETIME -> List.of("5", "\"yesterday\"", "true");
            case BINARY -> List.of("5", "\"no base64!\"");
            case COMPLEX ->
                attribute.multiValued()
                        ? List.of("5", "true", "[5]", "[[{}]]")
                        : List.of("5", "true", "[{\"value\": \"a\"}, {\"value\": \"b\"}]");
        };
    }

    @ParameterizedTest
    @MethodSource("everyAttributeWithEveryWrongType")
    void a_value_of_the_wrong_type_is_refused_by_name_and_value(Wrong wrong) {
        var resource = wrong.body();
        if (!resource.has("userName")) {
            resource.put("userName", "typed");
        }
        if (!resource.has("displayName")) {
            resource.put("displayName", "typed");
        }
        var endpoint = wrong.type().endpoint();
        var id = endpoint.equals("/Users") ? USER : GROUP;
        var patch = "{\"Operations\": [{\"op\": \"replace\", \"value\": %s}]}".formatted(wrong.body());
        Untouched.during(TENANT, () -> {
            assertRefused(TENANT.scim().post(endpoint, resource.toString()), 400, "invalidValue", wrong.named());
            assertRefused(
                    TENANT.scim().put(endpoint + "/" + id, resource.toString()), 400, "invalidValue", wrong.named());
            assertRefused(TENANT.scim().patch(endpoint + "/" + id, patch), 400, "invalidValue", wrong.named());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"userName\": null}", "{\"userName\": \"\"}", "{\"userName\": \" \\t \"}"})
    void a_user_needs_a_name(String body) {
        Untouched.during(TENANT, () -> {
            assertRefused(TENANT.scim().post("/Users", body), 400, "invalidValue", "userName");
            assertRefused(TENANT.scim().put("/Users/" + USER, body), 400, "invalidValue", "userName");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"displayName\": null}", "{\"displayName\": \"\"}", "{\"displayName\": \"  \"}"})
    void a_group_needs_a_name(String body) {
        Untouched.during(TENANT, () -> {
            assertRefused(TENANT.scim().post("/Groups", body), 400, "invalidValue", "displayName");
            assertRefused(TENANT.scim().put("/Groups/" + GROUP, body), 400, "invalidValue", "displayName");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Operations\": []}",
                "{\"Operations\": {}}",
                "{\"Operations\": \"replace\"}",
                "{\"Operations\": [5]}",
                "{\"Operations\": [{}]}",
                "{\"Operations\": [{\"op\": \"increment\", \"path\": \"title\", \"value\": 1}]}",
                "{\"Operations\": [{\"op\": null}]}"
            })
    void a_patch_without_sound_operations_is_invalid_syntax(String body) {
        Untouched.during(TENANT, () -> {
            assertRefused(TENANT.scim().patch("/Users/" + USER, body), 400, "invalidSyntax");
            assertRefused(TENANT.scim().patch("/Groups/" + GROUP, body), 400, "invalidSyntax");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__proto__",
                "constructor",
                "__proto__.active",
                "class.classLoader",
                "emails[type eq \\\"work\\\"]x",
                "name..givenName",
                "name.givenName.x",
                "userName[value eq \\\"x\\\"]",
                ".",
                "a b",
                "urn:ietf:params:scim:schemas:core:2.0:Group:members",
                "\\u0000",
                "\\ud800"
            })
    void a_patch_path_to_nothing_is_refused(String path) {
        var body = "{\"Operations\": [{\"op\": \"replace\", \"path\": \"%s\", \"value\": \"x\"}]}".formatted(path);
        Untouched.during(TENANT, () -> {
            assertRefused(TENANT.scim().patch("/Users/" + USER, body), 400, "invalidPath");
            assertThat(TENANT.scim().patch("/Groups/" + GROUP, body).status()).isEqualTo(400);
        });
    }

    /** RFC 7644 §3.12: what stands in the brackets of a path is a filter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[",
                "emails[]",
                "emails[type eq]",
                "emails[type = 5]",
                "emails[type eq \\\"work]",
                "emails[emails[value pr]]"
            })
    void a_patch_path_with_a_broken_filter_is_an_invalid_filter(String path) {
        var body = "{\"Operations\": [{\"op\": \"replace\", \"path\": \"%s\", \"value\": \"x\"}]}".formatted(path);
        Untouched.during(
                TENANT, () -> assertRefused(TENANT.scim().patch("/Users/" + USER, body), 400, "invalidFilter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "meta", "meta.created", "groups", "schemas"})
    void a_patch_of_what_only_the_server_sets_is_a_matter_of_mutability(String path) {
        var body = "{\"Operations\": [{\"op\": \"replace\", \"path\": \"%s\", \"value\": \"x\"}]}".formatted(path);
        Untouched.during(
                TENANT, () -> assertRefused(TENANT.scim().patch("/Users/" + USER, body), 400, "mutability", path));
    }

    @Test
    void more_values_of_an_attribute_than_are_kept_are_refused_and_as_many_are_not() {
        var most = IntStream.range(0, 2000)
                .mapToObj("{\"value\": \"%d@example.com\"}"::formatted)
                .collect(Collectors.joining(","));
        var user = "{\"userName\": \"many\", \"emails\": [%s]}";
        var one =
                "{\"Operations\": [{\"op\": \"add\", \"path\": \"emails\", \"value\": [{\"value\": \"%s@example.com\"}]}]}";

        var made = TENANT.scim().post("/Users", user.formatted(most));
        assertThat(made.status()).isEqualTo(201);
        assertThat(TENANT.scim()
                        .patch("/Users/" + made.id(), one.formatted("7"))
                        .status())
                .isEqualTo(200);
        assertRefused(
                TENANT.scim().patch("/Users/" + made.id(), one.formatted("new")),
                400,
                "invalidValue",
                "emails",
                "2001",
                "2000");
        assertRefused(
                TENANT.scim().post("/Users", user.formatted(most + ",{\"value\": \"x@example.com\"}")),
                400,
                "invalidValue",
                "emails",
                "2001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "a\\udc00b", "\\udc00\\ud800"})
    void text_that_is_no_unicode_is_refused_wherever_it_stands(String text) {
        Untouched.during(TENANT, () -> {
            for (String attribute : List.of("userName", "externalId", "displayName", "title", "profileUrl")) {
                assertRefused(
                        TENANT.scim()
                                .post("/Users", "{\"%s\": \"%s\", \"nickName\": \"x\"}".formatted(attribute, text)),
                        400,
                        "invalidValue",
                        attribute,
                        "U+");
            }
            refusedInUser("\"name\": {\"givenName\": \"%s\"}".formatted(text), "name.givenName");
            refusedInUser("\"emails\": [{\"value\": \"%s\"}]".formatted(text), "emails.value");
            refusedInUser("\"roles\": [\"%s\"]".formatted(text), "roles");
            refusedInUser("\"favouriteColour\": [{\"shade\": \"%s\"}]".formatted(text), "favouriteColour.shade");
            assertRefused(
                    TENANT.scim().post("/Users", "{\"userName\": \"x\", \"a%s\": 1}".formatted(text)),
                    400,
                    "invalidSyntax");
            refusedInUser("\"%s\": {\"department\": \"%s\"}".formatted(Schema.ENTERPRISE_USER, text), "department");
            assertRefused(
                    TENANT.scim().post("/Groups", "{\"displayName\": \"%s\"}".formatted(text)),
                    400,
                    "invalidValue",
                    "displayName");
            assertRefused(
                    TENANT.scim()
                            .post(
                                    "/Groups",
                                    "{\"displayName\": \"x\", \"members\": [{\"value\": \"%s\"}]}".formatted(text)),
                    400,
                    "invalidValue",
                    "members");
            refusedInPatch("\"path\": \"title\", \"value\": \"%s\"".formatted(text));
            refusedInPatch("\"value\": {\"title\": \"%s\"}".formatted(text));
            refusedInPatch("\"path\": \"emails[type eq \\\"%s\\\"].value\", \"value\": \"x\""
                    .formatted(text.replace("\\", "\\\\")));
        });
    }

    private static void refusedInUser(String json, String attribute) {
        assertRefused(
                TENANT.scim().post("/Users", "{\"userName\": \"x\", %s}".formatted(json)),
                400,
                "invalidValue",
                attribute,
                "U+");
    }

    private static void refusedInPatch(String operation) {
        var answer = TENANT.scim()
                .patch("/Users/" + USER, "{\"Operations\": [{\"op\": \"replace\", %s}]}".formatted(operation));
        assertThat(answer.status()).as(operation + answer.body()).isEqualTo(400);
        assertThat(answer.detail()).contains("U+");
    }

    /** The elements that a filter describes are made of what the filter says, which has to be sound as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[value eq 5].type",
                "emails[type eq true].value",
                "emails[primary eq \\\"perhaps\\\"].value",
                "emails[primary eq 7].value",
                "emails[type eq \\\"\\\\u0000\\\"].value",
                "emails[type eq \\\"\\\\ud800\\\"].value"
            })
    void an_element_made_by_a_patch_filter_has_values_of_the_right_type(String path) {
        var entra = RunningServer.get().tenant("entra");
        var user = entra.scim().post("/Users", "{\"userName\": \"sound\"}").id();
        var body = "{\"Operations\": [{\"op\": \"add\", \"path\": \"%s\", \"value\": \"x\"}]}".formatted(path);
        Untouched.during(entra, () -> {
            var answer = entra.scim().patch("/Users/" + user, body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.detail()).contains("emails");
        });
    }

    /** Random letters that take three bytes each, which no compression of an index makes smaller. */
    private static String incompressible(int characters) {
        var random = new Random(7643);
        var text = new StringBuilder();
        for (int at = 0; at < characters; at++) {
            text.appendCodePoint(0x4E00 + random.nextInt(0x5000));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 1000, 5000, 15_000})
    void a_text_too_long_to_be_searched_is_refused_by_name(int characters) {
        var text = incompressible(characters);
        Untouched.during(TENANT, () -> {
            refusedAsTooLong("/Users", USER, "userName", "\"%s\"".formatted(text));
            refusedAsTooLong("/Users", USER, "externalId", "\"%s\"".formatted(text));
            refusedAsTooLong("/Users", USER, "displayName", "\"%s\"".formatted(text));
            refusedAsTooLong("/Users", USER, "emails", "[{\"value\": \"%s\"}]".formatted(text));
            refusedAsTooLong("/Groups", GROUP, "displayName", "\"%s\"".formatted(text));
            refusedAsTooLong("/Groups", GROUP, "externalId", "\"%s\"".formatted(text));
        });
    }

    @Test
    void a_key_that_is_longer_than_its_name_counts() {
        var ligatures = "\uFDFA".repeat(150);
        Untouched.during(TENANT, () -> refusedAsTooLong("/Users", USER, "userName", "\"%s\"".formatted(ligatures)));
    }

    @Test
    void a_long_text_within_the_limit_is_kept_and_found() {
        var tenant = RunningServer.get().tenant("rfc");
        for (String text : List.of(incompressible(666), "x".repeat(1000))) {
            var user = tenant.scim().post("/Users", """
                    {"userName": "%1$s", "externalId": "%1$s", "displayName": "%1$s", "emails": [{"value": "%1$s"}]}""".formatted(text));
            assertThat(user.status()).as(user.body()).isEqualTo(201);
            assertThat(user.json().path("userName").stringValue()).isEqualTo(text);
            var group = tenant.scim().post("/Groups", """
                    {"displayName": "%1$s", "externalId": "%1$s"}""".formatted(text));
            assertThat(group.status()).as(group.body()).isEqualTo(201);
        }
        for (String attribute : List.of("userName", "externalId", "displayName", "emails.value")) {
            assertThat(tenant.scim()
                            .filter("/Users", attribute + " eq \"" + incompressible(666) + "\"")
                            .totalResults())
                    .isEqualTo(1);
        }
    }

    private static void refusedAsTooLong(String endpoint, String id, String attribute, String value) {
        var base = attribute.equals("userName") || attribute.equals("displayName")
                ? "\"%s\": %s".formatted(attribute, value)
                : "\"userName\": \"long\", \"displayName\": \"long\", \"%s\": %s".formatted(attribute, value);
        var resource = endpoint.equals("/Users") && attribute.equals("displayName")
                ? "{\"userName\": \"long\", " + base + "}"
                : "{" + base + "}";
        var patch = "{\"Operations\": [{\"op\": \"replace\", \"path\": \"%s\", \"value\": %s}]}"
                .formatted(attribute, value);
        assertRefused(TENANT.scim().post(endpoint, resource), 400, "invalidValue", attribute, "at most");
        assertRefused(TENANT.scim().put(endpoint + "/" + id, resource), 400, "invalidValue", attribute, "at most");
        assertRefused(TENANT.scim().patch(endpoint + "/" + id, patch), 400, "invalidValue", attribute, "at most");
    }

    @Test
    void a_quoted_value_is_never_cut_through_the_middle_of_a_character() {
        Untouched.during(TENANT, () -> {
            for (int before = 50; before < 64; before++) {
                var value = "a".repeat(before) + "😀😀😀😀😀";
                var answer = TENANT.scim().post("/Users", "{\"userName\": \"x\", \"active\": \"%s\"}".formatted(value));
                assertThat(answer.detail()).doesNotContain("?");
                assertRefused(answer, 400, "invalidValue", "active is \"aaaa", "…; send true or false");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u200Bb", "\\u202Eb", "a\\u0007b", "\\uFEFFa"})
    void a_name_with_invisible_characters_could_pass_for_another(String name) {
        Untouched.during(
                TENANT,
                () -> assertRefused(
                        TENANT.scim().post("/Users", "{\"userName\": \"%s\"}".formatted(name)),
                        400,
                        "invalidValue",
                        "userName",
                        "U+"));
    }

    @Test
    void an_id_in_a_body_chooses_nothing() {
        var other = TENANT.scim().post("/Users", "{\"userName\": \"victim\"}");
        var created = TENANT.scim()
                .post(
                        "/Users",
                        "{\"userName\": \"chooser\", \"id\": \"%s\", \"meta\": {\"version\": \"W/9\"}}"
                                .formatted(other.id()));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.id()).isNotEqualTo(other.id());
        assertThat(TENANT.scim().get("/Users/" + other.id()).json()).isEqualTo(other.json());
    }
}
