package dev.rollcall.api.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The unpacked programs of PostgreSQL. PostgreSQL refuses to run as root; root starts it in a user namespace of its own,
 * where it has no privilege and yet owns its files.
 */
final class PostgresPrograms {
    private final Path directory;

    PostgresPrograms(Path directory) {
        this.directory = directory;
    }

    /** @param output what the program said on both its streams */
    record Outcome(int exitCode, String output) {
        boolean failed() {
            return exitCode != 0;
        }
    }

    /** Waits for the end without regard to interrupts: a half-done start or stop would leave a server behind. */
    Outcome run(String program, String... arguments) throws IOException {
        var builder = new ProcessBuilder(command(program, arguments)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.onExit().join().exitValue(), output.strip());
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
