package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_FILTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.oracle.FilterGenerator;
import dev.rollcall.kernel.oracle.FilterText;
import dev.rollcall.kernel.oracle.Property;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.testing.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.DecimalNode;

/** Filters as RFC 7644 §3.4.2.2 defines them, and as Entra and the RFC's own samples write them. */
class FilterParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            userName eq "bjensen"                                  | userName eq "bjensen"
            name.familyName co "O'Malley"                          | name.familyName co "O'Malley"
            userName sw "J"                                        | userName sw "J"
            urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J" | urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"
            title pr                                               | title pr
            meta.lastModified gt "2011-05-13T04:42:34Z"            | meta.lastModified gt "2011-05-13T04:42:34Z"
            meta.lastModified ge "2011-05-13T04:42:34Z"            | meta.lastModified ge "2011-05-13T04:42:34Z"
            meta.lastModified lt "2011-05-13T04:42:34Z"            | meta.lastModified lt "2011-05-13T04:42:34Z"
            meta.lastModified le "2011-05-13T04:42:34Z"            | meta.lastModified le "2011-05-13T04:42:34Z"
            title pr and userType eq "Employee"                    | (title pr and userType eq "Employee")
            title pr or userType eq "Intern"                       | (title pr or userType eq "Intern")
            schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            userType eq "Employee" and (emails co "example.com" or emails.value co "example.org") | (userType eq "Employee" and (emails co "example.com" or emails.value co "example.org"))
            userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org") | (userType ne "Employee" and not ((emails co "example.com" or emails.value co "example.org")))
            userType eq "Employee" and (emails.type eq "work")     | (userType eq "Employee" and emails.type eq "work")
            userType eq "Employee" and emails[type eq "work" and value co "@example.com"] | (userType eq "Employee" and emails[(type eq "work" and value co "@example.com")])
            emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"] | (emails[(type eq "work" and value co "@example.com")] or ims[(type eq "xmpp" and value co "@foo.com")])
            """)
    void the_examples_of_the_rfc_are_read(String example, String printed) {
        assertThat(FilterParser.parse(example)).hasToString(printed);
    }

    @Test
    void and_binds_closer_than_or() {
        assertThat(FilterParser.parse("title pr or userType pr and active eq true or locale pr"))
                .hasToString("((title pr or (userType pr and active eq true)) or locale pr)");
    }

    @Test
    void not_binds_closer_than_and() {
        assertThat(FilterParser.parse("not (title pr) and userType pr"))
                .isEqualTo(new And(new Not(present("title")), present("userType")));
    }

    @Test
    void parentheses_group_first() {
        assertThat(FilterParser.parse("(title pr or userType pr) and active eq true"))
                .hasToString("((title pr or userType pr) and active eq true)");
    }

    @Test
    void operators_and_logical_words_may_be_in_any_letter_case() {
        assertThat(FilterParser.parse("userName EQ \"x\" AND NOT(title Pr) oR active Ne TRUE"))
                .hasToString("((userName eq \"x\" and not (title pr)) or active ne true)");
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void every_operator_is_read(Operator operator) {
        assertThat(FilterParser.parse("title " + operator.keyword() + " \"Tour Guide\""))
                .isEqualTo(comparison("title", operator, "\"Tour Guide\""));
    }

    @Test
    void words_of_the_grammar_may_be_attributes() {
        assertThat(FilterParser.parse("not pr and and eq \"or\"")).hasToString("(not pr and and eq \"or\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "null", "42", "-1.5", "2.5e-3", "\"\""})
    void values_are_json(String value) {
        assertThat(FilterParser.parse("x eq " + value)).isEqualTo(comparison("x", Operator.EQ, value));
    }

    @Test
    void strings_have_the_escapes_of_json() {
        var filter = (Comparison) FilterParser.parse("displayName eq \"a \\\"quoted\\\" \\\\ \\u00e9 \\n and (b]\"");
        assertThat(filter.value().stringValue()).isEqualTo("a \"quoted\" \\ é \n and (b]");
    }

    @Test
    void a_space_before_a_quote_may_be_missing_as_in_the_rfc() {
        assertThat(FilterParser.parse("value eq\"2819c223\"and title pr"))
                .hasToString("(value eq \"2819c223\" and title pr)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jyoung", "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef", "00123", "jyoung@contoso.com"})
    void a_value_without_quotes_is_a_string_as_entra_shows_it(String word) {
        assertThat(FilterParser.parse("externalId eq " + word))
                .isEqualTo(comparison("externalId", Operator.EQ, "\"" + word + "\""));
    }

    @Test
    void an_attribute_of_an_extension_is_named_with_its_urn() {
        var filter = (Comparison) FilterParser.parse(
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"26118915\"");
        assertThat(filter.path()).isEqualTo(new AttributePath(Schema.ENTERPRISE_USER, "manager", "value"));
    }

    @Test
    void conditions_in_brackets_hold_for_one_element() {
        assertThat(FilterParser.parse("emails[type eq \"work\"]"))
                .isEqualTo(new ValuePath(path("emails"), comparison("type", Operator.EQ, "\"work\"")));
    }

    @Test
    void a_sub_attribute_after_the_brackets_is_one_more_condition_on_the_element() {
        assertThat(FilterParser.parse("emails[type eq \"work\"].value eq \"user@contoso.com\""))
                .isEqualTo(FilterParser.parse("emails[type eq \"work\" and value eq \"user@contoso.com\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq 'alice'",
                "userName eq {}",
                "userName eq -",
                "",
                "   ",
                "userName",
                "userName eq",
                "eq \"x\"",
                "userName regex \"x\"",
                "userName eq \"x",
                "userName eq \"x\\q\"",
                "userName eq \"x\" and",
                "userName eq \"x\" title pr",
                "(userName eq \"x\"",
                "userName eq \"x\")",
                "not userName eq \"x\"",
                "user name eq \"x\"",
                "1st eq \"x\"",
                "userName eq (x)",
                "name. eq \"x\"",
                "name.a.b eq \"x\"",
                "emails[type eq \"work\"",
                "emails[]",
                "emails[type eq \"work\"].",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"]value eq \"x\"",
                "emails[ims[type eq \"x\"]]",
                "emails.value[type eq \"work\"]"
            })
    void what_is_no_filter_is_an_error_and_never_everything(String text) {
        assertRefused(INVALID_FILTER, () -> FilterParser.parse(text));
    }

    @Test
    void an_error_names_the_place_and_what_is_expected_there() {
        assertRefused(INVALID_FILTER, () -> FilterParser.parse("userName regex \"x\""))
                .contains("character 10", "\"regex\"", "an operator");
    }

    @Test
    void a_string_holds_no_character_that_cannot_be_stored() {
        assertRefused(INVALID_FILTER, () -> FilterParser.parse("userName eq \"a\\u0000\""))
                .contains("U+0000");
        assertRefused(INVALID_FILTER, () -> FilterParser.parse("userName eq \"a\\ud800\""))
                .contains("U+D800");
        assertRefused(INVALID_FILTER, () -> FilterParser.parse("userName eq a\u0000"));
    }

    @Test
    void a_filter_is_read_up_to_4096_characters() {
        var longest = "userName eq \"" + "x".repeat(4096 - 14) + "\"";
        assertThat(FilterParser.parse(longest)).isInstanceOf(Comparison.class);
        assertRefused(INVALID_FILTER, () -> FilterParser.parse(longest + " ")).contains("4097", "4096");
    }

    @Test
    void a_filter_is_read_up_to_20_levels() {
        assertThat(FilterParser.parse(nested(19))).isEqualTo(present("title"));
        assertRefused(INVALID_FILTER, () -> FilterParser.parse(nested(20))).contains("20");
        assertRefused(INVALID_FILTER, () -> FilterParser.parse("not (".repeat(500)));
    }

    @Test
    void a_filter_is_read_up_to_50_comparisons() {
        var fifty = "title pr" + " and title pr".repeat(49);
        assertThat(FilterParser.parse(fifty)).isInstanceOf(And.class);
        assertRefused(INVALID_FILTER, () -> FilterParser.parse(fifty + " or title pr"))
                .contains("50");
        var brackets = "emails[type pr].value pr" + " and title pr".repeat(48);
        assertThat(FilterParser.parse(brackets)).isInstanceOf(And.class);
        assertRefused(INVALID_FILTER, () -> FilterParser.parse(brackets + " or title pr"))
                .contains("50");
    }

    @Test
    void printing_and_reading_again_gives_the_same_filter() {
        Property.holds("printing", 2_000, tape -> {
            var filter = new FilterGenerator(tape, ResourceType.USER, List.of()).filter();
            assertThat(FilterParser.parse(filter.toString())).isEqualTo(filter);
            var written = new FilterText(tape).of(filter);
            assertThat(FilterParser.parse(written)).as(written).isEqualTo(filter);
        });
    }

    private static String nested(int levels) {
        return "(".repeat(levels) + "title pr" + ")".repeat(levels);
    }

    private static Present present(String name) {
        return new Present(path(name));
    }

    private static Comparison comparison(String name, Operator operator, String json) {
        var value = Json.value(json);
        return new Comparison(
                path(name), operator, value.isNumber() ? DecimalNode.valueOf(new BigDecimal(json)) : value);
    }

    private static AttributePath path(String name) {
        return AttributePath.parse(name);
    }
}
