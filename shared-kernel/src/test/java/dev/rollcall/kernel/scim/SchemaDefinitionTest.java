package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted as the definition of a schema, and where and why the rest is refused. */
class SchemaDefinitionTest {
    private static Schema read(String definition) {
        return SchemaDefinition.read(Json.object(definition));
    }

    private static String withAttributes(String attributes) {
        return "{'id': 'urn:example:guides:2.0:User', 'name': 'Guide', 'attributes': [%s]}".formatted(attributes);
    }

    private static String withId(String urn) {
        return "{'id': '%s', 'name': 'Guide', 'attributes': [{'name': 'badge'}]}".formatted(urn);
    }

    @Test
    void every_characteristic_is_said() {
        var schema = read("""
                {'id': 'urn:example:guides:2.0:User', 'name': ' Guide ', 'meta': {'location': 'elsewhere'}, 'attributes': [
                    {'name': 'badge'},
                    {'name': 'page', 'type': 'reference', 'referenceTypes': ['external'], 'multiValued': true,
                     'required': true, 'mutability': 'immutable', 'returned': 'always', 'description': 'A page'},
                    {'name': 'tour', 'type': 'complex', 'subAttributes': [{'name': 'since', 'type': 'dateTime'}]}]}""");

        assertThat(schema.document()).isEqualTo(Json.object("""
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Schema'], 'id': 'urn:example:guides:2.0:User',
                 'name': 'Guide', 'attributes': [
                    {'name': 'badge', 'type': 'string', 'multiValued': false, 'required': false, 'caseExact': false,
                     'mutability': 'readWrite', 'returned': 'default', 'uniqueness': 'none'},
                    {'name': 'page', 'type': 'reference', 'multiValued': true, 'description': 'A page', 'required': true,
                     'referenceTypes': ['external'], 'caseExact': true,
                     'mutability': 'immutable', 'returned': 'always', 'uniqueness': 'none'},
                    {'name': 'tour', 'type': 'complex', 'multiValued': false, 'required': false, 'subAttributes': [
                        {'name': 'since', 'type': 'dateTime', 'multiValued': false, 'required': false,
                         'mutability': 'readWrite', 'returned': 'default', 'uniqueness': 'none'}],
                     'mutability': 'readWrite', 'returned': 'default', 'uniqueness': 'none'}]}"""));
    }

    @Test
    void what_was_made_of_a_definition_is_a_definition() {
        var once = read(withAttributes("{'name': 'badge', 'canonicalValues': ['gold'], 'caseExact': true}"));
        assertThat(SchemaDefinition.read(once.document())).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User",
                "urn:okta:example_app_1:1.0:user:custom",
                "urn:example:badge:1.0",
                "URN:x1:a~b-c.d"
            })
    void urns_as_identity_providers_have_them_are_accepted(String urn) {
        assertThat(read(withId(urn)).id()).isEqualTo(urn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "badge",
                "https://example.com/badge",
                "urn:x",
                "urn:example",
                "urn:example:",
                "urn:example::badge",
                "urn:example:a b",
                "urn:example:a/b",
                "urn:example:a''b",
                "urn:example:a?b",
                "urn:example:%41",
                "urn:example:a[b]",
                "urn:example:bädge"
            })
    void whatever_else_is_no_urn_of_a_schema(String urn) {
        assertRefused(ScimErrorType.INVALID_VALUE, () -> read(withId(urn.replace("''", "\\'"))))
                .startsWith("id is ")
                .contains("urn:ietf:params:scim:schemas:extension:example:2.0:User");
    }

    /** Whoever finds a way past the pattern gets no further than a text. */
    @Test
    void a_quote_in_a_urn_is_refused() {
        var definition = Json.object(withId("urn:example:x"));
        definition.put("id", "urn:example:x' OR 'a'='a");
        assertRefused(ScimErrorType.INVALID_VALUE, () -> SchemaDefinition.read(definition))
                .startsWith("id is ");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ietf:params:scim:schemas:core:2.0:User, schemas of RFC 7643",
        "URN:ietf:params:SCIM:schemas:core:2.0:Device, schemas of RFC 7643",
        "urn:ietf:params:scim:api:messages:2.0:PatchOp, messages of the protocol",
        "urn:scim:schemas:extension:enterprise:1.0, SCIM 1.1",
        "urn:rollcall:params:scim:schemas:extension:seat:2.0:User, this server"
    })
    void a_urn_of_somebody_else_is_refused(String urn, String owner) {
        assertRefused(ScimErrorType.INVALID_VALUE, () -> read(withId(urn))).endsWith("belong to " + owner);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'x', 'attributes': [{'name': 'a'}]}|INVALID_VALUE|id is missing; send a URN",
                "{'id': 5}|INVALID_VALUE|id is 5; send a text",
                "{'id': 'urn:x1:a', 'attributes': [{'name': 'a'}]}|INVALID_VALUE|name is missing; send a name",
                "{'id': 'urn:x1:a', 'name': 'x'}|INVALID_VALUE|attributes is missing; send an array of at least one",
                "{'id': 'urn:x1:a', 'name': 'x', 'attributes': []}|INVALID_VALUE|attributes is []; send an array",
                "{'id': 'urn:x1:a', 'name': 'x', 'attributes': {}}|INVALID_VALUE|attributes is {}; send an array",
                "{'id': 'urn:x1:a', 'name': 'x', 'attributes': ['a']}|INVALID_VALUE|attributes[0] is \"a\"; send an object",
                "{'id': 'urn:x1:a', 'name': 'x', 'title': 1}|INVALID_SYNTAX|title is no part of a definition; send schemas, id",
                "{'id': 'urn:x1:a', 'name': 'a\\u0000'}|INVALID_VALUE|name holds the character U+0000"
            })
    void a_schema_is_refused_with_the_place_of_its_fault(String definition, ScimErrorType type, String words) {
        assertRefused(type, () -> read(definition)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|attributes[0].name is missing; send a letter and then",
                "{'name': 5}|attributes[0].name is 5; send a text",
                "{'name': '1a'}|attributes[0].name is \"1a\"; send a letter and then",
                "{'name': 'a b'}|attributes[0].name is \"a b\"",
                "{'name': 'a.b'}|attributes[0].name is \"a.b\"",
                "{'name': 'a:b'}|attributes[0].name is \"a:b\"",
                "{'name': 'a\\'b'}|attributes[0].name is \"a'b\"",
                "{'name': 'ä'}|attributes[0].name is \"ä\"",
                "{'name': '$ref'}|attributes[0].name is \"$ref\"",
                "{'name': 'a'}, {'name': 'b'}, {'name': 'A'}|attributes[2].name is \"A\"; send a name that no other",
                "{'name': 'a', 'type': 'text'}|attributes[0].type is \"text\"; send one of string, boolean, decimal, integer",
                "{'name': 'a', 'type': 'String'}|attributes[0].type is \"String\"; send one of string",
                "{'name': 'a', 'multiValued': 'true'}|attributes[0].multiValued is \"true\"; send true or false",
                "{'name': 'a', 'required': 1}|attributes[0].required is 1; send true or false",
                "{'name': 'a', 'mutability': 'readwrite'}|attributes[0].mutability is \"readwrite\"; send one of",
                "{'name': 'a', 'mutability': 'readOnly'}|nobody but this server could set",
                "{'name': 'a', 'mutability': 'writeOnly'}|what nobody may read",
                "{'name': 'a', 'returned': 'never'}|what nobody may read",
                "{'name': 'a', 'returned': 'sometimes'}|attributes[0].returned is \"sometimes\"; send one of default",
                "{'name': 'a', 'uniqueness': 'server'}|userName and externalId alone",
                "{'name': 'a', 'uniqueness': 'global'}|userName and externalId alone",
                "{'name': 'a', 'type': 'complex'}|attributes[0].subAttributes is missing; send an array of at least one",
                "{'name': 'a', 'subAttributes': [{'name': 'b'}]}|send none, or the type complex",
                "{'name': 'a', 'type': 'complex', 'subAttributes': [{'name': 'b'}, {'name': 'B'}]}|attributes[0].subAttributes[1].name is \"B\"",
                "{'name': 'a', 'type': 'complex', 'subAttributes': [{'name': 'b', 'type': 'complex', 'subAttributes': [{'name': 'c'}]}]}|attributes[0].subAttributes[0].type is \"complex\"; send a simple type",
                "{'name': 'a', 'type': 'complex', 'subAttributes': [{'name': 'b', 'multiValued': true}]}|attributes[0].subAttributes[0].multiValued is true; send false",
                "{'name': 'a', 'type': 'complex', 'subAttributes': [{'name': 'b', 'returned': 'always'}]}|a sub-attribute is returned with its attribute",
                "{'name': 'a', 'type': 'complex', 'multiValued': true, 'subAttributes': [{'name': 'primary'}]}|attributes[0].subAttributes[0].type is missing; send boolean",
                "{'name': 'a', 'type': 'complex', 'multiValued': true, 'subAttributes': [{'name': '$ref', 'type': 'string'}]}|send reference",
                "{'name': 'a', 'type': 'complex', 'multiValued': true, 'subAttributes': [{'name': 'Primary', 'type': 'string'}]}|send boolean",
                "{'name': 'a', 'type': 'integer', 'canonicalValues': ['1']}|attributes[0].canonicalValues is [\"1\"]; send none",
                "{'name': 'a', 'canonicalValues': [1]}|attributes[0].canonicalValues is 1; send an array of texts",
                "{'name': 'a', 'canonicalValues': 'b'}|attributes[0].canonicalValues is \"b\"; send an array of texts",
                "{'name': 'a', 'referenceTypes': ['User']}|attributes[0].referenceTypes is [\"User\"]; send none",
                "{'name': 'a', 'description': {}}|attributes[0].description is {}; send a text"
            })
    void an_attribute_is_refused_with_the_place_of_its_fault(String attributes, String words) {
        assertRefused(ScimErrorType.INVALID_VALUE, () -> read(withAttributes(attributes)))
                .contains(words);
    }

    @Test
    void what_an_attribute_does_not_have_is_refused_by_name() {
        assertRefused(ScimErrorType.INVALID_SYNTAX, () -> read(withAttributes("{'name': 'a', 'unique': true}")))
                .startsWith("attributes[0].unique is no part of a definition; send name, type");
    }

    @Test
    void names_and_urns_have_a_longest_form() {
        assertThat(read(withAttributes("{'name': '%s'}".formatted("a".repeat(128))))
                        .attributes())
                .hasSize(1);
        assertRefused(
                        ScimErrorType.INVALID_VALUE,
                        () -> read(withAttributes("{'name': '%s'}".formatted("a".repeat(129)))))
                .contains("at most 128 characters");
        var urn = "urn:example:" + "a".repeat(244);
        assertThat(read(withId(urn)).id()).isEqualTo(urn);
        assertRefused(ScimErrorType.INVALID_VALUE, () -> read(withId(urn + "a")))
                .contains("at most 256");
    }

    @Test
    void a_schema_has_at_most_a_hundred_attributes() {
        assertThat(read(withAttributes(attributes(98) + ", " + complex("{'name': 's'}")))
                        .attributes())
                .hasSize(99);
        assertRefused(
                        ScimErrorType.INVALID_VALUE,
                        () -> read(withAttributes(attributes(98) + ", " + complex("{'name': 's'}, {'name': 't'}"))))
                .isEqualTo("The schema has 101 attributes, sub-attributes included; at most 100 are accepted");
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj("{'name': 'a%d'}"::formatted).collect(Collectors.joining(", "));
    }

    private static String complex(String subAttributes) {
        return "{'name': 'c', 'type': 'complex', 'subAttributes': [%s]}".formatted(subAttributes);
    }

    @Test
    void a_definition_has_at_most_32768_characters() {
        var attribute = "{'name': 'a%d', 'description': '%s'}";
        var large = IntStream.range(0, 40)
                .mapToObj(at -> attribute.formatted(at, "d".repeat(1000)))
                .collect(Collectors.joining(", "));
        assertRefused(ScimErrorType.INVALID_VALUE, () -> read(withAttributes(large)))
                .contains("characters of JSON; at most 32768 are accepted");
        assertRefused(ScimErrorType.INVALID_VALUE, () -> read(withAttributes(attribute.formatted(0, "d".repeat(1001)))))
                .contains("at most 1000 characters");
    }
}
