package dev.rollcall.api.testing;

import dev.rollcall.Rollcall;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Rollcall as an operator starts it, in a process of its own that ends by itself. */
public final class CommandLine {
    private static final long MINUTES_TO_END = 2;

    private CommandLine() {}

    /** What a terminal showed. */
    public record Outcome(int exitCode, String out, String err) {}

    public static Outcome run(Map<String, String> environment, String... arguments) {
        try {
            var out = File.createTempFile("rollcall", ".out");
            var err = File.createTempFile("rollcall", ".err");
            int exitCode = end(start(environment, Redirect.to(out), Redirect.to(err), arguments));
            return new Outcome(exitCode, Files.readString(out.toPath()), Files.readString(err.toPath()));
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** One that nobody listens to. */
    public static Process start(Map<String, String> environment, String... arguments) throws IOException {
        return start(environment, Redirect.DISCARD, Redirect.DISCARD, arguments);
    }

    private static Process start(Map<String, String> environment, Redirect out, Redirect err, String... arguments)
            throws IOException {
        var builder = new ProcessBuilder(command(arguments)).redirectOutput(out).redirectError(err);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int end(Process process) {
        try {
            if (!process.waitFor(MINUTES_TO_END, TimeUnit.MINUTES)) {
                throw new AssertionError("It does not end");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                Rollcall.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
