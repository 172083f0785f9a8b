package dev.rollcall.api.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A pack that was downloaded, in the hands of an auditor who has no server at hand. */
record Pack(Path folder, byte[] bytes) {
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    String file(String name) {
        return files().get(name);
    }

    /** The same pack with one file changed by somebody who has no key. */
    Pack with(String name, UnaryOperator<String> change) throws IOException {
        var files = files();
        files.computeIfPresent(name, (_, text) -> change.apply(text));
        var changed = new java.io.ByteArrayOutputStream();
        try (var out = new ZipOutputStream(changed)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return new Pack(folder, changed.toByteArray());
    }

    /** Runs the verifier of the pack in a JVM of its own. @return what it printed, and its exit status */
    String verified(String... more) throws IOException, InterruptedException {
        var source = Files.writeString(folder.resolve("Verify.java"), source());
        var zip = Files.write(folder.resolve("pack.zip"), bytes);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                source.toString(),
                zip.toString()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return printed + "status " + process.exitValue();
    }

    /** The verifier that was kept from before, where this pack has none. */
    private static String source() throws IOException {
        try (var in = Pack.class.getResourceAsStream("/evidence/Verify.java")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
