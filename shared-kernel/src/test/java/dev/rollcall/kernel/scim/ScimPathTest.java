package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_FILTER;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH paths, RFC 7644 §3.5.2, Figure 7. */
class ScimPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "members",
                "name.familyName",
                "addresses[type eq \"work\"]",
                "members[value eq \"2819c223-7f76-453a-919d-413861904646\"]",
                "members[value eq \"2819c223-7f76-453a-919d-413861904646\"].displayName",
                "emails[(type eq \"work\" and value ew \"example.com\")].value",
                "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.$ref",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            })
    void every_form_of_a_path_is_read_and_printed_the_same(String text) {
        assertThat(FilterParser.parsePath(text)).hasToString(text);
    }

    @Test
    void a_path_has_an_attribute_a_filter_and_a_sub_attribute() {
        var path = FilterParser.parsePath("emails[type eq \"work\"].value");
        assertThat(path.attribute()).isEqualTo(new AttributePath(null, "emails", "value"));
        assertThat(path.element()).isEqualTo(FilterParser.parse("type eq \"work\""));
    }

    @Test
    void the_urn_of_a_path_ends_at_its_last_colon() {
        assertThat(FilterParser.parsePath(Schema.ENTERPRISE_USER + ":manager.value")
                        .attribute())
                .isEqualTo(new AttributePath(Schema.ENTERPRISE_USER, "manager", "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                ".",
                "/name/familyName",
                "name..familyName",
                "name.",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"]value",
                "emails[type eq \"work\"].",
                "emails[type eq \"work\"].a.b",
                "emails[type eq \"work\"].value pr",
                "emails.value[type eq \"work\"]",
                "emails[type eq \"work\"][primary eq true]",
                "\"userName\"",
                "userName eq \"x\"",
                "(userName)"
            })
    void what_is_no_path_is_an_invalid_path(String text) {
        assertRefused(INVALID_PATH, () -> FilterParser.parsePath(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[]",
                "emails[0]",
                "emails[type]",
                "emails[type is \"work\"]",
                "emails[type eq \"work]",
                "emails[type eq \"work\" and]",
                "emails[ims[type eq \"work\"]]"
            })
    void a_mistake_in_the_brackets_of_a_path_is_an_invalid_filter(String text) {
        assertRefused(INVALID_FILTER, () -> FilterParser.parsePath(text));
    }
}
