package dev.rollcall.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts Rollcall and the floors on one PostgreSQL server, measures them in turn, and reports. */
final class Benchmark {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Options options;
    private final Path place;
    private final Set<Operation> compiled = EnumSet.noneOf(Operation.class);

    private Benchmark(Options options, Path place) {
        this.options = options;
        this.place = place;
    }

    public static void main(String... arguments) throws Exception {
        var place = Path.of(System.getProperty("benchmarks.home", "."));
        if (arguments.length > 0 && arguments[0].equals("sealing")) {
            new SealingCost(understood(Arrays.copyOfRange(arguments, 1, arguments.length)), place).run();
        } else if (arguments.length > 0 && arguments[0].equals("rebuild")) {
            new RebuildSpeed(understood(Arrays.copyOfRange(arguments, 1, arguments.length)), place).run();
        } else {
            new Benchmark(understood(arguments), place).run();
        }
    }

    private static Options understood(String... arguments) {
        try {
            return Options.of(arguments);
        } catch (IllegalArgumentException notUnderstood) {
            System.err.println("Not understood: " + notUnderstood.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            throw notUnderstood;
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        var results = Files.createDirectories(place.resolve("results"));
        var name = NAME.format(Instant.now());
        var home = Files.createTempDirectory(Files.createDirectories(place.resolve("target")), "home-");
        try (var rollcall = Rollcall.start(
                        options.jar(place), jvmOptions(results.resolve(name + ".jfr")), home, log("server"));
                var database = Database.of(home)) {
            if (options.pages()) {
                new Pages(options, rollcall, database).measure();
            } else if (options.large() > 0) {
                survey(rollcall, database);
            } else if (options.past() > 0) {
                past(rollcall, database);
            } else {
                measure(rollcall, database, new Report(results.resolve(name + ".json")));
            }
        } finally {
            delete(home);
        }
    }

    private void survey(Rollcall rollcall, Database database) throws IOException, SQLException {
        long start = System.nanoTime();
        var founded = LargeDirectory.of(rollcall, database, options.large(), 0);
        System.out.printf("%d users settled in %.0f s%n", options.large(), (System.nanoTime() - start) / 1e9);
        new Survey(founded, new Target(rollcall.port(), rollcall.pid(), database), options.large()).run();
    }

    private void past(Rollcall rollcall, Database database) throws IOException, SQLException {
        long start = System.nanoTime();
        var founded = LargeDirectory.of(rollcall, database, options.past(), PastSurvey.CHANGES);
        System.out.printf(
                "%d users with %d changes each settled in %.0f s%n",
                options.past(), PastSurvey.CHANGES, (System.nanoTime() - start) / 1e9);
        var target = new Target(rollcall.port(), rollcall.pid(), database);
        new PastSurvey(founded, rollcall.secret("operatorToken"), target).run();
    }

    private List<String> jvmOptions(Path recording) {
        return options.profile()
                ? List.of("-XX:StartFlightRecording=settings=profile,filename=" + recording)
                : List.of();
    }

    private Path log(String program) {
        return place.resolve("target").resolve(program + ".log");
    }

    private void measure(Rollcall rollcall, Database database, Report report)
            throws IOException, InterruptedException, SQLException {
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
                    for (int clients : options.clients()) {
                        report.add(measure(operation, users, clients, floor, subject, directory));
                    }
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

    /** A new operation is asked, unmeasured, until the compilers rest; the first pair is thrown away too. */
    private Comparison measure(
            Operation operation, int users, int clients, Target floor, Target subject, Directory directory) {
        if (compiled.add(operation)) {
            var script = operation.floor().script(users);
            Compilers.rest("floor", floor, () -> Collections.nCopies(clients, script));
            Compilers.rest(operation.title(), subject, () -> directory.scripts(operation, clients));
        }
        pair(Duration.ZERO, options.time(), operation, users, clients, floor, subject, directory);
        var pairs = new ArrayList<Comparison.Pair>();
        for (int round = 0; round < options.rounds(); round++) {
            pairs.add(pair(options.warmUp(), options.time(), operation, users, clients, floor, subject, directory));
        }
        return new Comparison(operation, users, directory.size(), clients, pairs);
    }

    private Comparison.Pair pair(
            Duration warmUp,
            Duration time,
            Operation operation,
            int users,
            int clients,
            Target floor,
            Target subject,
            Directory directory) {
        var scripts = directory.scripts(operation, clients);
        var bare = Collections.nCopies(clients, operation.floor().script(users));
        subject.database().awaitFollowers();
        return new Comparison.Pair(Load.during(warmUp, time, floor, bare), Load.during(warmUp, time, subject, scripts));
    }

    private Map<String, String> described() throws IOException {
        var run = new LinkedHashMap<String, String>();
        run.put("started", Instant.now().toString());
        run.put("jar", Machine.digest(options.jar(place)));
        run.put("rounds", Integer.toString(options.rounds()));
        run.put("warmUp", options.warmUp().toString());
        run.put("time", options.time().toString());
        run.put("seats", Integer.toString(options.seats()));
        run.put("floor", options.floor());
        return run;
    }

    static void delete(Path directory) throws IOException {
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
