package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server under test on a home of its own, with the PostgreSQL that it starts itself. */
final class Rollcall implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FOUND = """
            {"name": "%d users", "seats": %d, "provider": "other", "dialect": "rfc"}""";

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
        return start(jar, options, Map.of(), home, log);
    }

    /** @param options of its JVM; @param settings environment variables */
    static Rollcall start(Path jar, List<String> options, Map<String, String> settings, Path home, Path log)
            throws IOException, InterruptedException {
        int port = Program.freePort();
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", jar.toString()));
        var environment = new HashMap<>(settings);
        environment.putAll(Map.of("ROLLCALL_HOME", home.toString(), "SERVER_PORT", Integer.toString(port)));
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

    /** A new organization with so many users. */
    Directory directory(int users, int seats, Target target) throws IOException {
        var token = JSON.readTree(Files.readString(home.resolve("first-start.json")))
                .path("operatorToken")
                .stringValue();
        var request = Message.bytes(
                "POST /admin/organizations HTTP/1.1",
                "Host: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n",
                FOUND.formatted(users, seats).getBytes(StandardCharsets.UTF_8));
        try (var wire = Wire.to(port)) {
            var answer = wire.ask(request);
            if (answer.status() != 201) {
                throw new IllegalStateException("No organization: " + answer.text());
            }
            JsonNode founded = JSON.readTree(answer.text());
            return Directory.of(
                    users,
                    target,
                    founded.path("connectorUrl").stringValue(),
                    founded.path("scimToken").stringValue());
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
