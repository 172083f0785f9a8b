package dev.rollcall.api.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Every block of requests/*.http is answered with the status that it says, one after the other, in a new organization. */
class RequestsFilesTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @MethodSource("files")
    void every_request_is_answered_as_the_file_says(String file) throws IOException, InterruptedException {
        var blocks =
                RequestBlock.in(Files.readString(Repository.file("requests").resolve(file)));
        var variables = environment();

        assertThat(blocks).isNotEmpty();
        for (var block : blocks) {
            send(block, variables);
        }
    }

    static List<String> files() throws IOException {
        try (var files = Files.list(Repository.file("requests"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".http"))
                    .sorted()
                    .toList();
        }
    }

    /** The variables of http-client.env.json, for an organization of this test. */
    private static Map<String, String> environment() {
        var tenant = SERVER.tenant("rfc");
        return new HashMap<>(Map.of(
                "connectorUrl", tenant.scim().base(),
                "scimToken", tenant.token(),
                "operatorToken", SERVER.secret("operatorToken"),
                "consoleUrl", SERVER.url() + "/"));
    }

    private static void send(RequestBlock block, Map<String, String> variables)
            throws IOException, InterruptedException {
        var answer = answered(block, variables);

        assertThat(answer.statusCode())
                .as("%s: %s", block.title(), answer.body())
                .isEqualTo(block.expected());
        block.name().ifPresent(name -> keep(name, answer.body(), variables));
    }

    /** What follows the ledger says so where it has not come to the organization yet. */
    private static HttpResponse<String> answered(RequestBlock block, Map<String, String> variables)
            throws IOException, InterruptedException {
        var deadline = Instant.now().plusSeconds(60);
        var answer = HTTP.send(block.request(variables), BodyHandlers.ofString());
        while (answer.body().contains("ask again in a minute") && Instant.now().isBefore(deadline)) {
            answer = HTTP.send(block.request(variables), BodyHandlers.ofString());
        }
        return answer;
    }

    /** Each text in a named answer is a variable to the blocks that follow. */
    private static void keep(String name, String body, Map<String, String> variables) {
        MAPPER.readTree(body).properties().stream()
                .filter(field -> field.getValue().isString())
                .forEach(field -> variables.put(
                        name + "." + field.getKey(), field.getValue().stringValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectorUrl", "scimToken", "operatorToken", "consoleUrl"})
    void the_environment_file_has_every_variable_and_no_secret(String variable) throws IOException {
        var file = MAPPER.readTree(Files.readString(Repository.file("requests/http-client.env.json")));

        assertThat(file.path("example").path(variable).asString(""))
                .isNotEmpty()
                .doesNotContain("rc_", "ro_");
    }
}
