package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What {@code /Users} and {@code /Groups} answered after each step of a history, asked again when all of it is past. */
class AsOfTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final Tenant TENANT = SERVER.tenant("rfc", 8, "WAITLIST");
    private static final String GUIDE = "urn:ietf:params:scim:schemas:extension:guides:2.0:User";
    private static final int STEPS = 60;
    private static final List<String> QUESTIONS = List.of(
            "/Users",
            "/Groups",
            filtered("/Users", "active eq true and userName sw \"p1\""),
            filtered("/Users", "userName eq \"p3@example.com\" or externalId eq \"x-4\""),
            filtered("/Users", "emails[type eq \"work\" and value co \"mail\"]"),
            filtered("/Users", "title pr and not (title eq \"t1\")"),
            filtered("/Users", "title eq \"T1\""),
            filtered("/Users", "title eq \"t2\"") + "&sortBy=userName&sortOrder=descending&count=2",
            filtered("/Users", "title sw \"t\" or active eq \"False\"") + "&startIndex=3&count=2",
            filtered("/Users", "active eq true and title eq \"t0\"") + "&count=1",
            filtered("/Users", "active ne true"),
            filtered("/Users", "active eq true and userName sw \"p1\""),
            filtered("/Users", GUIDE + ":rooms eq 12"),
            filtered("/Users", GUIDE + ":rooms.value eq 1.2E1 and active eq true"),
            filtered("/Users", GUIDE + ":languages sw \"D\""),
            filtered("/Users", GUIDE + ":languages eq \"en\" and title pr"),
            filtered("/Users", GUIDE + ":languages eq \"null\" and " + GUIDE + ":languages eq \"A,\\\"{b}\\\\\""),
            filtered("/Users", GUIDE + ":certified eq null"),
            filtered("/Users", GUIDE + ":certified eq true"),
            filtered("/Users", GUIDE + ":rate eq 1.50"),
            filtered("/Users", GUIDE + ":code eq \"a\" or " + GUIDE + ":code eq \"B\""),
            filtered("/Users", GUIDE + ":type.code eq \"x\""),
            filtered("/Users", GUIDE + ":since eq \"2026-03-31T02:00:00+02:00\""),
            filtered("/Users", GUIDE + ":courses[hours eq 2 and value eq \"Knots\"]"),
            filtered("/Users", GUIDE + ":courses eq \"knots\""),
            filtered(
                    "/Users",
                    "emails eq \"P4@mail.example\" or userName eq \"P5@example.com\" or displayName eq \"p 6\" or title eq \"t0\""),
            filtered("/Users", "title sw \"T\" and active eq true or name.familyName eq \"ÉCOLE 2\""),
            filtered("/Users", "name[familyName sw \"e\"] or phoneNumbers eq \"+3\""),
            filtered("/Users", "phoneNumbers[type eq \"work\" and value eq \"+1\"]"),
            filtered("/Users", "phoneNumbers.value ne \"+1\" and phoneNumbers.type eq \"work\""),
            filtered("/Users", "profileUrl eq \"https://example.com/P1\""),
            filtered("/Users", "profileUrl eq \"https://example.com/p1\""),
            filtered("/Users", Scim.ENTERPRISE + ":department eq \"Sales\""),
            filtered("/Users", Scim.ENTERPRISE + ":employeeNumber eq 100"),
            filtered("/Users", "nickName eq \"%s\" or nickName sw \"%1$s\"".formatted("N".repeat(199))),
            filtered("/Users", "nickName eq \"%s\" or nickName sw \"%1$s\"".formatted("N".repeat(200))),
            filtered("/Users", "nickName eq \"%s\"".formatted("N".repeat(201))),
            filtered("/Users", "groups.display co \"team\"") + "&sortBy=userName&sortOrder=descending",
            filtered("/Users", Scim.SEAT + ":status eq \"overage\""),
            filtered("/Users", Scim.SEAT + ":position le 2") + "&attributes=userName," + Scim.SEAT + ":position",
            "/Users?sortBy=meta.lastModified&startIndex=2&count=3",
            "/Users?count=0",
            filtered("/Groups", "members.value pr and displayName ew \"a\""));

    private static final Map<Instant, Map<String, String>> SEEN = new LinkedHashMap<>();

    private static String filtered(String path, String filter) {
        return path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private static String base(Object time) {
        return "/admin/organizations/" + TENANT.organization() + "/as-of/" + time;
    }

    private static Answer ask(Object time, String question) {
        return SERVER.operator().get(base(time) + question);
    }

    @BeforeAll
    static void live() {
        SERVER.addSchema(TENANT, "User", """
                {"id": "%s", "name": "Guide", "attributes": [{"name": "code", "caseExact": true}, {"name": "rate", "type": "decimal"},
                    {"name": "certified", "type": "boolean"}, {"name": "since", "type": "dateTime"},
                    {"name": "languages", "multiValued": true}, {"name": "rooms", "type": "integer", "multiValued": true},
                    {"name": "type", "type": "complex", "subAttributes": [{"name": "code"}]},
                    {"name": "courses", "type": "complex", "multiValued": true, "subAttributes": [
                        {"name": "value"}, {"name": "hours", "type": "decimal"}]}]}""".formatted(GUIDE));
        var life = new Life();
        for (int step = 1; step <= STEPS; step++) {
            life.step();
            if (step == STEPS / 2) {
                shrink();
            }
            if (step % 6 == 0) {
                look();
            }
        }
    }

    private static Instant latest() {
        return SEEN.keySet().stream().reduce((_, last) -> last).orElseThrow();
    }

    /** Below what is held, so that some seats are beyond the size. */
    private static void shrink() {
        var path = "/admin/organizations/" + TENANT.organization() + "/license";
        assertThat(SERVER.operator().patch(path, "{\"seats\": 4}").status()).isEqualTo(200);
    }

    /**
     * Seats that become free are granted to who waits by nobody's request. What was so before the time, and is still so
     * when everything of that time is sealed, was so then.
     */
    private static void look() {
        Await.until(Duration.ofSeconds(60), "nothing happens by itself", () -> {
            var before = seen();
            var time = Instant.now();
            awaitTold(time);
            boolean stands = seen().equals(before);
            if (stands) {
                SEEN.put(time, before);
            }
            return stands;
        });
    }

    private static void awaitTold(Instant time) {
        Await.until(
                Duration.ofSeconds(60),
                "told up to " + time,
                () -> ask(time, "/Users?count=0").status() == 200);
    }

    private static Map<String, String> seen() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String question : QUESTIONS) {
            answers.put(question, body(TENANT.scim().get(question)));
        }
        return answers;
    }

    private static String body(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .replaceAll("http://[^\"]*?/(scim/v2/[0-9a-f-]+|admin/organizations/[0-9a-f-]+/as-of/\\d+)/", "/");
    }

    /** Users and teams that come, change and go, the same ones in each run. */
    private static final class Life {
        private final Random dice = new Random(7643);
        private final List<String> users = new ArrayList<>();
        private final List<String> teams = new ArrayList<>();
        private int made;

        void step() {
            var answer = switch (dice.nextInt(14)) {
                case 0, 1, 2, 3 -> provision();
                case 4 -> team();
                case 5 -> patchUser("replace", "title", "\"t" + dice.nextInt(3) + "\"");
                case 6 -> patchUser("replace", "active", dice.nextBoolean() ? "true" : "false");
                case 7 ->
                    patchUser(
                            "add",
                            "emails",
                            "[{\"value\": \"other%d@mail.example\", \"type\": \"work\"}]".formatted(dice.nextInt(9)));
                case 8 -> patchUser("remove", "title", "null");
                case 9, 10 -> members();
                case 11 ->
                    patchUser(
                            "replace",
                            Scim.ENTERPRISE + ":department",
                            dice.nextBoolean() ? "\"sales\"" : "\"Guides\"");
                case 12 ->
                    patchUser(
                            dice.nextBoolean() ? "remove" : "replace",
                            "phoneNumbers",
                            "[{\"value\": \"+1\", \"type\": \"work\"}]");
                default -> leave();
            };
            assertThat(answer.status()).as(answer.body()).isLessThan(300);
        }

        private String any(List<String> ids) {
            return ids.get(dice.nextInt(ids.size()));
        }

        private Answer provision() {
            made++;
            var answer = TENANT.scim().post("/Users", """
                            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "p%1$d@example.com", "externalId": "x-%1$d",
                             "displayName": "P %1$d", "emails": [{"value": "p%1$d@mail.example", "type": "work", "primary": true}],
                             "name": {"familyName": "École %1$d"}, "title": "T%2$d", "nickName": "%3$s", "profileUrl": "https://example.com/p%2$d",
                             "phoneNumbers": [{"value": "+%2$d", "type": "work"}, {"value": "+3", "type": "home"}],
                             "%4$s": {"department": "SALES", "employeeNumber": "%5$d"},
                             "%6$s": {"rooms": [12, %1$d], "languages": ["de", "DA", "%7$s", "NULL", "a,\\"{b}\\\\"], "certified": %8$s, "rate": 1.5, "code": "%9$s",
                                "type": {"code": "X"}, "since": "2026-03-31T00:00:00Z", "courses": [{"value": "knots", "hours": %2$d}]}}""".formatted(
                            made,
                            made % 3,
                            "n".repeat(198 + made % 5),
                            Scim.ENTERPRISE,
                            made * 10,
                            GUIDE,
                            made % 2 == 0 ? "en" : "fr",
                            List.of("true", "false", "null").get(made % 3),
                            made % 2 == 0 ? "a" : "b"));
            users.add(answer.id());
            return answer;
        }

        private Answer team() {
            var answer = TENANT.scim()
                    .post(
                            "/Groups",
                            users.isEmpty()
                                    ? Scim.group("team a" + teams.size() + "a")
                                    : Scim.group("team a" + teams.size() + "a", any(users)));
            teams.add(answer.id());
            return answer;
        }

        private Answer patchUser(String op, String path, String value) {
            return users.isEmpty()
                    ? provision()
                    : TENANT.scim()
                            .patch(
                                    "/Users/" + any(users),
                                    Scim.patch("{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}"
                                            .formatted(op, path, value)));
        }

        private Answer members() {
            if (teams.isEmpty() || users.isEmpty()) {
                return provision();
            }
            var operation = dice.nextInt(4) > 0
                    ? "{\"op\": \"add\", \"path\": \"members\", \"value\": %s}".formatted(Scim.members(any(users)))
                    : "{\"op\": \"remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}".formatted(any(users));
            return TENANT.scim().patch("/Groups/" + any(teams), Scim.patch(operation));
        }

        private Answer leave() {
            if (users.size() < 4) {
                return provision();
            }
            return TENANT.scim().delete("/Users/" + users.remove(dice.nextInt(users.size())));
        }
    }

    @Test
    void every_answer_of_the_past_is_given_again() {
        SEEN.forEach((time, answers) -> answers.forEach((question, answer) -> assertThat(body(ask(time, question)))
                .as(question + " at " + time)
                .isEqualTo(answer)));
    }

    @Test
    void each_resource_of_a_list_stands_where_it_says() {
        var list = ask(SEEN.keySet().iterator().next(), "/Users").json().path("Resources");
        assertThat(list).isNotEmpty();
        for (var resource : list) {
            var location = resource.path("meta").path("location").stringValue();
            assertThat(location).startsWith(SERVER.url());
            assertThat(SERVER.operator()
                            .get(location.substring(SERVER.url().length()))
                            .json())
                    .isEqualTo(resource);
        }
    }

    private static List<String> ids(JsonNode list) {
        return list.path("Resources")
                .valueStream()
                .map(user -> user.path("id").stringValue())
                .toList();
    }

    @Test
    void pages_by_cursor_make_up_the_list_and_are_of_their_time_alone() {
        var time = SEEN.keySet().stream().skip(5).findFirst().orElseThrow();
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = ask(time, "/Users?count=2&cursor=" + cursor).json();
            ids.addAll(ids(page));
            cursor = page.path("nextCursor").asString("");
            if (!cursor.isEmpty()) {
                assertThat(ask(1, "/Users?count=2&cursor=" + cursor).status()).isEqualTo(400);
            }
        } while (!cursor.isEmpty());
        assertThat(ids).isEqualTo(ids(ask(time, "/Users").json())).hasSizeGreaterThan(4);
    }

    @Test
    void pages_of_a_filtered_list_by_cursor_make_it_up() {
        var time = latest();
        var question = filtered("/Users", "title sw \"t\" or active eq false");
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = ask(time, question + "&count=2&cursor=" + cursor).json();
            ids.addAll(ids(page));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(ids).isEqualTo(ids(ask(time, question).json())).hasSizeGreaterThan(4);
    }

    @Test
    void the_head_of_an_answer_tells_its_position_which_leads_to_the_same_answer() {
        var time = SEEN.keySet().iterator().next();
        var answer = ask(time, "/Users");
        var position = answer.header("Rollcall-Position").orElseThrow();
        assertThat(Instant.parse(answer.header("Rollcall-As-Of").orElseThrow()))
                .isEqualTo(time.truncatedTo(ChronoUnit.MICROS));
        assertThat(Instant.parse(answer.header("Rollcall-Sealed-Through").orElseThrow()))
                .isAfterOrEqualTo(time);
        assertThat(ask(position, "/Users").body()).isEqualTo(answer.body());
    }

    /** A member whose access has ended and who is on a seat still: that never was. */
    @Test
    void a_time_between_the_facts_of_one_commit_is_that_before_it() {
        var tenant = SERVER.tenant("rfc");
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        tenant.scim()
                .patch("/Users/" + user, Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"));
        var admin = "/admin/organizations/" + tenant.organization();
        var told = SERVER.sealed(tenant.organization());
        Await.until(
                Duration.ofSeconds(30),
                "told up to " + told,
                () -> SERVER.operator().get(admin + "/as-of/" + told + "/Users").status() == 200);

        for (var fact : SERVER.operator().get(admin + "/events").json().path("rows")) {
            var time = fact.path("ledgerAt").stringValue();
            var then = SERVER.operator()
                    .get(admin + "/as-of/" + time + "/Users")
                    .json()
                    .path("Resources")
                    .path(0);
            var seats = SERVER.operator()
                    .get(admin + "/seats/level?at=" + time)
                    .json()
                    .at("/rows/0/held")
                    .asInt(0);

            boolean active = then.path("active").asBoolean(false);
            assertThat(then.path("urn:rollcall:params:scim:schemas:extension:seat:2.0:User")
                            .path("status")
                            .asString("none")
                            .equals("held"))
                    .as(fact.toString())
                    .isEqualTo(active);
            assertThat(seats).as(fact.toString()).isEqualTo(active ? 1 : 0);
        }
    }

    @Test
    void who_was_not_there_then_is_unknown_then() {
        var last = ask(latest(), "/Users").json().path("Resources");
        var id = last.get(last.size() - 1).path("id").stringValue();
        assertThat(ask(1, "/Users/" + id).status()).isEqualTo(404);
        assertThat(ask(1, "/Users").json().path("totalResults").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2001-01-01, time, a time from",
        "2999-01-01, time, a time up to",
        "yesterday, time, an instant such as",
        "0, time, a position from 1 to",
        "999999999, time, a position from 1 to"
    })
    void a_time_that_cannot_be_told_of_says_which_can(String time, String name, String accepted) {
        var answer = ask(time, "/Users");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains(name, time, accepted);
    }

    /** A client that escapes a segment as a whole escapes the colons of an instant, and has to escape the plus of an offset. */
    @Test
    void an_instant_may_be_escaped_and_have_an_offset() {
        var instant = SEEN.keySet().iterator().next();
        var plain = ask(instant, "/Users").body();

        for (var form : List.of(
                instant.toString().replace(":", "%3A"),
                instant.atOffset(ZoneOffset.ofHours(1)).toString(),
                instant.atOffset(ZoneOffset.ofHours(1))
                        .toString()
                        .replace("+", "%2B")
                        .replace(":", "%3a"),
                instant.atOffset(ZoneOffset.ofHours(-5)).toString())) {
            assertThat(ask(form, "/Users").body()).as(form).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Seats", "/Users/1/2", "/users"})
    void nothing_else_is_there(String path) {
        assertThat(ask(1, path).status()).isEqualTo(404);
    }

    @Test
    void a_parameter_that_is_mistyped_or_sent_twice_is_refused() {
        assertThat(ask(1, "/Users?fitler=active%20eq%20true").detail())
                .isEqualTo(
                        "fitler is \"active%20eq%20true\"; send only filter, sortBy, sortOrder, startIndex, count, cursor, attributes, excludedAttributes");
        assertThat(ask(1, "/Users?count=1&count=2").detail()).isEqualTo("count is \"1, 2\"; send it once");
    }

    @Test
    void a_filter_that_is_not_understood_is_refused_as_today() {
        var answer = ask(1, filtered("/Users", "shoeSize eq 42"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("shoeSize");
    }

    @Test
    void the_past_is_not_written() {
        assertThat(SERVER.operator().post(base(1) + "/Users", Scim.user("late")).status())
                .isEqualTo(405);
        assertThat(SERVER.operator()
                        .delete(base(1) + "/Users/" + UUID.randomUUID())
                        .status())
                .isEqualTo(405);
    }

    @Test
    void nobody_sees_the_past_of_another_organization() {
        var other = SERVER.tenant("rfc");
        var id = other.scim().post("/Users", Scim.user("elsewhere")).id();
        assertThat(ask(latest(), "/Users/" + id).status()).isEqualTo(404);
    }
}
