package dev.rollcall.kernel.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The verifier that auditors get, compiled once for many packs. */
final class Verifier {
    static final Path SOURCE = Path.of("src", "main", "resources", "evidence", "Verify.java");

    private final Class<?> program;

    Verifier() {
        try {
            var classes = Files.createTempDirectory("verifier");
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-d", classes.toString(), SOURCE.toString());
            if (status != 0) {
                throw new AssertionError("Verify.java does not compile");
            }
            try (var loader =
                    new URLClassLoader(new java.net.URL[] {classes.toUri().toURL()})) {
                program = loader.loadClass("Verify");
                // every class of it, before the loader closes
                for (var file : classes.toFile().list()) {
                    Class.forName(file.replace(".class", ""), true, loader);
                }
            }
        } catch (IOException | ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What it printed, and after that its exit status. */
    String of(Path pack, String... more) {
        var arguments = new ArrayList<>(List.of(pack.toString()));
        arguments.addAll(List.of(more));
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            var run = program.getDeclaredMethod("run", PrintStream.class, String[].class);
            run.setAccessible(true);
            out.println("status " + run.invoke(null, out, arguments.toArray(String[]::new)));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    static byte[] source() {
        try {
            return Files.readAllBytes(SOURCE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
