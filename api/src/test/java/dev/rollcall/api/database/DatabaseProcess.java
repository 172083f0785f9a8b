package dev.rollcall.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Another process that runs the database of a home until it is killed. */
final class DatabaseProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final DatabaseAccess access;

    private DatabaseProcess(Process process, DatabaseAccess access) {
        this.process = process;
        this.access = access;
    }

    static DatabaseProcess on(Path home) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseProcess.class.getName(),
                        home.toString())
                .redirectOutput(File.createTempFile("database-process", ".log", home.toFile()))
                .redirectErrorStream(true)
                .start();
        return new DatabaseProcess(process, awaitAccess(process, home));
    }

    private static DatabaseAccess awaitAccess(Process process, Path home) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<DatabaseAccess> access = Optional.empty();
        while (access.isEmpty() && System.nanoTime() < deadline && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
            access = DatabaseAccess.toRunning(home);
        }
        if (access.isEmpty()) {
            process.destroyForcibly();
        }
        return access.orElseThrow(() -> new AssertionError("The other process does not run the database"));
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (var database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
            assertThat(database.jdbcUrl()).isNotEmpty();
            new CountDownLatch(1).await();
        }
    }

    long pid() {
        return process.pid();
    }

    DatabaseAccess access() {
        return access;
    }

    /** As kill -9 does: no hook runs and the server stays behind. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    static long serverOn(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst());
    }
}
