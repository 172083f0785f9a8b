package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the sealer costs those who write, and how long it takes: two servers of the same build, each with a PostgreSQL
 * of its own, are measured in turn; one of them does not seal.
 */
final class SealingCost {
    private static final String ROW = "%-18s %8s  %7s %7s %6s  %7s %7s  %6s %6s %6s %6s  %6s %6s %6s %6s  %6s %5s%n";

    /** About what one identity provider sends. */
    private static final double REQUESTS_PER_SECOND = 25;

    private static final int PACED_CLIENTS = 5;
    private static final Duration PACED = Duration.ofSeconds(30);

    private final Options options;
    private final Path place;

    SealingCost(Options options, Path place) {
        this.options = options;
        this.place = place;
    }

    private record Side(Sample sample, double[] lags) {}

    private record Pair(Side off, Side on) {}

    private record Server(boolean seals, Rollcall rollcall, Database database, Directory directory) {
        Target target() {
            return new Target(rollcall.port(), rollcall.pid(), database);
        }
    }

    void run() throws IOException, InterruptedException, SQLException {
        var target = Files.createDirectories(place.resolve("target"));
        var unsealedHome = Files.createTempDirectory(target, "home-");
        var sealedHome = Files.createTempDirectory(target, "home-");
        try (var unsealed = start("off", unsealedHome);
                var sealed = start("on", sealedHome);
                var unsealedDatabase = Database.of(unsealedHome);
                var sealedDatabase = Database.of(sealedHome)) {
            measure(load(false, unsealed, unsealedDatabase), load(true, sealed, sealedDatabase));
        } finally {
            Benchmark.delete(unsealedHome);
            Benchmark.delete(sealedHome);
        }
    }

    private Rollcall start(String sealing, Path home) throws IOException, InterruptedException {
        return Rollcall.start(
                options.jar(place),
                List.of(),
                Map.of("ROLLCALL_LEDGER_SEALING", sealing),
                home,
                place.resolve("target").resolve("server-sealing-" + sealing + ".log"));
    }

    private Server load(boolean seals, Rollcall rollcall, Database database) throws IOException, SQLException {
        int users = Collections.max(options.users());
        var target = new Target(rollcall.port(), rollcall.pid(), database);
        var directory = rollcall.directory(users, options.seats(), target);
        database.settle();
        return new Server(seals, rollcall, database, directory);
    }

    private void measure(Server unsealed, Server sealed) throws SQLException, InterruptedException {
        System.out.printf(
                ROW,
                "operation",
                "clients",
                "off/s",
                "on/s",
                "ratio",
                "off p99",
                "on p99",
                "off j",
                "on j",
                "off pg",
                "on pg",
                "lag50",
                "lag95",
                "lag99",
                "max",
                "WAL B",
                "other");
        for (var operation : options.operations()) {
            compile(operation, unsealed);
            compile(operation, sealed);
            for (int clients : options.clients()) {
                report(operation.title(), Integer.toString(clients), pairs(operation, clients, unsealed, sealed));
            }
        }
        sealed.database().awaitFollowers();
        report("create user", "25/s", List.of(new Pair(paced(unsealed), paced(sealed))));
    }

    private void compile(Operation operation, Server server) {
        Compilers.rest(
                operation.title() + (server.seals() ? ", sealed" : ", not sealed"),
                server.target(),
                () -> server.directory().scripts(operation, Collections.max(options.clients())));
    }

    /** The first pair is thrown away. Who begins changes from pair to pair. */
    private List<Pair> pairs(Operation operation, int clients, Server unsealed, Server sealed)
            throws SQLException, InterruptedException {
        var pairs = new ArrayList<Pair>();
        for (int round = 0; round <= options.rounds(); round++) {
            var first = round % 2 == 0 ? unsealed : sealed;
            var second = round % 2 == 0 ? sealed : unsealed;
            sealed.database().awaitFollowers();
            var one = side(operation, clients, first);
            sealed.database().awaitFollowers();
            var other = side(operation, clients, second);
            if (round > 0) {
                pairs.add(round % 2 == 0 ? new Pair(one, other) : new Pair(other, one));
            }
        }
        return pairs;
    }

    private Side side(Operation operation, int clients, Server server) throws SQLException, InterruptedException {
        var scripts = server.directory().scripts(operation, clients);
        return side(options.warmUp(), options.time(), server, scripts);
    }

    /**
     * The ledger is looked at on both sides, so that looking costs both the same; one of them never reaches an event.
     */
    private static Side side(Duration warmUp, Duration time, Server server, List<Script> scripts)
            throws SQLException, InterruptedException {
        try (var lag = SealLag.of(server.database())) {
            var sample = Load.during(warmUp, time, server.target(), scripts);
            return new Side(sample, server.seals() ? lag.millis() : new double[0]);
        }
    }

    private static Side paced(Server server) throws SQLException, InterruptedException {
        List<Script> scripts = new ArrayList<>();
        server.directory()
                .scripts(Operation.CREATE, PACED_CLIENTS)
                .forEach(script -> scripts.add(new Paced(script, REQUESTS_PER_SECOND / PACED_CLIENTS)));
        return side(Duration.ofSeconds(2), PACED, server, scripts);
    }

    private static void report(String operation, String clients, List<Pair> pairs) {
        var off = Sample.of(pairs.stream().map(pair -> pair.off().sample()).toList());
        var on = Sample.of(pairs.stream().map(pair -> pair.on().sample()).toList());
        var ratios = pairs.stream()
                .mapToDouble(pair ->
                        pair.on().sample().perSecond() / pair.off().sample().perSecond())
                .sorted()
                .toArray();
        var lags = pairs.stream()
                .flatMapToDouble(pair -> Arrays.stream(pair.on().lags()))
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                ROW,
                Stream.of(
                                operation,
                                clients,
                                number("%.0f", off.perSecond()),
                                number("%.0f", on.perSecond()),
                                number("%.3f", median(ratios)),
                                number("%.1f", off.latency(0.99)),
                                number("%.1f", on.latency(0.99)),
                                number("%.0f", off.each(off.usage().server())),
                                number("%.0f", on.each(on.usage().server())),
                                number("%.0f", off.each(off.usage().postgres())),
                                number("%.0f", on.each(on.usage().postgres())),
                                number("%.0f", at(lags, 0.50)),
                                number("%.0f", at(lags, 0.95)),
                                number("%.0f", at(lags, 0.99)),
                                number("%.0f", at(lags, 1)),
                                number("%.0f", on.walBytesEach() - off.walBytesEach()),
                                number("%.2f", Math.max(off.coresElsewhere(), on.coresElsewhere())))
                        .toArray());
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String number(String format, double value) {
        return format.formatted(value);
    }

    private static double at(double[] sorted, double quantile) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))];
    }
}
