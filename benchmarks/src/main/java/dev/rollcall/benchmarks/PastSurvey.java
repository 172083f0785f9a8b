package dev.rollcall.benchmarks;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Asks how a directory was, when its last users had half of their changes, and the same of today. */
final class PastSurvey {
    static final int CHANGES = 10;

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final String ROW = "%-38s %8s %8s %8s   %8s %8s %8s   %6s%n";

    private final Rollcall.Founded founded;
    private final String operatorToken;
    private final Target target;
    private final List<Map<String, String>> some;
    private final long position;

    PastSurvey(Rollcall.Founded founded, String operatorToken, Target target) throws SQLException {
        this.founded = founded;
        this.operatorToken = operatorToken;
        this.target = target;
        this.some = rows("""
                SELECT user_id, user_name, display_name FROM user_view_1 WHERE organization_id = cast('%s' AS uuid)
                ORDER BY random() LIMIT 10000""");
        this.position =
                Long.parseLong(rows("SELECT position FROM organization_head WHERE organization_id = cast('%s' AS uuid)")
                                .getFirst()
                                .getOrDefault("position", ""))
                        - (long) CHANGES / 2 * Multitude.AT_ONCE;
    }

    private List<Map<String, String>> rows(String sql) throws SQLException {
        return target.database().rows(sql.formatted(founded.organization()));
    }

    /** What is asked, by what it is called; a user is one of the directory. */
    private static Map<String, Function<Map<String, String>, String>> questions() {
        var questions = new LinkedHashMap<String, Function<Map<String, String>, String>>();
        questions.put("id", user -> "/Users/" + user.get("user_id"));
        questions.put("userName eq", user -> filtered("userName eq \"%s\"".formatted(user.get("user_name"))));
        questions.put("emails.value eq", user -> filtered("emails.value eq \"%s\"".formatted(user.get("user_name"))));
        questions.put(
                "userName sw, ten of them",
                user -> filtered("userName sw \"%s\""
                        .formatted(String.valueOf(user.get("user_name")).substring(0, 9))));
        questions.put("displayName eq", user -> filtered("displayName eq \"%s\"".formatted(user.get("display_name"))));
        questions.put("first page of 100", _ -> "/Users?count=100");
        questions.put("a page in the middle, by index", _ -> "/Users?count=100&startIndex=50001");
        questions.put("sorted by userName", _ -> "/Users?count=100&sortBy=userName");
        questions.put("active eq true, all of them", _ -> filtered("active eq true"));
        questions.put(
                "title eq, a fifth of them",
                _ -> filtered("title eq \"%s\"".formatted(LargeDirectory.title(CHANGES / 2))));
        questions.put("name.givenName eq", user -> filtered("name.givenName eq \"%s\"".formatted(givenName(user))));
        questions.put("department eq, all of them", _ -> filtered("department eq \"city walks\""));
        questions.put(
                "title co, each looked at",
                _ -> filtered("title co \"%s\""
                        .formatted(LargeDirectory.title(CHANGES / 2).substring(1))));
        return questions;
    }

    private static String givenName(Map<String, String> user) {
        return String.valueOf(user.get("display_name")).split(" ")[0];
    }

    private static String filtered(String filter) {
        return "/Users?count=100&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    void run() {
        Compilers.rest(
                "look-ups then",
                target,
                () -> List.of(then(questions().get("id")), then(questions().get("userName eq"))));
        System.out.printf(
                ROW, "as of position " + position, "p50 ms", "p95 ms", "p99 ms", "now p50", "p95", "p99", "ratio");
        questions().forEach(this::ask);
    }

    private void ask(String title, Function<Map<String, String>, String> question) {
        var past = Load.during(WARM_UP, TIME, target, List.of(then(question)));
        var present = Load.during(WARM_UP, TIME, target, List.of(now(question)));
        System.out.printf(
                ROW,
                title + (past.failures() + present.failures() > 0 ? " !" : ""),
                millis(past, 0.50),
                millis(past, 0.95),
                millis(past, 0.99),
                millis(present, 0.50),
                millis(present, 0.95),
                millis(present, 0.99),
                "%.1f".formatted(past.latency(0.50) / present.latency(0.50)));
    }

    private static String millis(Sample sample, double part) {
        return String.format(Locale.ROOT, "%.2f", sample.latency(part));
    }

    private Script then(Function<Map<String, String>, String> question) {
        return asking(
                "/admin/organizations/%s/as-of/%d".formatted(founded.organization(), position),
                operatorToken,
                question);
    }

    private Script now(Function<Map<String, String>, String> question) {
        return asking(URI.create(founded.connectorUrl()).getPath(), founded.token(), question);
    }

    private Script asking(String base, String token, Function<Map<String, String>, String> question) {
        return new Script() {
            @Override
            public byte[] next() {
                var user = some.get(ThreadLocalRandom.current().nextInt(some.size()));
                return Message.bytes(
                        "GET " + base + question.apply(user) + " HTTP/1.1",
                        "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n",
                        Message.NONE.body());
            }

            @Override
            public boolean hear(Message answer) {
                return answer.status() == 200;
            }
        };
    }
}
