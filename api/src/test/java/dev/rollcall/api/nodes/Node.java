package dev.rollcall.api.nodes;

import dev.rollcall.Rollcall;
import dev.rollcall.api.database.EmbeddedDatabase;
import dev.rollcall.api.testing.Await;
import dev.rollcall.kernel.proof.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, on a database that others use too and in a home that is its alone. */
final class Node implements AutoCloseable {
    static final String PUBLIC_URL = "https://rollcall.example.com";
    private static final String SIGNING_KEY = SigningKey.generate().text();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");
    private static final List<String> JVM = List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Daxoniq.update-checker.disabled=true");

    private final Process process;
    private final Path home;
    private final Path output;

    private Node(Process process, Path home, Path output) {
        this.process = process;
        this.home = home;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Begins to start a server and does not wait for it. */
    static Node launch(EmbeddedDatabase database, Path home, String tokenKey) {
        return launch(database, home, tokenKey, PUBLIC_URL);
    }

    /** @param publicUrl empty where a browser comes by the port */
    static Node launch(EmbeddedDatabase database, Path home, String tokenKey, String publicUrl) {
        try {
            Files.createDirectories(home);
            var output = home.resolve("output.log");
            var builder =
                    new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "ROLLCALL_DATABASE_URL",
                            database.jdbcUrl(),
                            "ROLLCALL_DATABASE_USER",
                            database.user(),
                            "ROLLCALL_DATABASE_PASSWORD",
                            database.password(),
                            "ROLLCALL_HOME",
                            home.toString(),
                            "ROLLCALL_PUBLIC_URL",
                            publicUrl,
                            "ROLLCALL_TOKEN_KEY",
                            tokenKey,
                            "ROLLCALL_SIGNING_KEY",
                            SIGNING_KEY,
                            "ROLLCALL_RATE_LIMIT",
                            "0",
                            "SERVER_PORT",
                            "0"));
            return new Node(builder.start(), home, output);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private static List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Rollcall.class.getName()));
        return command;
    }

    Node awaitReady() {
        Await.until(PATIENCE, "a server that is ready", () -> output().contains("Started Rollcall in") || ended());
        if (ended()) {
            throw new AssertionError("The server has ended: " + output());
        }
        return this;
    }

    private boolean ended() {
        return !process.isAlive();
    }

    /** @return the exit code of a server that ends by itself */
    int awaitEnd() {
        Await.until(PATIENCE, "the end of the server", this::ended);
        return process.exitValue();
    }

    /** Ends the server at once, whatever it is doing. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As a machine that hangs: the process goes on where it was, when it is thawed. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException unsent) {
            throw new UncheckedIOException(unsent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String url() {
        var port = PORT.matcher(output());
        if (!port.find()) {
            throw new AssertionError("The server tells no port: " + output());
        }
        return "http://127.0.0.1:" + port.group(1);
    }

    boolean hasFounded() {
        return Files.exists(secretsFile());
    }

    /** The secrets of the first start, in the home of the node that founded. */
    JsonNode secrets() {
        try {
            return new JsonMapper().readTree(Files.readString(secretsFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path secretsFile() {
        return home.resolve("first-start.json");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
