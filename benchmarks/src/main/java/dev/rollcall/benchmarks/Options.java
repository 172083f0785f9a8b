package dev.rollcall.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The command line. */
final class Options {
    static final String USAGE = """
            benchmarks/run [--quick] [--only lookup,get,create,deactivate,member] [--users 10000,100000] [--clients 1,8,32]
                           [--rounds 5] [--warm-up SECONDS] [--time SECONDS] [--seats 1000000] [--jar PATH] [--profile]""";

    private static final Map<String, String> DEFAULTS = Map.of(
            "--only", "lookup,get,create,deactivate,member",
            "--users", "10000,100000",
            "--clients", "1,8,32",
            "--rounds", "5",
            "--warm-up", "3",
            "--time", "5",
            "--seats", "1000000",
            "--jar", "../api/target/rollcall.jar");
    private static final Map<String, String> QUICK =
            Map.of("--users", "10000", "--clients", "8", "--rounds", "3", "--warm-up", "1", "--time", "2");

    private final Map<String, String> values;
    private final Set<String> switches;

    private Options(Map<String, String> values, Set<String> switches) {
        this.values = values;
        this.switches = switches;
    }

    static Options of(String... arguments) {
        var given = new HashMap<String, String>();
        var switches = new java.util.HashSet<String>();
        for (var rest = new ArrayDeque<>(List.of(arguments)); !rest.isEmpty(); ) {
            var option = rest.pop();
            if (option.equals("--quick") || option.equals("--profile")) {
                switches.add(option);
            } else if (DEFAULTS.containsKey(option) && !rest.isEmpty()) {
                given.put(option, rest.pop());
            } else {
                throw new IllegalArgumentException(option);
            }
        }
        var values = new HashMap<>(DEFAULTS);
        values.putAll(switches.contains("--quick") ? QUICK : Map.of());
        values.putAll(given);
        return new Options(values, switches);
    }

    List<Operation> operations() {
        return list("--only").stream()
                .map(name -> Operation.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    List<Integer> users() {
        return list("--users").stream().map(Integer::valueOf).toList();
    }

    List<Integer> clients() {
        return list("--clients").stream().map(Integer::valueOf).toList();
    }

    int rounds() {
        return Integer.parseInt(value("--rounds"));
    }

    Duration warmUp() {
        return seconds("--warm-up");
    }

    Duration time() {
        return seconds("--time");
    }

    int seats() {
        return Integer.parseInt(value("--seats"));
    }

    /** @param home what a default is relative to */
    Path jar(Path home) {
        var jar = value("--jar");
        return jar.equals(DEFAULTS.get("--jar")) ? home.resolve(jar).normalize() : Path.of(jar);
    }

    /** Whether the JVM of the server shall keep a flight recording. */
    boolean profile() {
        return switches.contains("--profile");
    }

    private Duration seconds(String option) {
        return Duration.ofMillis(Math.round(1000 * Double.parseDouble(value(option))));
    }

    private List<String> list(String option) {
        return Arrays.asList(value(option).split(","));
    }

    private String value(String option) {
        return values.getOrDefault(option, "");
    }
}
