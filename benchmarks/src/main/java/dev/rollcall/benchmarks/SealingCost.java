package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What sealing costs those who write, and how long it takes: while clients ask without a break, one server in turn seals
 * and is kept from it. Two servers would not do, nor one at different times: no two JVMs compile alike, and one is by a
 * fifth faster in one minute than in the next, which weighs more than what is measured.
 */
final class SealingCost {
    private static final String ROW = "%-16s %7s  %6s %6s  %-22s %-22s %7s %7s  %5s  %6s %6s %6s %6s%n";

    /** What comes of it has to be followed before the next one. */
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(1);

    /** About what one identity provider sends. */
    private static final double REQUESTS_PER_SECOND = 25;

    private static final int PACED_CLIENTS = 5;
    private static final Duration PACED = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(30);

    private final Options options;
    private final Path place;

    SealingCost(Options options, Path place) {
        this.options = options;
        this.place = place;
    }

    private record Pair(Sample off, Sample on) {
        double pace() {
            return on.perSecond() / off.perSecond();
        }

        double processorTime() {
            return each(on) / each(off);
        }

        private static double each(Sample sample) {
            return sample.each(sample.usage().ofBoth());
        }
    }

    /**
     * @param lags in milliseconds, ascending
     * @param share of the processor time of server and PostgreSQL, what sealing and following take
     */
    private record Steady(double[] lags, double share) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%5.3f  %6.0f %6.0f %6.0f %6.0f", share, at(0.50), at(0.95), at(0.99), at(1));
        }

        private double at(double quantile) {
            return lags.length == 0
                    ? Double.NaN
                    : lags[(int) Math.min(lags.length - 1L, (long) (quantile * lags.length))];
        }
    }

    private record Server(Target target, Directory directory) {
        Database database() {
            return target.database();
        }

        Duration usageOfSealing() {
            return Cpu.ofSealing(target.pid()).plus(database().usageOfSealing());
        }

        /** Once what was written before has been followed, and PostgreSQL has cleared up after it. */
        void settle() throws SQLException {
            database().awaitFollowers();
            database().settle();
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
                "pace",
                "processor time",
                "off p99",
                "on p99",
                "share",
                "lag50",
                "lag95",
                "lag99",
                "max");
        for (var operation : options.operations()) {
            compile(operation, server);
            for (int clients : options.clients()) {
                var pairs = pairs(operation, clients, server);
                var scripts = server.directory().scripts(operation, clients);
                report(operation.title(), clients, pairs, steady(server, scripts));
            }
        }
        System.out.printf("%-16s %7s  %75s  %s%n", "create user", "25/s", "", steady(server, paced(server)));
    }

    private void compile(Operation operation, Server server) {
        Compilers.rest(
                operation.title(),
                server.target(),
                () -> server.directory().scripts(operation, Collections.max(options.clients())));
    }

    private List<Pair> pairs(Operation operation, int clients, Server server) throws SQLException {
        var pairs = new ArrayList<Pair>();
        while (pairs.size() < options.rounds()) {
            var scripts = server.directory().scripts(operation, clients);
            server.settle();
            try (var _ = FollowersHalted.of(server.database());
                    var load = Load.start(server.target(), scripts);
                    var sealing = new SealingSwitch(server.database())) {
                load.warmUp(options.warmUp());
                var more = pairs(load, sealing, options.rounds() - pairs.size());
                if (more.isEmpty()) {
                    throw new IllegalStateException("Nothing was left to ask before one pair was measured: more --users");
                }
                pairs.addAll(more);
            }
        }
        return pairs;
    }

    /** Which of both comes first changes from pair to pair. One in which nothing was left to ask does not count. */
    private List<Pair> pairs(Load load, SealingSwitch sealing, int most) throws SQLException {
        var pairs = new ArrayList<Pair>();
        long end = System.nanoTime() + LONGEST_LOAD.toNanos();
        while (pairs.size() < most && System.nanoTime() - end < 0) {
            boolean sealsFirst = pairs.size() % 2 == 1;
            var one = side(load, sealing, sealsFirst);
            var other = side(load, sealing, !sealsFirst);
            if (load.isOver()) {
                return pairs;
            }
            pairs.add(sealsFirst ? new Pair(other, one) : new Pair(one, other));
        }
        return pairs;
    }

    private Sample side(Load load, SealingSwitch sealing, boolean seals) throws SQLException {
        sealing.turn(seals);
        return load.measure(options.time());
    }

    private static List<Script> paced(Server server) {
        List<Script> scripts = new ArrayList<>();
        server.directory()
                .scripts(Operation.CREATE, PACED_CLIENTS)
                .forEach(script -> scripts.add(new Paced(script, REQUESTS_PER_SECOND / PACED_CLIENTS)));
        return scripts;
    }

    /** As it is from day to day: it seals, and followers follow. */
    private static Steady steady(Server server, List<Script> scripts) throws SQLException, InterruptedException {
        server.settle();
        try (var lag = SealLag.of(server.database())) {
            double share = shareOfSealing(server, scripts);
            return new Steady(lag.millis(), share);
        }
    }

    private static double shareOfSealing(Server server, List<Script> scripts) {
        try (var load = Load.start(server.target(), scripts)) {
            load.warmUp(Duration.ofSeconds(2));
            var before = server.usageOfSealing();
            var sample = load.measure(STEADY);
            var sealing = server.usageOfSealing().minus(before);
            return (double) sealing.toNanos() / sample.usage().ofBoth().toNanos();
        }
    }

    private static void report(String operation, int clients, List<Pair> pairs, Steady steady) {
        var off = Sample.of(pairs.stream().map(Pair::off).toList());
        var on = Sample.of(pairs.stream().map(Pair::on).toList());
        System.out.printf(
                Locale.ROOT,
                "%-16s %7d  %6.0f %6.0f  %-22s %-22s %7.1f %7.1f  %s%n",
                operation,
                clients,
                off.perSecond(),
                on.perSecond(),
                Mean.of(pairs.stream().mapToDouble(Pair::pace)),
                Mean.of(pairs.stream().mapToDouble(Pair::processorTime)),
                off.latency(0.99),
                on.latency(0.99),
                steady);
    }
}
