package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How fast read models are made anew by the operator's command, while the server has nothing else to do: each user was
 * created, deactivated and reactivated, which moves a seat each time, and every commit has two facts.
 */
final class RebuildSpeed {
    private static final int CLIENTS = 8;
    private static final int LAST_WORDS = 20;
    private static final List<String> NAMES =
            List.of("seat history 1", "views", "audit trail 3", "user history 2", "team history 1");
    private static final Pattern PROGRESS = Pattern.compile(".*: at \\d+ of \\d+, (?<facts>\\d+) facts, .*");
    private static final Pattern END =
            Pattern.compile(".*: (?<facts>\\d+) facts in (?<seconds>[0-9.]+) s, (?<differ>\\d+) rows differ.*");

    private final Options options;
    private final Path place;

    RebuildSpeed(Options options, Path place) {
        this.options = options;
        this.place = place;
    }

    private record Moment(long facts, Duration jvm, Duration postgres) {}

    void run() throws IOException, InterruptedException, SQLException {
        var home = Files.createTempDirectory(Files.createDirectories(place.resolve("target")), "home-");
        try (var rollcall = Rollcall.start(
                        options.jar(place),
                        List.of(),
                        home,
                        place.resolve("target").resolve("server.log"));
                var database = Database.of(home)) {
            live(rollcall, database);
            System.out.printf(
                    "%-16s %9s %8s %9s %8s %8s%n", "read models", "facts", "seconds", "facts/s", "jvm us", "pg us");
            for (var name : NAMES) {
                rebuild(name, home, database);
            }
        } finally {
            Benchmark.delete(home);
        }
    }

    private void live(Rollcall rollcall, Database database) throws IOException, SQLException {
        var target = new Target(rollcall.port(), rollcall.pid(), database);
        var directory = rollcall.directory(Collections.max(options.users()), options.seats(), target);
        Load.toTheEnd(target, directory.scripts(Operation.DEACTIVATE, CLIENTS));
        directory.scripts(Operation.DEACTIVATE, CLIENTS);
        database.awaitFollowers();
        database.settle();
    }

    /** From the first word of the command to its last: what it takes a JVM to start is not counted. */
    private void rebuild(String name, Path home, Database database) throws IOException, InterruptedException {
        var process = command(name, home).start();
        @Nullable Moment begun = null;
        var said = new ArrayDeque<String>();
        try (var output = process.inputReader()) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.addLast(line);
                if (said.size() > LAST_WORDS) {
                    said.removeFirst();
                }
                var progress = PROGRESS.matcher(line);
                var end = END.matcher(line);
                if (begun == null && progress.matches()) {
                    begun = moment(progress.toMatchResult(), process, database);
                } else if (begun != null && end.matches()) {
                    print(name, end.toMatchResult(), begun, moment(end.toMatchResult(), process, database));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "The rebuild of %s failed:%n%s".formatted(name, String.join("\n", said)));
        }
    }

    private ProcessBuilder command(String name, Path home) {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        options.jar(place).toString(),
                        "rebuild",
                        name)
                .redirectErrorStream(true);
        builder.environment().put("ROLLCALL_HOME", home.toString());
        return builder;
    }

    private static Moment moment(MatchResult told, Process process, Database database) {
        return new Moment(
                Long.parseLong(told.group("facts")), Cpu.ofFamily(process.pid()), Cpu.ofFamily(database.pid()));
    }

    private static void print(String name, MatchResult end, Moment begun, Moment ended) {
        double seconds = Double.parseDouble(end.group("seconds"));
        double facts = ended.facts() - begun.facts();
        System.out.printf(
                Locale.ROOT,
                "%-16s %9d %8.1f %9.0f %8.0f %8.0f%s%n",
                name,
                ended.facts(),
                seconds,
                ended.facts() / seconds,
                micros(ended.jvm().minus(begun.jvm())) / facts,
                micros(ended.postgres().minus(begun.postgres())) / facts,
                end.group("differ").equals("0") ? "" : " ! " + end.group("differ") + " rows differ");
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }
}
