package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server under test on a home of its own, with the PostgreSQL that it starts itself. */
final class Rollcall implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FOUND = """
            {"name": "%s", "seats": %d, "noSeatPolicy": "%s", "provider": "other", "dialect": "rfc"}""";

    private final Program program;
    private final int port;
    private final Path home;

    private Rollcall(Program program, int port, Path home) {
        this.program = program;
        this.port = port;
        this.home = home;
    }

    /** @param options of its JVM */
    static Rollcall start(Path jar, List<String> options, Path home, Path log)
            throws IOException, InterruptedException {
        int port = Program.freePort();
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", jar.toString()));
        var environment = Map.of(
                "ROLLCALL_HOME", home.toString(), "SERVER_PORT", Integer.toString(port), "ROLLCALL_RATE_LIMIT", "0");
        var program = Program.java(arguments, environment, "", log);
        try {
            program.await(port, "/actuator/health/readiness");
        } catch (RuntimeException unready) {
            program.close();
            throw unready;
        }
        return new Rollcall(program, port, home);
    }

    int port() {
        return port;
    }

    long pid() {
        return program.pid();
    }

    /** A value of {@code first-start.json}. */
    String secret(String name) throws IOException {
        return JSON.readTree(Files.readString(home.resolve("first-start.json")))
                .path(name)
                .stringValue();
    }

    /** @param token of its connection */
    record Founded(String organization, String connectorUrl, String token) {}

    /** A new organization with so many users. */
    Directory directory(int users, int seats, Target target) throws IOException {
        var founded = found("%d users".formatted(users), seats, "REJECT");
        return Directory.of(users, target, founded.connectorUrl(), founded.token());
    }

    /** @param policy for whoever comes when the seats are taken */
    Founded found(String name, int seats, String policy) throws IOException {
        JsonNode founded = administer("POST", "", FOUND.formatted(name, seats, policy), 201);
        return new Founded(
                founded.path("organization").stringValue(),
                founded.path("connectorUrl").stringValue(),
                founded.path("scimToken").stringValue());
    }

    void resize(String organization, int seats) throws IOException {
        administer("PATCH", "/" + organization + "/license", "{\"seats\": %d}".formatted(seats), 200);
    }

    /** The organization of the first start, with so many users. */
    Directory ownDirectory(int users, Target target) throws IOException {
        resize(secret("organization"), users + 50);
        return Directory.of(users, target, secret("connectorUrl"), secret("scimToken"));
    }

    private JsonNode administer(String method, String path, String body, int status) throws IOException {
        var request = Message.bytes(
                method + " /admin/organizations" + path + " HTTP/1.1",
                "Host: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer " + secret("operatorToken")
                        + "\r\n",
                body.getBytes(StandardCharsets.UTF_8));
        try (var wire = Wire.to(port)) {
            var answer = wire.ask(request);
            if (answer.status() != status) {
                throw new IllegalStateException(method + " " + path + ": " + answer.text());
            }
            return JSON.readTree(answer.text());
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
