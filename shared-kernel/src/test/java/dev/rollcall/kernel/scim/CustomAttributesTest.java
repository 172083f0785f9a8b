package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Bjensen.operations;
import static dev.rollcall.kernel.scim.Guides.URN;
import static dev.rollcall.kernel.scim.Guides.VERSIONED;
import static dev.rollcall.kernel.scim.Guides.definition;
import static dev.rollcall.kernel.scim.Guides.guide;
import static dev.rollcall.kernel.scim.Guides.patch;
import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What an organization's own schema makes of bodies and of PATCH operations. */
class CustomAttributesTest {
    private static ObjectNode read(Dialect dialect, String body) {
        return new ResourceReader(Guides.USER, dialect).readNew(Json.object(body));
    }

    private static ObjectNode read(String values) {
        return read(Dialect.RFC, "{'userName': 'bjensen', '%s': %s}".formatted(URN, values));
    }

    @Test
    void values_of_every_type_are_read_in_any_letter_case_of_their_names() {
        var read = read(Dialect.RFC, """
                {'USERNAME': 'bjensen', '%s': {'BADGE': 'gold', 'level': 3, 'certified': 'True',
                 'since': '2026-11-01T08:00:00+01:00', 'key': 'AQID', 'page': 'https://example.com', 'tours': 'one',
                 'rooms': [1, '2'], 'desk': {'FLOOR': 4}, 'courses': [{'value': 'first aid', 'hours': 8}],
                 'unknown': 1}}""".formatted(URN.toUpperCase(Locale.ROOT)));

        assertThat(read).isEqualTo(guide("""
                {'badge': 'gold', 'Level': 3, 'certified': true, 'since': '2026-11-01T08:00:00+01:00', 'key': 'AQID',
                 'page': 'https://example.com', 'tours': ['one'], 'rooms': [1, 2], 'desk': {'floor': 4},
                 'courses': [{'value': 'first aid', 'hours': 8}]}"""));
    }

    /** One form each, so that a number that is sent anew is no change. */
    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "1.0, 1",
        "1e2, 100",
        "'''0.10''', 0.1",
        "'''1.5e3''', 1500",
        "-0.0, 0",
        "25e-1, 2.5",
        "123456789012345678901.25, 123456789012345678901.25"
    })
    void decimals_are_kept_in_one_form(String sent, String kept) {
        var body = "{'userName': 'bjensen', '%s': {'rate': %s}}".formatted(URN, sent);
        var read = new ResourceReader(Guides.USER, Dialect.RFC).readNew(Json.exact(body));
        assertThat(read.at("/" + URN + "/rate").toString()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "badge|5|a string",
                "badge|{'a': 1}|a string",
                "Level|1.5|a whole number",
                "Level|'1.5'|a whole number",
                "Level|'many'|a whole number",
                "Level|true|a whole number",
                "rate|'many'|a number",
                "rate|1e101|a number",
                "rate|1e-101|a number",
                "rate|12345678901234567890123456789012345678901234567890.5|a number",
                "certified|'perhaps'|true or false",
                "since|'2026-11-01'|a date and time",
                "since|'+12026-11-01T08:00:00Z'|a date and time",
                "since|'0000-11-01T08:00:00Z'|a date and time",
                "since|'2026-11-01T08:00:00+18:00'|a date and time",
                "key|'no base64!'|base64",
                "page|1|a string",
                "tours|[1]|a string",
                "rooms|['one']|a whole number",
                "desk|'here'|an object",
                "desk|{'floor': 'up'}|a whole number"
            })
    void a_value_of_another_type_is_refused_by_name(String attribute, String value, String expected) {
        var body = "{'userName': 'bjensen', '%s': {'%s': %s}}".formatted(URN, attribute, value);
        var refusal = assertRefused(
                ScimErrorType.INVALID_VALUE,
                () -> new ResourceReader(Guides.USER, Dialect.RFC).readNew(Json.exact(body)));
        refusal.startsWith(URN + ":" + attribute).contains("; send " + expected);
    }

    @Test
    void a_name_of_the_core_schema_is_its_own_where_the_urn_stands_before_it() {
        var read = read(
                Dialect.ENTRA, "{'userName': 'bjensen', 'badge': 'gold', '%s': {'userName': 'babs'}}".formatted(URN));
        assertThat(read).isEqualTo(guide("{'userName': 'babs', 'badge': 'gold'}"));

        var patched = patch(
                Dialect.ENTRA,
                "{'userName': 'babs'}",
                "{'op': 'replace', 'path': '%s:userName', 'value': 'b'}".formatted(URN),
                "{'op': 'replace', 'path': 'userName', 'value': 'jensen'}");
        assertThat(patched).isEqualTo(Json.object("{'userName': 'jensen', '%s': {'userName': 'b'}}".formatted(URN)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STRICT")
    void what_entra_writes_without_its_urn_is_understood(Dialect dialect) {
        assertThat(patch(dialect, "{'badge': 'gold'}", "{'op': 'Replace', 'path': 'badge', 'value': 'silver'}"))
                .isEqualTo(guide("{'badge': 'silver'}"));
    }

    private static String strictly(String rest) {
        return "{'schemas': ['%s', '%s'], 'userName': 'b', %s}".formatted(Schema.USER, URN, rest);
    }

    @Test
    void strict_refuses_what_the_schema_does_not_have() {
        assertRefused(
                        ScimErrorType.INVALID_SYNTAX,
                        () -> read(Dialect.STRICT, strictly("'%s': {'bagde': 1}".formatted(URN))))
                .contains(URN + ":bagde is no attribute of User");
        assertRefused(
                        ScimErrorType.INVALID_SYNTAX,
                        () -> read(Dialect.STRICT, strictly("'urn:example:other': {'a': 1}")))
                .contains("urn:example:other");
        assertRefused(
                        ScimErrorType.INVALID_SYNTAX,
                        () -> patch(
                                Dialect.STRICT, "{}", "{'op': 'add', 'value': {'%s': {'bagde': 1}}}".formatted(URN)))
                .contains("bagde");
        assertThat(read(
                        Dialect.STRICT,
                        "{'schemas': ['%s', '%s'], 'userName': 'bjensen', '%s': {'badge': 'a'}}"
                                .formatted(Schema.USER, URN, URN)))
                .isEqualTo(guide("{'badge': 'a'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op': 'add', 'path': '%s:badge', 'value': 'gold'}|{}|{'badge': 'gold'}",
                "{'op': 'replace', 'path': '%s:BADGE', 'value': 'gold'}|{'badge': 'tin'}|{'badge': 'gold'}",
                "{'op': 'replace', 'path': '%s:level', 'value': '7'}|{'Level': 1}|{'Level': 7}",
                "{'op': 'remove', 'path': '%s:badge'}|{'badge': 'tin', 'Level': 1}|{'Level': 1}",
                "{'op': 'replace', 'path': '%s:desk.floor', 'value': 2}|{'desk': {'floor': 1, 'house': 'A'}}|{'desk': {'floor': 2, 'house': 'A'}}",
                "{'op': 'replace', 'path': '%s:desk', 'value': {'floor': null}}|{'desk': {'floor': 1, 'house': 'A'}}|{'desk': {'house': 'A'}}",
                "{'op': 'add', 'path': '%s:tours', 'value': 'b'}|{'tours': ['a']}|{'tours': ['a', 'b']}",
                "{'op': 'add', 'path': '%s:tours', 'value': ['a', 'b']}|{'tours': ['a']}|{'tours': ['a', 'b']}",
                "{'op': 'replace', 'path': '%s:tours', 'value': ['c']}|{'tours': ['a', 'b']}|{'tours': ['c']}",
                "{'op': 'remove', 'path': '%s:tours', 'value': ['a']}|{'tours': ['a', 'b']}|{'tours': ['b']}",
                "{'op': 'remove', 'path': '%s:tours[value eq ~a~]'}|{'tours': ['a', 'b']}|{'tours': ['b']}",
                "{'op': 'replace', 'path': '%s:tours[value sw ~A~]', 'value': 'c'}|{'tours': ['a', 'b']}|{'tours': ['c', 'b']}",
                "{'op': 'replace', 'path': '%s:tours[value eq ~a~].value', 'value': 'c'}|{'tours': ['a', 'b']}|{'tours': ['c', 'b']}",
                "{'op': 'remove', 'path': '%s:rooms[value gt 9]'}|{'rooms': [10, 2, 9]}|{'rooms': [2, 9]}",
                "{'op': 'remove', 'path': '%s:tours.value'}|{'tours': ['a', 'b'], 'Level': 1}|{'Level': 1}",
                "{'op': 'add', 'path': '%s:courses', 'value': {'value': 'b'}}|{'courses': [{'value': 'a'}]}|{'courses': [{'value': 'a'}, {'value': 'b'}]}",
                "{'op': 'remove', 'path': '%s:courses[hours ge 10]'}|{'courses': [{'value': 'a', 'hours': 9}, {'value': 'b', 'hours': 10}]}|{'courses': [{'value': 'a', 'hours': 9}]}",
                "{'op': 'remove', 'path': '%s:courses[ended lt ~2026-01-01T00:00:00Z~]'}|{'courses': [{'value': 'a', 'ended': '2026-01-01T00:30:00+01:00'}, {'value': 'b', 'ended': '2026-01-01T00:00:00Z'}]}|{'courses': [{'value': 'b', 'ended': '2026-01-01T00:00:00Z'}]}",
                "{'op': 'replace', 'path': '%s:courses[value eq ~a~].hours', 'value': 3}|{'courses': [{'value': 'a'}]}|{'courses': [{'value': 'a', 'hours': 3}]}",
                "{'op': 'replace', 'path': '%s', 'value': {'badge': 'b'}}|{'badge': 'a', 'Level': 1}|{'badge': 'b', 'Level': 1}",
                "{'op': 'add', 'value': {'%s': {'badge': 'b'}}}|{'Level': 1}|{'badge': 'b', 'Level': 1}",
                "{'op': 'add', 'value': {'%s:badge': 'b'}}|{'Level': 1}|{'badge': 'b', 'Level': 1}",
                "{'op': 'add', 'path': '%s:badge', 'value': ['b']}|{}|{'badge': 'b'}"
            })
    void an_operation_of_each_form_does_what_it_says(String operation, String before, String after) {
        var written = operation.formatted(URN).replace("~", "\\\"");
        assertThat(patch(Dialect.RFC, before, written)).isEqualTo(guide(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op': 'remove', 'path': '%s:badge[value eq 1]'}|INVALID_PATH|has one value",
                "{'op': 'remove', 'path': '%s:rooms[value eq 1 and size gt 2]'}|INVALID_FILTER|has no sub-attribute size",
                "{'op': 'remove', 'path': '%s:rooms[value eq true]'}|INVALID_FILTER|is compared with a number",
                "{'op': 'remove', 'path': '%s:rooms[value co 1]'}|INVALID_FILTER|cannot be compared by co",
                "{'op': 'remove', 'path': '%s:courses[ended gt 5]'}|INVALID_FILTER|is compared with a date and time",
                "{'op': 'replace', 'path': '%s:rooms[value eq 9]', 'value': 1}|NO_TARGET|selects no value",
                "{'op': 'replace', 'path': '%s:rooms[value eq 1]', 'value': 'x'}|INVALID_VALUE|a whole number",
                "{'op': 'add', 'path': '%s:bagde', 'value': 'x'}|INVALID_PATH|is no attribute of User",
                "{'op': 'add', 'path': '%s:desk.door', 'value': 'x'}|INVALID_PATH|is no attribute of User",
                "{'op': 'add', 'path': '%s', 'value': 'x'}|INVALID_VALUE|send an object"
            })
    void an_operation_that_cannot_be_applied_is_refused(String operation, ScimErrorType type, String words) {
        assertRefused(
                        type,
                        () -> patch(
                                Dialect.RFC,
                                "{'rooms': [1, 2], 'courses': [{'value': 'a'}]}",
                                operation.formatted(URN)))
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': '%s:number'}",
                "{'op': 'remove', 'path': '%s'}",
                "{'op': 'replace', 'path': '%s:number', 'value': '2'}",
                "{'op': 'add', 'value': {'%s': {'number': '2'}}}",
                "{'op': 'replace', 'path': '%s:desk.house', 'value': 'B'}",
                "{'op': 'remove', 'path': '%s:desk.house'}",
                "{'op': 'add', 'path': '%s:courses[value eq \"a\"]', 'value': {'school': 'Y'}}",
                "{'op': 'replace', 'path': '%s:courses[value eq \"a\"]', 'value': {'value': 'a', 'school': 'Y'}}",
                "{'op': 'replace', 'path': '%s:courses[value eq \"a\"]', 'value': {'value': 'a'}}"
            })
    void what_is_immutable_is_changed_by_no_form(String operation) {
        var values = "{'number': '1', 'desk': {'house': 'A', 'floor': 1}, 'courses': [{'value': 'a', 'school': 'X'}]}";
        assertRefused(ScimErrorType.MUTABILITY, () -> patch(Dialect.ENTRA, values, operation.formatted(URN)))
                .contains("immutable");
    }

    @Test
    void what_is_immutable_is_set_once_and_may_be_sent_again() {
        var number = "{'op': 'replace', 'path': '%s:number', 'value': '1'}".formatted(URN);
        assertThat(patch(Dialect.RFC, "{'badge': 'a'}", number)).isEqualTo(guide("{'badge': 'a', 'number': '1'}"));
        assertThat(patch(Dialect.RFC, "{'number': '1'}", number)).isEqualTo(guide("{'number': '1'}"));
    }

    @Test
    void a_put_keeps_what_is_immutable_and_not_named() {
        var before = guide("{'number': '1', 'badge': 'a'}");
        assertThat(ExtensionValues.replaced(Guides.USER, before, Json.object("{'userName': 'bjensen'}")))
                .isEqualTo(guide("{'number': '1'}"));
        assertRefused(
                        ScimErrorType.MUTABILITY,
                        () -> ExtensionValues.replaced(Guides.USER, before, guide("{'number': '2'}")))
                .contains(URN + ":number is immutable");
    }

    @Test
    void what_is_required_is_required_where_the_extension_has_values() {
        var required = Guides.types(definition("{'name': 'badge', 'required': true}, {'name': 'level'}"));
        var reader = new ResourceReader(required, Dialect.ENTRA);

        assertThat(reader.readNew(Json.object("{'userName': 'bjensen'}")).has(URN))
                .isFalse();
        assertRefused(ScimErrorType.INVALID_VALUE, () -> reader.readNew(guide("{'level': 'a'}")))
                .isEqualTo(URN + ":badge is missing; it is required wherever " + URN + " has values");
        assertRefused(ScimErrorType.INVALID_VALUE, () -> reader.readNew(guide("{'badge': '', 'level': 'a'}")))
                .isEqualTo(URN + ":badge is missing; it is required wherever " + URN + " has values");
        assertRefused(
                        ScimErrorType.MUTABILITY,
                        () -> Patch.apply(
                                required,
                                Dialect.RFC,
                                guide("{'badge': 'a'}"),
                                operations("{'op': 'remove', 'path': '%s:badge'}".formatted(URN))))
                .contains("is required");
        assertThat(Patch.apply(
                                required,
                                Dialect.RFC,
                                guide("{'badge': 'a', 'level': 'b'}"),
                                operations("{'op': 'remove', 'path': '%s'}".formatted(URN)))
                        .has(URN))
                .isFalse();
    }

    /** A rule that came later must not keep a leaver's access. */
    @Test
    void what_is_required_does_not_stop_a_change_of_something_else() {
        var required = Guides.types(definition("{'name': 'badge', 'required': true}, {'name': 'level'}"));
        var patched = Patch.apply(
                required,
                Dialect.RFC,
                guide("{'level': 'a'}"),
                operations("{'op': 'replace', 'path': 'active', 'value': false}"));
        assertThat(patched.path("active").booleanValue()).isFalse();
    }

    @Test
    void a_required_part_of_an_element_is_missed() {
        assertRefused(ScimErrorType.INVALID_VALUE, () -> read("{'courses': [{'value': 'a'}, {'hours': 1}]}"))
                .startsWith(URN + ":courses.value is missing");
    }

    @Test
    void values_that_no_schema_has_any_more_are_hidden_and_kept() {
        var stored =
                Json.object("{'userName': 'bjensen', '%s': {'badge': 'a', 'gone': 'x'}, 'urn:example:gone': {'a': 1}}"
                        .formatted(URN));

        assertThat(ExtensionValues.shown(Guides.USER, stored)).isEqualTo(guide("{'badge': 'a'}"));
        assertThat(Patch.apply(
                        Guides.USER, Dialect.RFC, stored, operations("{'op': 'remove', 'path': '%s'}".formatted(URN))))
                .isEqualTo(Json.object(
                        "{'userName': 'bjensen', '%s': {'gone': 'x'}, 'urn:example:gone': {'a': 1}}".formatted(URN)));
        assertThat(ExtensionValues.replaced(Guides.USER, stored, guide("{'badge': 'b'}")))
                .isEqualTo(Json.object(
                        "{'userName': 'bjensen', '%s': {'badge': 'b', 'gone': 'x'}, 'urn:example:gone': {'a': 1}}"
                                .formatted(URN)));
        assertThat(stored)
                .isEqualTo(Json.object(
                        "{'userName': 'bjensen', '%s': {'badge': 'a', 'gone': 'x'}, 'urn:example:gone': {'a': 1}}"
                                .formatted(URN)));
    }

    @Test
    void a_resource_that_hides_nothing_is_shown_as_it_is() {
        var stored = guide("{'badge': 'a'}");
        assertThat(ExtensionValues.shown(Guides.USER, stored)).isSameAs(stored);
    }

    /** A path may name the whole schema, also where its URN ends in a version. */
    @Test
    void a_schema_whose_urn_ends_in_a_version_is_reached_by_every_path() {
        var type = Guides.types("{'id': '%s', 'name': 'Badge', 'attributes': [{'name': 'color'}, {'name': 'size'}]}"
                .formatted(VERSIONED));
        var resource = Json.object("{'userName': 'bjensen', '%s': {'color': 'red', 'size': 'S'}}".formatted(VERSIONED));

        assertThat(Patch.apply(
                        type, Dialect.RFC, resource, operations("{'op': 'remove', 'path': '%s'}".formatted(VERSIONED))))
                .isEqualTo(Json.object("{'userName': 'bjensen'}"));
        assertThat(Patch.apply(
                                type,
                                Dialect.RFC,
                                resource,
                                operations("{'op': 'add', 'value': {'%s': {'color': 'blue'}, '%s:size': 'L'}}"
                                        .formatted(VERSIONED, VERSIONED)))
                        .path(VERSIONED))
                .isEqualTo(Json.object("{'color': 'blue', 'size': 'L'}"));
        assertThat(type.resolve(AttributePath.parse(VERSIONED + ":color"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "-|-|{'badge': 'a', 'seal': 's'}",
                "userName|-|{'seal': 's'}",
                "%s:badge|-|{'badge': 'a', 'seal': 's'}",
                "%s:note|-|{'note': 'n', 'seal': 's'}",
                "%s|-|{'badge': 'a', 'note': 'n', 'seal': 's'}",
                "-|%s:badge|{'seal': 's'}",
                "-|%s|{'seal': 's'}",
                "-|title|{'badge': 'a', 'seal': 's'}",
                "badge|-|{'seal': 's'}"
            })
    void what_is_returned_follows_the_schema(String attributes, String excluded, String shown) {
        var selection = AttributeSelection.of(
                attributes == null ? null : attributes.formatted(URN),
                excluded == null ? null : excluded.formatted(URN));
        var selected = selection.of(Guides.USER, guide("{'badge': 'a', 'note': 'n', 'seal': 's'}"));
        assertThat(selected.path(URN)).isEqualTo(Json.object(shown));
    }

    @Test
    void an_attribute_of_an_extension_is_none_of_the_core_schema_by_the_same_name() {
        var excluding = AttributeSelection.of(null, URN + ":groups");
        assertThat(excluding.returns("groups")).isTrue();
        assertThat(AttributeSelection.of(URN + ":groups", null).asksFor("groups"))
                .isFalse();
        assertThat(AttributeSelection.of(Schema.USER + ":groups", null).asksFor("groups"))
                .isTrue();
    }

    @Test
    void the_answer_to_a_write_shows_what_else_comes_on_request() {
        var written = Written.in(guide("{'note': 'n'}"));
        var selected = AttributeSelection.ALL.after(written).of(Guides.USER, guide("{'note': 'n'}"));
        assertThat(selected.path(URN)).isEqualTo(Json.object("{'note': 'n'}"));
    }
}
