package dev.rollcall.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests as they are written and hands back what came. */
public record Client(String base, @Nullable String authorization) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper MAPPER = new JsonMapper();

    /** An answer. @param body empty for 204 */
    public record Answer(int status, String body, HttpResponse<String> http) {
        public JsonNode json() {
            return MAPPER.readTree(body);
        }

        /** The id of the resource in the body. */
        public String id() {
            return json().path("id").stringValue();
        }

        public Optional<String> header(String name) {
            return http.headers().firstValue(name);
        }

        /** The {@code detail} of a SCIM error. */
        public String detail() {
            return json().path("detail").stringValue();
        }

        public long totalResults() {
            return json().path("totalResults").longValue();
        }

        /** The n-th resource of a list, from 0. */
        public JsonNode resource(int index) {
            return json().path("Resources").path(index);
        }
    }

    public Client as(@Nullable String otherAuthorization) {
        return new Client(base, otherAuthorization);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** A list with a filter, encoded as a client would. */
    public Answer filter(String path, String filter) {
        return get(path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param headers names and values in turn; they take the place of those that are sent otherwise */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", "application/scim+json; charset=utf-8");
        }
        for (int name = 0; name < headers.length; name += 2) {
            request.setHeader(headers[name], headers[name + 1]);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            Promises.require(method, response.uri(), response.statusCode());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
