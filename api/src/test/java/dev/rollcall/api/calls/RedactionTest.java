package dev.rollcall.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.scim.ResourceType;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a body may be written down. */
class RedactionTest {
    private static ObjectNode json(String text) {
        return (ObjectNode) new JsonMapper().readTree(text);
    }

    private static ObjectNode redacted(String body) {
        return new Redaction(ResourceType.USER).of(json(body));
    }

    @Test
    void all_that_a_schema_has_stays_as_it_was_written() {
        var body = """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "USERNAME": "b", "active": "False", "title": null,
                 "name": {"givenName": "B"}, "emails": [{"value": "b@example.com", "primary": true}], "department": "Guides",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "x"}}}""";

        assertThat(redacted(body)).isEqualTo(json(body));
    }

    @Test
    void secrets_go_in_any_letter_case_and_wherever_they_are_nested() {
        assertThat(redacted("""
                        {"userName": "b", "PassWord": "x", "userNames": "x", "name": ["x"], "title": {"x": "x"}, "nickName": [["x"]],
                         "emails": [{"value": {"x": "x"}, "x": "x"}], "urn:x:y": "x", "": "x"}""").toString())
                .isEqualTo("{\"userName\":\"b\",\"name\":[\"x\"],\"nickName\":[],\"emails\":[{}]}");
    }

    @Test
    void a_list_of_resources_is_kept_by_its_beginning() {
        var resources = IntStream.range(0, 50)
                .mapToObj("{\"userName\": \"user-%d\", \"secret\": \"canary\"}"::formatted)
                .collect(Collectors.joining(","));
        var redaction = new Redaction(ResourceType.USER);

        var kept = redaction.of(json("{\"totalResults\": 50, \"Resources\": [%s]}".formatted(resources)));

        assertThat(kept.path("totalResults").intValue()).isEqualTo(50);
        assertThat(kept.path("Resources").size()).isEqualTo(5);
        assertThat(kept.toString()).doesNotContain("canary");
        assertThat(redaction.shortened()).isTrue();
    }

    @Test
    void nothing_is_longer_than_a_page() {
        var long300 = "x".repeat(300);
        var attributes = IntStream.range(0, 20)
                .mapToObj(_ -> "{\"value\": \"%1$s\", \"display\": \"%1$s\", \"type\": \"%1$s\"}".formatted(long300))
                .collect(Collectors.joining(",", "[", "]"));
        var redaction = new Redaction(ResourceType.USER);

        var kept = redaction.of(
                json("{\"emails\": %1$s, \"phoneNumbers\": %1$s, \"ims\": %1$s, \"photos\": %1$s, \"title\": \"%2$s\"}"
                        .formatted(attributes, "y".repeat(60_000))));

        assertThat(kept.toString().length()).isLessThan(Redaction.MOST + 2000);
        assertThat(redaction.shortened()).isTrue();
    }
}
