package dev.rollcall.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command line. */
final class Options {
    static final String USAGE = """
            benchmarks/run [--quick] [--only lookup,get,member,create,deactivate] [--users 10000,100000] [--clients 1,8,32]
                           [--rounds 5] [--warm-up SECONDS] [--time SECONDS] [--seats 500000] [--floor bare|jdk] [--jar PATH]
                           [--profile]
            benchmarks/run --pages [--users 100000] [--rounds 5] [--warm-up SECONDS] [--time SECONDS] [--jar PATH]
            benchmarks/run --large 1000000 [--jar PATH]
            benchmarks/run --past 100000 [--jar PATH]""";

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("--only", "lookup,get,member,create,deactivate"),
            Map.entry("--users", "10000,100000"),
            Map.entry("--clients", "1,8,32"),
            Map.entry("--rounds", "5"),
            Map.entry("--warm-up", "3"),
            Map.entry("--time", "5"),
            Map.entry("--seats", "500000"),
            Map.entry("--floor", "jdk"),
            Map.entry("--jar", "../api/target/rollcall.jar"),
            Map.entry("--large", "0"),
            Map.entry("--past", "0"));
    private static final String QUICK = "--users 10000 --clients 8 --rounds 3 --warm-up 1 --time 1.5 --seats 100000";

    private final Map<String, String> values = new HashMap<>(DEFAULTS);
    private boolean profile;
    private boolean pages;

    private Options() {}

    static Options of(String... arguments) {
        var options = new Options();
        options.take(List.of(arguments));
        options.check();
        return options;
    }

    private void take(List<String> arguments) {
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var option = rest.next();
            if (option.equals("--quick")) {
                take(List.of(QUICK.split(" ")));
            } else if (option.equals("--pages")) {
                pages = true;
            } else if (option.equals("--profile")) {
                profile = true;
            } else if (DEFAULTS.containsKey(option) && rest.hasNext()) {
                values.put(option, rest.next());
            } else {
                throw new IllegalArgumentException(option);
            }
        }
    }

    /** Reads every value once, before anything is started. */
    private void check() {
        operations();
        users();
        clients();
        rounds();
        warmUp();
        time();
        seats();
        large();
        past();
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

    /** Users of the one directory that is asked questions in place of everything else; 0 for none. */
    int large() {
        return Integer.parseInt(value("--large"));
    }

    /** Users of the one directory that is asked how it was; 0 for none. */
    int past() {
        return Integer.parseInt(value("--past"));
    }

    /** Who speaks HTTP for the floors: bare or jdk. */
    String floor() {
        return value("--floor");
    }

    /** @param home what a default is relative to */
    Path jar(Path home) {
        var jar = value("--jar");
        return jar.equals(DEFAULTS.get("--jar")) ? home.resolve(jar).normalize() : Path.of(jar);
    }

    /** Whether the pages of the console are measured, in place of requests of SCIM. */
    boolean pages() {
        return pages;
    }

    /** Whether the JVM of the server shall keep a flight recording. */
    boolean profile() {
        return profile;
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
