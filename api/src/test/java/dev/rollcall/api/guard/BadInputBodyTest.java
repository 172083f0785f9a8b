package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.BodyReader;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON object, or too much of one. */
class BadInputBodyTest {
    private static final int MAX_DEPTH = 32;

    private final RunningServer.Tenant tenant = RunningServer.get().tenant("rfc");
    private final String user =
            tenant.scim().post("/Users", "{\"userName\": \"sound\"}").id();
    private final String group =
            tenant.scim().post("/Groups", "{\"displayName\": \"sound\"}").id();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "true",
                "5",
                "\"text\"",
                "[]",
                "[{\"userName\": \"x\"}]",
                "{",
                "}",
                "{\"userName\"}",
                "{\"userName\": \"x\",}",
                "{'userName': 'x'}",
                "{userName: \"x\"}",
                "{\"userName\": \"x\"} {}",
                "{\"userName\": \"x\"} trailing",
                "{\"userName\": \"x\" /* no */}",
                "{\"userName\": NaN}",
                "{\"userName\": \"a\nb\"}",
                "{\"userName\": \"\\x\"}",
                "{\"userName\": \"x\", \"userName\": \"y\"}",
                "{\"userName\": \"x\", \"name\": {\"givenName\": \"a\", \"givenName\": \"b\"}}",
                "<User><userName>x</userName></User>",
                "userName=x"
            })
    void what_is_no_json_object_is_invalid_syntax_on_every_write(String body) {
        Untouched.during(tenant, () -> {
            assertRefused(tenant.scim().post("/Users", body), 400, "invalidSyntax");
            assertRefused(tenant.scim().put("/Users/" + user, body), 400, "invalidSyntax");
            assertRefused(tenant.scim().patch("/Users/" + user, body), 400, "invalidSyntax");
            assertRefused(tenant.scim().post("/Groups", body), 400, "invalidSyntax");
            assertRefused(tenant.scim().put("/Groups/" + group, body), 400, "invalidSyntax");
            assertRefused(tenant.scim().patch("/Groups/" + group, body), 400, "invalidSyntax");
        });
    }

    /** Whoever reads the detail knows JSON, and neither the library that reads it here nor its switches. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"userName\": NaN}|not valid JSON at line 1, column 1",
                "{\"userName\": \"a\tb\"}|not valid JSON at line 1, column 1",
                "{\"userName\": \"x\"} {}|goes on after its JSON object at line 1, column 2",
                "{\"userName\": \"x\", \"userName\": \"y\"}|userName stands twice in one object at line 1",
                "{\"userName\": 1234567890123456789012345678901234567890123456789012345}|50 digits in a number"
            })
    void what_is_wrong_with_a_body_is_said_in_own_words(String body, String words) {
        var answer = tenant.scim().post("/Users", body);
        assertRefused(answer, 400, "invalidSyntax", words);
        assertOwnWords(answer);
    }

    @Test
    void a_body_beyond_a_limit_is_told_the_limits() {
        for (String body : List.of(
                nested("deeper", MAX_DEPTH + 1),
                "{\"userName\": \"" + "x".repeat(65_537) + "\"}",
                "{\"" + "x".repeat(65_537) + "\": 1}")) {
            var answer = tenant.scim().post("/Users", body);
            assertRefused(answer, 400, "invalidSyntax", "depth of 32", "65536 characters", "50 digits");
            assertOwnWords(answer);
        }
    }

    private static void assertOwnWords(Answer answer) {
        assertThat(answer.detail()).doesNotContain("`", "Feature", "Constraints", "jackson", "code 1");
    }

    @Test
    void a_key_that_stands_twice_in_different_letter_case_is_refused_too() {
        Untouched.during(tenant, () -> {
            assertRefused(
                    tenant.scim().post("/Users", "{\"userName\": \"x\", \"USERNAME\": \"y\"}"),
                    400,
                    "invalidSyntax",
                    "USERNAME");
            assertRefused(
                    tenant.scim().post("/Groups", "{\"displayName\": \"x\", \"members\": [], \"Members\": []}"),
                    400,
                    "invalidSyntax",
                    "Members");
        });
    }

    @Test
    void a_body_is_read_to_the_greatest_depth_and_no_deeper() {
        assertThat(tenant.scim().post("/Users", nested("deep", MAX_DEPTH)).status())
                .isEqualTo(201);
        Untouched.during(tenant, () -> {
            assertRefused(tenant.scim().post("/Users", nested("deeper", MAX_DEPTH + 1)), 400, "invalidSyntax", "depth");
            assertRefused(tenant.scim().post("/Users", nested("bomb", 500_000)), 400, "invalidSyntax", "depth");
        });
    }

    private static String nested(String userName, int depth) {
        return "{\"userName\": \"%s\", \"unknown\": %s%s}"
                .formatted(userName, "[".repeat(depth - 1), "]".repeat(depth - 1));
    }

    @Test
    void a_body_at_the_limit_is_read_and_one_byte_more_is_too_large() {
        assertThat(tenant.scim()
                        .post("/Users", padded("at-the-limit", BodyReader.MAX_BODY))
                        .status())
                .isEqualTo(201);
        Untouched.during(tenant, () -> {
            var beyond = padded("beyond", BodyReader.MAX_BODY + 1);
            var limit = Integer.toString(BodyReader.MAX_BODY);
            assertRefused(tenant.scim().post("/Users", beyond), 413, null, limit);
            assertRefused(tenant.scim().put("/Users/" + user, beyond), 413, null, limit);
            assertRefused(tenant.scim().patch("/Groups/" + group, beyond), 413, null, limit);
        });
    }

    @Test
    void a_body_in_chunks_has_the_same_limit() throws IOException, InterruptedException {
        var limit = BodyReader.MAX_BODY;
        assertThat(chunked(padded("chunks-at-the-limit", limit)).statusCode()).isEqualTo(201);
        Untouched.during(
                tenant,
                () -> assertThat(quietly(padded("chunks-beyond", limit + 1))).isEqualTo(413));
    }

    private int quietly(String body) {
        try {
            return chunked(body).statusCode();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private java.net.http.HttpResponse<String> chunked(String body) throws IOException, InterruptedException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(tenant.scim().base() + "/Users"))
                .header("Authorization", "Bearer " + tenant.token())
                .header("Content-Type", "application/scim+json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes)));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String padded(String userName, int length) {
        var body = "{\"userName\": \"" + userName + "\"}";
        return body + " ".repeat(length - body.length());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "text/plain",
                "text/html",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/json-patch+json",
                "application/scim+jsonp",
                "application/jsonp",
                "no type",
                "application/json;charset=iso-8859-1",
                "application/scim+json; Charset=\"UTF-16\"",
                "/",
                "*/*"
            },
            delimiter = '|')
    void another_content_type_is_415_and_named(String type) {
        Untouched.during(tenant, () -> {
            assertRefused(sent("POST", "/Users", type), 415, null, type);
            assertRefused(sent("PUT", "/Users/" + user, type), 415, null, type);
            assertRefused(sent("PATCH", "/Groups/" + group, type), 415, null, type);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/scim+json",
                "application/json",
                "Application/JSON;charset=UTF-8",
                "application/scim+json ; charset=utf-8",
                "application/json; charset=\"utf-8\"; profile=x"
            })
    void both_content_types_are_read_with_any_parameter(String type) {
        assertThat(sent("POST", "/Users", type).status()).isEqualTo(201);
    }

    private Answer sent(String method, String path, String contentType) {
        var json = "{\"userName\": \"typed\", \"displayName\": \"typed\"}";
        var request = HttpRequest.newBuilder(URI.create(tenant.scim().base() + path))
                .header("Authorization", "Bearer " + tenant.token())
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(json));
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
