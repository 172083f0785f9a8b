package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.scim.Schema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types, charsets and the methods that come along with GET (RFC 7644 §3.8, §3.13, RFC 9110). */
class MediaTypesTest {
    private static final String SCIM_JSON = "application/scim+json";
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();
    private static final Answer USER = SCIM.post("/Users", Scim.user("typed"));
    private static final Answer GROUP = SCIM.post("/Groups", Scim.group("Typed", USER.id()));

    private static String typeOf(Answer answer) {
        return answer.header("Content-Type").orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "application/scim+json|application/scim+json",
                "application/scim+json; charset=utf-8|application/scim+json",
                "APPLICATION/SCIM+JSON|application/scim+json",
                "*/*|application/scim+json",
                "application/*|application/scim+json",
                "|application/scim+json",
                "application/json|application/json",
                "application/json;q=0.5, application/scim+json|application/scim+json",
                "application/scim+json;q=0.5, application/json|application/json",
                "application/scim+json, application/json|application/scim+json",
                "application/json, application/scim+json|application/scim+json",
                "application/json, text/plain, */*|application/json",
                "application/scim+json;q=0, */*|application/json",
                "text/html, application/json;q=0.1|application/json",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2|application/scim+json",
                "application/json;q=often|application/json"
            })
    void the_type_that_suits_best_is_answered(String accept, String type) {
        var header = accept == null ? "" : accept;
        for (String path : List.of("/Users/" + USER.id(), "/Users", "/Users/none", "/ServiceProviderConfig", "/Me")) {
            assertThat(typeOf(SCIM.send("GET", path, null, "Accept", header)))
                    .as(path)
                    .isEqualTo(type);
        }
        var same = SCIM.send("PUT", "/Users/" + USER.id(), USER.body(), "Accept", header);
        assertThat(same.status()).isEqualTo(200);
        assertThat(typeOf(same)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/png",
                "nonsense",
                "application/xml",
                "application/json;q=0",
                "application/scim+json;q=0.000, text/*",
                "*/*;q=0"
            })
    void whoever_accepts_neither_gets_406_and_nothing_is_done(String accept) {
        for (Answer refused : List.of(
                SCIM.send("GET", "/Users", null, "Accept", accept),
                SCIM.as(null).send("GET", "/Schemas", null, "Accept", accept),
                SCIM.send("POST", "/Users", Scim.user("never-made"), "Accept", accept),
                SCIM.send("DELETE", "/Users/" + USER.id(), null, "Accept", accept))) {
            assertThat(refused.status()).isEqualTo(406);
            assertThat(typeOf(refused)).isEqualTo(SCIM_JSON);
            assertThat(refused.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
            assertThat(refused.json().path("status").stringValue()).isEqualTo("406");
            assertThat(refused.detail()).contains(accept, SCIM_JSON);
        }
        assertThat(SCIM.filter("/Users", "userName eq \"never-made\"").totalResults())
                .isZero();
        assertThat(SCIM.get("/Users/" + USER.id()).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_token_is_told_so_whatever_is_accepted() {
        assertThat(SCIM.as("Bearer wrong")
                        .send("GET", "/Users", null, "Accept", "text/html")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json;charset=iso-8859-1", "application/scim+json; charset=UTF-16LE", "text/json"})
    void json_in_another_charset_or_type_is_415(String type) {
        for (Answer refused : List.of(
                SCIM.send("POST", "/Users", Scim.user("never-made"), "Content-Type", type),
                SCIM.send("PATCH", "/Groups/" + GROUP.id(), "{}", "Content-Type", type),
                SCIM.send("POST", "/Bulk", "{}", "Content-Type", type),
                SCIM.send("POST", "/Users/.search", "{}", "Content-Type", type))) {
            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.detail()).contains(type);
        }
    }

    @Test
    void a_coded_body_is_415_and_an_uncoded_one_may_say_so() {
        var coded = SCIM.send("POST", "/Users", Scim.user("never-made"), "Content-Encoding", "gzip");
        assertThat(coded.status()).isEqualTo(415);
        assertThat(coded.detail()).contains("Content-Encoding", "gzip");
        assertThat(SCIM.send("POST", "/Users", Scim.user("uncoded"), "Content-Encoding", "identity")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_body_without_a_type_is_taken_for_json() throws IOException, InterruptedException {
        assertThat(bare("{\"userName\": \"bare\"}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void characters_are_utf_8_in_and_out() throws IOException, InterruptedException {
        var name = "Zoë-Ω-日本-🙂";
        var created = bare("{\"userName\": \"utf-8\", \"displayName\": \"%s\"}"
                .formatted(name)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(new String(created.body(), StandardCharsets.UTF_8)).contains("\"displayName\":\"" + name + "\"");
        assertThat(SCIM.filter("/Users", "displayName eq \"%s\"".formatted(name))
                        .totalResults())
                .isOne();
        var latin = bare("{\"userName\": \"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.statusCode()).isEqualTo(400);
    }

    private static HttpResponse<byte[]> bare(byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(SCIM.base() + "/Users"))
                .header("Authorization", String.valueOf(SCIM.authorization()))
                .POST(BodyPublishers.ofByteArray(body));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    @Test
    void head_is_get_without_its_body_wherever_get_is() {
        for (String path : List.of(
                "",
                "/Users",
                "/Users?count=0",
                "/Users/" + USER.id(),
                "/Users/none",
                "/Groups",
                "/Groups/" + GROUP.id(),
                "/ServiceProviderConfig",
                "/ResourceTypes",
                "/ResourceTypes/User",
                "/Schemas",
                "/Schemas/" + Schema.USER,
                "/Me",
                "/Nothing")) {
            var get = SCIM.get(path);
            var head = SCIM.send("HEAD", path, null);
            assertThat(head.status()).as(path).isEqualTo(get.status());
            assertThat(head.body()).as(path).isEmpty();
            for (String header : List.of("Content-Type", "Content-Length", "ETag", "Location", "Cache-Control")) {
                assertThat(head.header(header)).as("%s of %s", header, path).isEqualTo(get.header(header));
            }
            assertThat(head.header("Content-Length"))
                    .hasValue(Integer.toString(get.body().getBytes(StandardCharsets.UTF_8).length));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', GET HEAD OPTIONS",
        "/Users, GET HEAD OPTIONS POST",
        "/Groups, GET HEAD OPTIONS POST",
        "/Schemas, GET HEAD OPTIONS",
        "/Bulk, OPTIONS POST",
        "/.search, OPTIONS POST",
        "/Users/.search, OPTIONS POST",
        "/Groups/.search, OPTIONS POST"
    })
    void options_tells_what_a_path_takes(String path, String allowed) {
        var options = SCIM.send("OPTIONS", path, null);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.body()).isEmpty();
        assertThat(options.header("Allow").orElseThrow().split(", ?")).containsExactlyInAnyOrder(allowed.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"GET, /Users/.search", "DELETE, /Groups/.search", "PUT, /Users/.search", "GET, /.search"})
    void a_search_is_a_post(String method, String path) {
        var answer = SCIM.send(method, path, method.equals("PUT") ? "{}" : null);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").orElseThrow().split(", ?")).containsExactlyInAnyOrder("POST", "OPTIONS");
        assertThat(answer.detail()).contains(method, "POST");
    }

    @Test
    void options_of_a_resource_names_every_verb() {
        assertThat(SCIM.send("OPTIONS", "/Users/" + USER.id(), null)
                        .header("Allow")
                        .orElseThrow()
                        .split(", ?"))
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS");
        assertThat(SCIM.as(null).send("OPTIONS", "/Users", null).status()).isEqualTo(401);
    }

    @Test
    void representations_are_kept_by_no_cache() {
        assertThat(SCIM.get("/Users").header("Cache-Control")).hasValue("no-store");
        assertThat(SCIM.get("/Groups/" + GROUP.id()).header("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v3", "v1.1", "v2.0"})
    void another_version_is_refused_by_name(String version) {
        var url = SCIM.base().replace("/scim/v2/", "/scim/" + version + "/");
        var refused = new Client(url, SCIM.authorization()).get("/Users");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidVers");
        assertThat(refused.detail()).contains("SCIM " + version);
        assertThat(new Client(url, null).get("/Users").status()).isEqualTo(401);
    }

    @Test
    void without_a_version_the_latest_is_meant() {
        var latest = new Client(SCIM.base().replace("/scim/v2/", "/scim/"), SCIM.authorization());
        assertThat(latest.get("/Users/" + USER.id()).json())
                .isEqualTo(SCIM.get("/Users/" + USER.id()).json());
    }
}
