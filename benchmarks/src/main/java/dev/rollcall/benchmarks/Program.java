package dev.rollcall.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of our own that serves a port. It ends when we do, however we end. */
final class Program implements AutoCloseable {
    /** As docs/operations.md advises, for the server and for what it is compared with. */
    private static final List<String> ADVISED = List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders");

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_STOP = Duration.ofSeconds(60);

    private final Process process;
    private final Thread atExit = new Thread(this::stop);

    private Program(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param arguments of the java command; @param input what it reads from its standard input */
    static Program java(List<String> arguments, Map<String, String> environment, String input, Path log)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ADVISED);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        return new Program(process);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the path answers at all, and well. */
    void await(int port, String path) throws InterruptedException {
        var request = Message.bytes("GET " + path + " HTTP/1.1", "Host: localhost\r\n", new byte[0]);
        for (var limit = Instant.now().plus(TO_START); Instant.now().isBefore(limit) && process.isAlive(); ) {
            try (var wire = Wire.to(port)) {
                if (wire.ask(request).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("The server does not start; its log says why");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
        }
    }
}
