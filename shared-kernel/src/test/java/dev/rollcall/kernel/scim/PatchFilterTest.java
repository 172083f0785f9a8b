package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Bjensen.patch;
import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_FILTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which elements the filter in a PATCH path selects. */
class PatchFilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            type eq "work"              | b@example.com
            TYPE EQ "WORK"              | b@example.com
            value eq "B@Example.com"    | b@example.com
            value sw "babs"             | babs@jensen.org
            value ew "jensen.org"       | babs@jensen.org
            value co "jensen"           | babs@jensen.org
            value gt "b@example.com"    | babs@jensen.org
            value ge "babs@jensen.org"  | babs@jensen.org
            value lt "babs@jensen.org"  | b@example.com
            value le "b@example.com"    | b@example.com
            type ne "work"              | babs@jensen.org
            primary eq true             | b@example.com
            primary eq "True"           | b@example.com
            primary eq false            | babs@jensen.org
            primary ne true             | babs@jensen.org
            primary pr                  | b@example.com
            primary eq null             | babs@jensen.org
            primary ne null             | b@example.com
            not (primary pr)            | babs@jensen.org
            type eq "x" or type eq "home" | babs@jensen.org
            """)
    void the_filter_of_a_path_selects_elements(String filter, String selected) {
        var patched = patch("{'op':'remove','path':'emails[%s]'}".formatted(filter.replace("\"", "\\\"")));
        assertThat(patched.path("emails").size()).isEqualTo(1);
        assertThat(patched.path("emails").path(0).path("value").stringValue()).isNotEqualTo(selected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shoeSize eq 43",
                "type.x eq 1",
                "primary gt true",
                "primary co true",
                "primary eq \"yes\"",
                "value gt null",
                "type eq true",
                "display sw null"
            })
    void a_filter_that_makes_no_sense_for_the_elements_is_an_invalid_filter(String filter) {
        assertRefused(
                INVALID_FILTER,
                () -> patch("{'op':'remove','path':'emails[%s]'}".formatted(filter.replace("\"", "\\\""))));
    }

    @Test
    void a_filter_is_read_even_where_there_is_nothing_to_select() {
        assertRefused(INVALID_FILTER, () -> patch("{'op':'remove','path':'ims[shoeSize eq 43]'}"));
        assertRefused(
                INVALID_FILTER,
                () -> patch(Dialect.OKTA, "{'op':'add','path':'ims[primary gt true].value','value':'x'}"));
    }

    @Test
    void letters_are_compared_as_filters_of_lists_compare_them() {
        var resource = Json.object("{'userName':'x','roles':[{'value':'École'},{'value':'e\u0301cole','type':''}]}");
        assertThat(patch(Dialect.RFC, resource, "{'op':'remove','path':'roles[value eq \\\"ÉCOLE\\\"]'}"))
                .isEqualTo(Json.object("{'userName':'x'}"));
        assertThat(patch(Dialect.RFC, resource, "{'op':'remove','path':'roles[type pr]'}"))
                .isEqualTo(resource);
    }

    @Test
    void binary_values_have_no_order() {
        var resource = Json.object("{'userName':'bjensen','x509Certificates':[{'value':'MIIDQzCC'}]}");
        assertRefused(
                INVALID_FILTER,
                () -> patch(Dialect.RFC, resource, "{'op':'remove','path':'x509Certificates[value gt \\\"M\\\"]'}"));
        assertThat(patch(Dialect.RFC, resource, "{'op':'remove','path':'x509Certificates[value eq \\\"MIIDQzCC\\\"]'}"))
                .isEqualTo(Json.object("{'userName':'bjensen'}"));
    }
}
