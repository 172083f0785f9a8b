package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.Attribute.Returned;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.testing.Json;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a value of each type looks like (RFC 7643 §2.3), and what a schema means that leaves things out (§2.2). */
class AttributeTypesTest {
    private static Attribute attribute(String type) {
        return Attribute.read(Json.object("{'name':'a','type':'%s'}".formatted(type)));
    }

    @Test
    void a_schema_that_is_silent_means_the_defaults_of_the_rfc() {
        var silent = Attribute.read(Json.object("{'name':'nickName'}"));

        assertThat(silent.type()).isEqualTo(Type.STRING);
        assertThat(silent.multiValued()).isFalse();
        assertThat(silent.required()).isFalse();
        assertThat(silent.caseExact()).isFalse();
        assertThat(silent.mutability()).isEqualTo(Mutability.READWRITE);
        assertThat(silent.returned()).isEqualTo(Returned.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "string|'Babs'",
                "boolean|true",
                "decimal|1.5",
                "decimal|-7",
                "integer|7",
                "dateTime|'2008-01-23T04:56:22Z'",
                "dateTime|'2008-01-23T04:56:22.123+02:00'",
                "dateTime|'2008-01-23T24:00:00Z'",
                "dateTime|'2008-01-23T24:00:00.000-05:00'",
                "binary|'TUlJRA=='",
                "reference|'https://example.com/Users/2819c223'",
                "reference|'Users/2819c223'"
            })
    void a_value_of_its_type_is_taken(String type, String value) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(new AttributeValue(dialect)
                            .read(attribute(type), Json.value(value), "a")
                            .map(JsonNode::toString))
                    .hasValue(Json.value(value).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-01T08:00Z", "2026-11-01t08:00:00z", "2026-11-01T08:00:00+01:00:30", "2026-11-01T24:00Z"
            })
    void a_date_that_is_not_written_as_xsd_asks_is_a_slip(String date) {
        var value = Json.value("'" + date + "'");
        assertThat(new AttributeValue(Dialect.RFC).read(attribute("dateTime"), value, "a"))
                .isPresent();
        assertRefused(
                ScimErrorType.INVALID_VALUE,
                () -> new AttributeValue(Dialect.STRICT).read(attribute("dateTime"), value, "a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "string|7",
                "string|true",
                "boolean|'yes'",
                "boolean|1",
                "decimal|'one'",
                "integer|1.5",
                "integer|'7.5'",
                "dateTime|'2008-01-23'",
                "dateTime|'04:56:22Z'",
                "dateTime|'yesterday'",
                "dateTime|1201064182",
                "binary|'%%%'",
                "binary|7",
                "reference|7"
            })
    void a_value_of_another_type_is_an_invalid_value(String type, String value) {
        for (Dialect dialect : Dialect.values()) {
            assertRefused(
                            ScimErrorType.INVALID_VALUE,
                            () -> new AttributeValue(dialect).read(attribute(type), Json.value(value), "a"))
                    .contains("a is ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"decimal|'1.5'|1.5", "integer|'7'|7", "boolean|'True'|true"})
    void a_number_or_a_boolean_in_quotes_is_understood(String type, String sent, String kept) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(new AttributeValue(dialect)
                            .read(attribute(type), Json.value(sent), "a")
                            .map(JsonNode::toString))
                    .hasValue(kept);
        }
    }

    @Test
    void a_reference_is_a_uri_where_slips_are_refused() {
        for (Dialect dialect : Dialect.values()) {
            var values = new AttributeValue(dialect);
            var noUri = Json.value("'no photo'");
            if (dialect == Dialect.STRICT) {
                assertRefused(ScimErrorType.INVALID_VALUE, () -> values.read(attribute("reference"), noUri, "photo"))
                        .contains("photo is \"no photo\"; send a URI");
            } else {
                assertThat(values.read(attribute("reference"), noUri, "photo")).hasValue(noUri);
            }
        }
    }

    @Test
    void no_complex_attribute_holds_another() {
        Stream.of(ResourceType.USER, ResourceType.GROUP)
                .flatMap(type -> Stream.concat(
                        type.topLevel(), type.extensions().stream().flatMap(schema -> schema.attributes().stream())))
                .forEach(attribute -> assertThat(attribute.subAttributes())
                        .as(attribute.name().toLowerCase(Locale.ROOT))
                        .noneMatch(Attribute::complex));
    }

    @Test
    void values_of_which_there_are_several_have_the_parts_of_the_rfc() {
        ResourceType.USER
                .topLevel()
                .filter(attribute -> attribute.multiValued() && attribute.complex())
                .forEach(attribute -> {
                    assertThat(attribute.sub("type").map(Attribute::type)).hasValue(Type.STRING);
                    attribute
                            .sub("primary")
                            .ifPresent(primary -> assertThat(primary.type()).isEqualTo(Type.BOOLEAN));
                    attribute
                            .sub("$ref")
                            .ifPresent(reference -> assertThat(reference.type()).isEqualTo(Type.REFERENCE));
                });
    }
}
