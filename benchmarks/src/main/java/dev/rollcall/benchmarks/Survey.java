package dev.rollcall.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/** Asks a directory that is as large as they come, at the pace of a busy identity provider, and walks through all of it. */
final class Survey {
    private static final JsonMapper JSON = new JsonMapper();

    /** The log of calls keeps a hundred a second that go well: fewer are asked, so that each of them is in it. */
    private static final int CLIENTS = 2;

    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int PAGE = 200;
    private static final int PAGES_COMPARED = 100;
    private static final String ROW = "%-36s %6s  %7s %7s %7s  %9s %9s  %6s %6s  %5s%n";

    private final Rollcall.Founded founded;
    private final Target target;
    private final int users;
    private final List<Map<String, String>> some;

    Survey(Rollcall.Founded founded, Target target, int users) throws SQLException {
        this.founded = founded;
        this.target = target;
        this.users = users;
        this.some = target.database().rows("""
                        SELECT user_id, substring(user_name FROM '[0-9]+') AS number FROM user_view_1
                        WHERE organization_id = cast('%s' AS uuid) ORDER BY random() LIMIT 10000""".formatted(founded.organization()));
    }

    void run() throws IOException, SQLException {
        Compilers.rest("look-ups", target, () -> List.of(looking(Question.ID), looking(Question.EMAIL)));
        System.out.printf(
                ROW,
                "question",
                "asked",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "server50",
                "server99",
                "jvm us",
                "pg us",
                "other");
        for (var question : Question.values()) {
            ask(question);
        }
        walk();
    }

    private void ask(Question question) throws SQLException {
        var before = target.database().rows("SELECT now() AS now").getFirst().get("now");
        var sample = Load.during(WARM_UP, TIME, target, Collections.nCopies(CLIENTS, asking(question)));
        var server = serverTimes(before);
        System.out.printf(
                Locale.ROOT,
                ROW,
                question.title(),
                sample.operations() + (sample.failures() > 0 ? "!" : ""),
                millis(sample.latency(0.50)),
                millis(sample.latency(0.95)),
                millis(sample.latency(0.99)),
                server.get("p50"),
                server.get("p99"),
                "%.0f".formatted(sample.each(sample.usage().server())),
                "%.0f".formatted(sample.each(sample.usage().postgres())),
                "%.2f".formatted(sample.coresElsewhere()));
    }

    private static String millis(double millis) {
        return "%.2f".formatted(millis);
    }

    /** As the server itself has timed its calls, in milliseconds. */
    private Map<String, String> serverTimes(String since) throws SQLException {
        return target.database()
                .rows("""
                        SELECT round(percentile_disc(0.50) WITHIN GROUP (ORDER BY micros) / 1000.0, 2) AS p50,
                               round(percentile_disc(0.99) WITHIN GROUP (ORDER BY micros) / 1000.0, 2) AS p99
                        FROM scim_call_1 WHERE organization_id = cast('%s' AS uuid) AND at >= timestamptz '%s' + interval '%d seconds'""".formatted(founded.organization(), since, WARM_UP.toSeconds()))
                .getFirst();
    }

    /** At the pace of an identity provider. */
    private Script asking(Question question) {
        var looking = looking(question);
        return new Script() {
            private long due = System.nanoTime();

            @Override
            public byte[] next() {
                due = Math.max(due + PAUSE.toNanos(), System.nanoTime());
                await(due);
                return looking.next();
            }

            @Override
            public boolean hear(Message answer) {
                return looking.hear(answer);
            }
        };
    }

    private Script looking(Question question) {
        return new Script() {
            @Override
            public byte[] next() {
                var user = some.get(ThreadLocalRandom.current().nextInt(some.size()));
                return request(question.path(
                        Integer.parseInt(user.getOrDefault("number", "")), user.getOrDefault("user_id", "")));
            }

            @Override
            public boolean hear(Message answer) {
                return question.isAnswered(answer, users);
            }
        };
    }

    private static void await(long instant) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, instant - System.nanoTime())));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private byte[] request(String path) {
        return Message.bytes(
                "GET " + URI.create(founded.connectorUrl()).getPath() + path + " HTTP/1.1",
                "Host: rollcall\r\nAuthorization: Bearer " + founded.token() + "\r\n",
                Message.NONE.body());
    }

    /** Page after page by cursor to the end: every user comes once, and the last pages take what the first took. */
    private void walk() throws IOException {
        var took = new ArrayList<Double>();
        int walked = 0;
        var cursor = "";
        try (var wire = Wire.to(target.port())) {
            while (cursor != null) {
                long asked = System.nanoTime();
                var answer = wire.ask(request("/Users?count=%d&cursor=%s".formatted(PAGE, cursor)));
                took.add((System.nanoTime() - asked) / 1e6);
                var list = JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
                walked += list.path("Resources").size();
                cursor = list.path("nextCursor").asString(null);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "walked through %d users by %d pages of %d; median of the first %d pages %.2f ms, of the last %.2f ms%n",
                walked,
                took.size(),
                PAGE,
                PAGES_COMPARED,
                median(took.subList(PAGES_COMPARED, 2 * PAGES_COMPARED)),
                median(took.subList(took.size() - 1 - PAGES_COMPARED, took.size() - 1)));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
