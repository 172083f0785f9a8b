package dev.rollcall.benchmarks;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The figures, as a table to read and as JSON to keep. */
final class Report {
    private static final String ROW = "%7s  %-18s %3s  %7s %7s %6s %-13s %7s %7s %7s  %6s %6s %6s  %6s  %5s%n";

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    void facts(String name, Map<String, String> facts) {
        var node = json.putObject(name);
        facts.forEach(node::put);
    }

    static void printHead() {
        System.out.printf(
                ROW,
                "users",
                "operation",
                "cl.",
                "floor/s",
                "ops/s",
                "ratio",
                "target (aim)",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "jvm us",
                "pg us",
                "floor",
                "WAL B",
                "other");
    }

    void add(Comparison comparison) {
        print(comparison, comparison.floor(), comparison.rollcall());
        json.withArray("comparisons").add(json(comparison));
    }

    private static void print(Comparison comparison, Sample floor, Sample rollcall) {
        var goal = comparison.operation().goal(comparison.clients());
        System.out.printf(
                Locale.ROOT,
                ROW,
                comparison.directory(),
                comparison.operation().title(),
                comparison.clients(),
                "%.0f".formatted(floor.perSecond()),
                "%.0f".formatted(rollcall.perSecond()),
                "%.3f".formatted(comparison.ratio()),
                goal == null
                        ? ""
                        : "%.2f (%.2f) %s".formatted(goal.target(), goal.aim(), verdict(comparison.ratio(), goal)),
                "%.2f".formatted(rollcall.latency(0.50)),
                "%.2f".formatted(rollcall.latency(0.95)),
                "%.2f".formatted(rollcall.latency(0.99)),
                "%.0f".formatted(rollcall.each(rollcall.usage().server())),
                "%.0f".formatted(rollcall.each(rollcall.usage().postgres())),
                "%.0f"
                        .formatted(floor.each(
                                floor.usage().server().plus(floor.usage().postgres()))),
                "%.0f".formatted(rollcall.walBytesEach()),
                "%.2f".formatted(Math.max(floor.coresElsewhere(), rollcall.coresElsewhere())));
        if (rollcall.failures() > 0) {
            System.out.println("         of which failed: " + rollcall.failures());
        }
    }

    private static String verdict(double ratio, Operation.Goal goal) {
        return ratio >= goal.aim() ? "++" : ratio >= goal.target() ? "+" : "-";
    }

    private static ObjectNode json(Comparison comparison) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("operation", comparison.operation().name().toLowerCase(Locale.ROOT))
                .put("floor", comparison.operation().floor().name().toLowerCase(Locale.ROOT))
                .put("directory", comparison.directory())
                .put("users", comparison.users())
                .put("clients", comparison.clients())
                .put("ratio", comparison.ratio());
        var goal = comparison.operation().goal(comparison.clients());
        if (goal != null) {
            node.put("target", goal.target()).put("aim", goal.aim());
        }
        node.set("rollcall", json(comparison.rollcall()));
        node.set("floorAlone", json(comparison.floor()));
        var pairs = node.putArray("pairs");
        comparison.pairs().forEach(pair -> {
            var each = pairs.addObject().put("ratio", pair.ratio());
            each.set("floor", json(pair.floor()));
            each.set("rollcall", json(pair.rollcall()));
        });
        return node;
    }

    private static ObjectNode json(Sample sample) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seconds", sample.time().toNanos() / 1e9)
                .put("operations", sample.operations())
                .put("failures", sample.failures())
                .put("operationsPerSecond", sample.perSecond())
                .put("p50Millis", sample.latency(0.50))
                .put("p95Millis", sample.latency(0.95))
                .put("p99Millis", sample.latency(0.99))
                .put("serverCpuMicros", sample.each(sample.usage().server()))
                .put("postgresCpuMicros", sample.each(sample.usage().postgres()))
                .put("clientCpuMicros", sample.each(sample.usage().clients()))
                .put("walBytes", sample.walBytesEach())
                .put("coresBusyElsewhere", sample.coresElsewhere());
    }

    String json() {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
