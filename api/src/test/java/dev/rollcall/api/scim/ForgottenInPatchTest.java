package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operation that lacks a part is told so before anybody looks for the resource (RFC 7644 §3.5.2). */
class ForgottenInPatchTest {
    private static final RunningServer SERVER = RunningServer.get();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strict | {'op': 'add', 'path': 'title'}     | invalidValue | has no value",
                "rfc    | {'op': 'replace', 'path': 'title'} | invalidValue | has no value",
                "rfc    | {'op': 'add'}                      | invalidValue | has no value",
                "rfc    | {'op': 'remove'}                   | noTarget     | has no path",
                "okta   | {'op': 'remove'}                   | noTarget     | has no path"
            })
    void what_is_missing_is_named(String dialect, String operation, String scimType, String detail) {
        for (String endpoint : new String[] {"/Users/", "/Groups/"}) {
            var refused = SERVER.tenant(dialect)
                    .scim()
                    .patch(endpoint + UUID.randomUUID(), Scim.patch(operation.replace('\'', '"')));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.json().path("scimType").stringValue()).isEqualTo(scimType);
            assertThat(refused.detail()).contains(detail);
        }
    }

    @ParameterizedTest
    @CsvSource({"okta", "entra", "ping"})
    void a_push_is_not_stopped_by_a_value_that_was_forgotten(String dialect) {
        var scim = SERVER.tenant(dialect).scim();
        var user = scim.post("/Users", "{\"userName\": \"bjensen\", \"title\": \"Guide\"}");
        var patched = scim.patch(
                "/Users/" + user.id(),
                Scim.patch(
                        "{\"op\": \"replace\", \"path\": \"title\"}",
                        "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"));
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().has("title")).isFalse();
        assertThat(patched.json().path("active").booleanValue()).isFalse();
    }
}
