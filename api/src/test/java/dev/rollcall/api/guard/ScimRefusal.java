package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The form of every refusal (RFC 7644 §3.12). */
final class ScimRefusal {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private ScimRefusal() {}

    /** @param scimType null where the RFC names none; @param words what an admin must find in the detail */
    static void assertRefused(Client.Answer answer, int status, @Nullable String scimType, String... words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/scim+json"));
        assertBody(answer.body(), status);
        assertThat(answer.json().path("scimType").asString(null))
                .as(answer.body())
                .isEqualTo(scimType);
        for (String word : words) {
            assertThat(answer.detail()).contains(word);
        }
    }

    /** A trick may be refused before any of our code runs; then an empty body will do, but never a page. */
    static void assertLeadsNowhere(RawClient.Answer answer, String request) {
        assertThat(answer.status()).as(request).isIn(400, 401, 404);
        if (!answer.body().isEmpty()) {
            assertThat(answer.head()).as(request).contains("application/scim+json");
            assertBody(answer.body(), answer.status());
        }
    }

    private static void assertBody(String body, int status) {
        assertThat(body).doesNotContainIgnoringCase("<html").doesNotContain("Exception", "\tat ", "SQL");
        var json = new JsonMapper().readTree(body);
        assertThat(json.path("schemas").valueStream().map(schema -> schema.stringValue()))
                .containsExactly(SCHEMA);
        assertThat(json.path("status").stringValue()).isEqualTo(Integer.toString(status));
        assertThat(json.path("detail").stringValue()).isNotBlank();
    }
}
