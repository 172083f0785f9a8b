package dev.rollcall.api.nodes;

import dev.rollcall.Rollcall;
import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server whose work is measured: the statements of each request, and what these do in PostgreSQL. */
final class MeteredServer implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern VALUE = Pattern.compile("\\?");

    private final Meter meter = new Meter();
    private final ConfigurableApplicationContext context;
    private final DataSource database;
    private final Client scim;
    private final UUID organization;
    private final UUID connection;

    MeteredServer(Path home) throws IOException {
        // One connection does all the work, so that it alone has to tell what it did. Nothing is sealed beside it.
        context = new SpringApplicationBuilder(Rollcall.class)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(meter))
                .run(
                        "--rollcall.home=" + home,
                        "--rollcall.database.connections=1",
                        "--rollcall.ledger.sealing=off",
                        "--server.port=0",
                        "--rollcall.rate-limit=0",
                        "--logging.structured.format.console=");
        var access = DatabaseAccess.toRunning(home).orElseThrow();
        database = new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password());
        var secrets = MAPPER.readTree(Files.readString(home.resolve("first-start.json")));
        organization = UUID.fromString(secrets.path("organization").stringValue());
        connection = UUID.fromString(secrets.path("connection").stringValue());
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        scim = new Client(
                "http://127.0.0.1:%d/scim/v2/%s".formatted(port, connection),
                "Bearer " + secrets.path("scimToken").stringValue());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Client scim() {
        return scim;
    }

    UUID organization() {
        return organization;
    }

    UUID connection() {
        return connection;
    }

    /** Reaches every row, as the server itself cannot. */
    JdbcClient owner() {
        return JdbcClient.create(database);
    }

    /**
     * What some requests cost.
     *
     * @param statements all that were sent
     * @param changed rows inserted, updated and deleted, by table; none stands for none; without the log of calls, which
     *     is written some time after the answer, and the note of who signs, which a round of its own writes
     * @param visited rows and index entries that PostgreSQL went through, by table
     * @param scanned rows of whole tables that PostgreSQL went through, by table
     */
    record Cost(
            List<Meter.Sent> statements,
            Map<String, Long> changed,
            Map<String, Long> visited,
            Map<String, Long> scanned) {
        List<String> templates() {
            return statements.stream().map(Meter.Sent::template).toList();
        }

        /** @param part of the statements that count */
        int rowsFetched(String part) {
            return statements.stream()
                    .filter(sent -> sent.template().contains(part))
                    .mapToInt(sent -> sent.rows().get())
                    .sum();
        }

        long visited(String table) {
            return visited.getOrDefault(table, 0L);
        }
    }

    Cost cost(Runnable requests) {
        meter.read();
        var before = counters();
        requests.run();
        var statements = meter.read();
        var after = counters();
        return new Cost(
                statements,
                difference(before.changed(), after.changed()),
                difference(before.visited(), after.visited()),
                difference(before.scanned(), after.scanned()));
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        var difference = new TreeMap<String, Long>();
        after.forEach((table, value) -> {
            long grown = value - before.getOrDefault(table, 0L);
            if (grown != 0) {
                difference.put(table, grown);
            }
        });
        return difference;
    }

    private record Counters(Map<String, Long> changed, Map<String, Long> visited, Map<String, Long> scanned) {}

    private Counters counters() {
        JdbcClient.create(context.getBean(DataSource.class))
                .sql("SELECT pg_stat_force_next_flush()")
                .query(_ -> {});
        return new Counters(
                counter("""
                        SELECT relname || CASE kind WHEN 1 THEN ' inserted' WHEN 2 THEN ' updated' ELSE ' deleted' END,
                            CASE kind WHEN 1 THEN n_tup_ins WHEN 2 THEN n_tup_upd ELSE n_tup_del END
                        FROM pg_stat_user_tables, generate_series(1, 3) AS kind
                        WHERE relname NOT IN ('scim_call_1', 'call_log_1', 'token_use_1', 'ledger_signer')"""), counter("""
                        SELECT relname, seq_tup_read + (SELECT coalesce(sum(idx_tup_read), 0)::bigint
                            FROM pg_stat_user_indexes i WHERE i.relid = t.relid)
                        FROM pg_stat_user_tables t"""), counter("SELECT relname, seq_tup_read FROM pg_stat_user_tables"));
    }

    private Map<String, Long> counter(String sql) {
        var values = new TreeMap<String, Long>();
        owner().sql(sql).query(row -> {
            values.put(row.getString(1), row.getLong(2));
        });
        return values;
    }

    /** The plans of a question, asked by the server's role: the one for its values and the one for any values. */
    List<Plan> plans(Meter.Sent question) {
        var text = lastStatement(question.text());
        var template = lastStatement(question.template());
        var values = VALUE.matcher(template).results().map(_ -> "NULL").collect(Collectors.joining(", "));
        return List.of(
                plan("EXPLAIN (FORMAT JSON) " + text),
                plan(
                        "EXPLAIN (FORMAT JSON) EXECUTE question (%s)".formatted(values),
                        "PREPARE question AS " + numbered(template),
                        "SET plan_cache_mode = force_generic_plan"));
    }

    private static String lastStatement(String sql) {
        return sql.substring(sql.lastIndexOf("; ") + 2);
    }

    private static String numbered(String template) {
        var count = new AtomicInteger();
        return VALUE.matcher(template).replaceAll(_ -> "\\$" + count.incrementAndGet());
    }

    private Plan plan(String explain, String... first) {
        try (var asOwner = database.getConnection();
                var statement = asOwner.createStatement()) {
            statement.execute("SET ROLE rollcall_server");
            // With the role come its rights alone; this is how it is set up to ask.
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET rollcall.organization = '%s'".formatted(organization));
            for (String preparation : first) {
                statement.execute(preparation);
            }
            try (var row = statement.executeQuery(explain)) {
                row.next();
                return new Plan(MAPPER.readTree(row.getString(1)).path(0).path("Plan"));
            }
        } catch (SQLException failure) {
            throw new AssertionError(explain, failure);
        }
    }

    /** @param root as EXPLAIN tells it */
    record Plan(JsonNode root) {
        List<String> nodeTypes() {
            var types = new ArrayList<String>();
            collect(root, "Node Type", types);
            return types;
        }

        /** Without those of subplans, which go through the few rows that belong to one row. */
        List<String> ownNodeTypes() {
            var types = new ArrayList<String>();
            collectOwn(root, types);
            return types;
        }

        private static void collectOwn(JsonNode node, List<String> found) {
            if (!node.path("Parent Relationship").asString("").equals("SubPlan")) {
                found.add(node.path("Node Type").stringValue());
                node.path("Plans").forEach(child -> collectOwn(child, found));
            }
        }

        List<String> indexes() {
            var names = new ArrayList<String>();
            collect(root, "Index Name", names);
            return names;
        }

        private static void collect(JsonNode node, String property, List<String> found) {
            if (node.has(property)) {
                found.add(node.path(property).stringValue());
            }
            node.path("Plans").forEach(child -> collect(child, property, found));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
