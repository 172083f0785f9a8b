package dev.rollcall.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts Rollcall and the floors on one PostgreSQL server, measures them in turn, and reports. */
final class Benchmark {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Options options;
    private final Path place;
    private final Report report = new Report();

    private Benchmark(Options options, Path place) {
        this.options = options;
        this.place = place;
    }

    public static void main(String... arguments) throws Exception {
        var place = Path.of(System.getProperty("benchmarks.home", "."));
        try {
            new Benchmark(Options.of(arguments), place).run();
        } catch (IllegalArgumentException notUnderstood) {
            System.err.println("Not understood: " + notUnderstood.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        var results = Files.createDirectories(place.resolve("results"));
        var name = NAME.format(Instant.now());
        var home = Files.createTempDirectory(Files.createDirectories(place.resolve("target")), "home-");
        try (var rollcall = Rollcall.start(
                        options.jar(place), jvmOptions(results.resolve(name + ".jfr")), home, log("server"));
                var database = Database.of(home)) {
            measure(rollcall, database);
            var file = Files.writeString(results.resolve(name + ".json"), report.json());
            System.out.println("All figures: " + place.relativize(file));
        } finally {
            delete(home);
        }
    }

    private List<String> jvmOptions(Path recording) {
        return options.profile()
                ? List.of("-XX:StartFlightRecording=settings=profile,filename=" + recording)
                : List.of();
    }

    private Path log(String program) {
        return place.resolve("target").resolve(program + ".log");
    }

    private void measure(Rollcall rollcall, Database database) throws IOException, InterruptedException, SQLException {
        database.createFloor(Collections.max(options.users()));
        int port = Program.freePort();
        try (var program = floors(port, database)) {
            program.await(port, "/1");
            report.facts("run", described());
            report.facts("machine", Machine.facts());
            report.facts("postgresql", database.settings());
            var floor = new Target(port, program.pid(), database);
            var subject = new Target(rollcall.port(), rollcall.pid(), database);
            for (int users : options.users()) {
                long start = System.nanoTime();
                var directory = rollcall.directory(users, options.seats(), subject);
                database.settle();
                System.out.printf("%d users loaded in %.0f s%n", users, (System.nanoTime() - start) / 1e9);
                Report.printHead();
                for (var operation : options.operations()) {
                    measure(operation, users, floor, subject, directory);
                }
            }
        }
    }

    private Program floors(int port, Database database) throws IOException {
        return Program.java(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        FloorServer.class.getName(),
                        options.floor(),
                        Integer.toString(port),
                        database.floorUrl(),
                        Database.USER),
                Map.of(),
                database.password() + "\n",
                log("floor"));
    }

    /** The first pair at the first number of clients is for the compilers only. */
    private void measure(Operation operation, int users, Target floor, Target subject, Directory directory) {
        pair(operation, users, options.clients().getFirst(), floor, subject, directory);
        for (int clients : options.clients()) {
            var pairs = new ArrayList<Comparison.Pair>();
            for (int round = 0; round < options.rounds(); round++) {
                pairs.add(pair(operation, users, clients, floor, subject, directory));
            }
            report.add(new Comparison(operation, users, directory.size(), clients, pairs));
        }
    }

    private Comparison.Pair pair(
            Operation operation, int users, int clients, Target floor, Target subject, Directory directory) {
        var scripts = directory.scripts(operation, clients);
        var bare = Collections.nCopies(clients, operation.floor().script(users));
        return new Comparison.Pair(
                Load.during(options.warmUp(), options.time(), floor, bare),
                Load.during(options.warmUp(), options.time(), subject, scripts));
    }

    private Map<String, String> described() {
        var run = new LinkedHashMap<String, String>();
        run.put("started", Instant.now().toString());
        run.put("rounds", Integer.toString(options.rounds()));
        run.put("warmUp", options.warmUp().toString());
        run.put("time", options.time().toString());
        run.put("seats", Integer.toString(options.seats()));
        run.put("floor", options.floor());
        return run;
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException kept) {
                    throw new UncheckedIOException(kept);
                }
            });
        }
    }
}
