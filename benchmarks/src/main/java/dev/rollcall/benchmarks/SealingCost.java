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
import java.util.stream.Stream;

/**
 * What sealing costs those who write, and how long it takes: one server is measured in turn while it seals and while
 * it is kept from it. Two servers would not do: no two JVMs compile alike, and that weighs more than what is measured.
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

    private record Pair(Side off, Side on) {
        double ratio() {
            return on.sample().perSecond() / off.sample().perSecond();
        }
    }

    private record Server(Target target, Directory directory) {
        Database database() {
            return target.database();
        }
    }

    void run() throws IOException, InterruptedException, SQLException {
        var target = Files.createDirectories(place.resolve("target"));
        var home = Files.createTempDirectory(target, "home-");
        try (var rollcall = Rollcall.start(options.jar(place), List.of(), home, target.resolve("server-sealing.log"));
                var database = Database.of(home)) {
            measure(load(rollcall, database));
        } finally {
            Benchmark.delete(home);
        }
    }

    private Server load(Rollcall rollcall, Database database) throws IOException, SQLException {
        var target = new Target(rollcall.port(), rollcall.pid(), database);
        var directory = rollcall.directory(Collections.max(options.users()), options.seats(), target);
        database.settle();
        return new Server(target, directory);
    }

    private void measure(Server server) throws SQLException, InterruptedException {
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
            compile(operation, server);
            for (int clients : options.clients()) {
                report(operation.title(), Integer.toString(clients), pairs(operation, clients, server));
            }
        }
        report("create user", "25/s", List.of(new Pair(paced(server, false), paced(server, true))));
    }

    private void compile(Operation operation, Server server) {
        Compilers.rest(
                operation.title(),
                server.target(),
                () -> server.directory().scripts(operation, Collections.max(options.clients())));
    }

    /** The first pair is thrown away. Which of both comes first changes from pair to pair. */
    private List<Pair> pairs(Operation operation, int clients, Server server)
            throws SQLException, InterruptedException {
        var pairs = new ArrayList<Pair>();
        for (int round = 0; round <= options.rounds(); round++) {
            boolean sealsFirst = round % 2 == 1;
            var one = side(operation, clients, server, sealsFirst);
            var other = side(operation, clients, server, !sealsFirst);
            if (round > 0) {
                pairs.add(sealsFirst ? new Pair(other, one) : new Pair(one, other));
                System.out.printf(
                        Locale.ROOT, "%d: %.3f%n", round, pairs.getLast().ratio());
            }
        }
        return pairs;
    }

    private Side side(Operation operation, int clients, Server server, boolean seals)
            throws SQLException, InterruptedException {
        var scripts = server.directory().scripts(operation, clients);
        return side(options.warmUp(), options.time(), server, scripts, seals);
    }

    private static Side paced(Server server, boolean seals) throws SQLException, InterruptedException {
        List<Script> scripts = new ArrayList<>();
        server.directory()
                .scripts(Operation.CREATE, PACED_CLIENTS)
                .forEach(script -> scripts.add(new Paced(script, REQUESTS_PER_SECOND / PACED_CLIENTS)));
        return side(Duration.ofSeconds(2), PACED, server, scripts, seals);
    }

    /**
     * Once what was written before has been followed, and vacuumed, which would come upon one side or the other. The
     * ledger is looked at on both sides, so that looking costs both the same.
     */
    private static Side side(Duration warmUp, Duration time, Server server, List<Script> scripts, boolean seals)
            throws SQLException, InterruptedException {
        server.database().awaitFollowers();
        server.database().vacuum();
        try (var lag = SealLag.of(server.database());
                var _ = seals ? SealingPause.NONE : SealingPause.of(server.database())) {
            var sample = Load.during(warmUp, time, server.target(), scripts);
            return new Side(sample, seals ? lag.millis() : new double[0]);
        }
    }

    private static void report(String operation, String clients, List<Pair> pairs) {
        var off = Sample.of(pairs.stream().map(pair -> pair.off().sample()).toList());
        var on = Sample.of(pairs.stream().map(pair -> pair.on().sample()).toList());
        var ratios = pairs.stream().mapToDouble(Pair::ratio).sorted().toArray();
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
