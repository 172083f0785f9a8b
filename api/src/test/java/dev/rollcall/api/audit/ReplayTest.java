package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** History is stepped through, forth and back, and two points of it are compared. */
class ReplayTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc", 5, "WITHOUT_SEAT");
    private final String replay = "/admin/organizations/" + tenant.organization() + "/replay";

    private Answer ask(String question) {
        return server.operator().get(replay + question);
    }

    private JsonNode rows(String question) {
        var answer = ask(question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("rows");
    }

    private Instant settled() {
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(30),
                "sealed through " + now,
                () -> ask("/steps?limit=1&to=" + now).status() == 200);
        return now;
    }

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    private void patch(String path, String operation) {
        var answer = tenant.scim().patch(path, Scim.patch(operation));
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    private String aBusyOrganization() {
        var adam = user("adam");
        var berta = user("berta");
        var team = tenant.scim()
                .post(
                        "/Groups",
                        "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}, {\"value\": \"%s\"}]}"
                                .formatted(adam, berta))
                .id();
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}");
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");
        patch("/Groups/" + team, "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Tour Guides\"}");
        tenant.scim().delete("/Users/" + berta);
        settled();
        return adam;
    }

    @Test
    void each_step_says_what_it_changed_and_steps_back_undo_it() {
        var adam = aBusyOrganization();
        var forth = rows("/steps");
        int last = forth.path(forth.size() - 1).path("position").intValue();

        var back = rows("/steps?from=%d&to=0".formatted(last));

        assertThat(back.size()).isEqualTo(forth.size()).isEqualTo(last);
        Map<String, String> state = new HashMap<>();
        forth.forEach(step -> apply(state, step));
        assertThat(state)
                .containsEntry(adam + " title", "Guide")
                .containsEntry(adam + " active", "false")
                .doesNotContainKey(adam + " seat");
        assertThat(state.values()).contains("Tour Guides").doesNotContain("berta");
        back.forEach(step -> apply(state, step));
        assertThat(state).isEmpty();
    }

    /** What a step says was before is what the steps so far have made. */
    private static void apply(Map<String, String> state, JsonNode step) {
        step.path("changes").forEach(change -> change(state, change));
    }

    private static void change(Map<String, String> state, JsonNode change) {
        var place = change.path("subject").stringValue() + " "
                + change.path("attribute").stringValue();
        var before =
                change.path("before").isNull() ? null : change.path("before").stringValue();
        assertThat(state.get(place)).as(change.toString()).isEqualTo(before);
        if (change.path("after").isNull()) {
            state.remove(place);
        } else {
            state.put(place, change.path("after").stringValue());
        }
    }

    /** Of those in the team, one leaves it, one is removed, one comes later, and all have gone when it is dissolved. */
    private void aTeamThatIsDissolved() {
        var carla = user("carla");
        var doris = user("doris");
        var emil = user("emil");
        var frida = user("frida");
        var members = List.of(carla, doris, emil).stream()
                .map("{\"value\": \"%s\"}"::formatted)
                .collect(Collectors.joining(", "));
        var team = tenant.scim()
                .post("/Groups", "{\"displayName\": \"Drivers\", \"members\": [%s]}".formatted(members))
                .id();
        patch("/Groups/" + team, "{\"op\": \"remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}".formatted(carla));
        tenant.scim().delete("/Users/" + doris);
        patch(
                "/Groups/" + team,
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}".formatted(frida));
        patch(
                "/Groups/" + team,
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}".formatted(carla));
        tenant.scim().delete("/Groups/" + team);
        settled();
    }

    private static List<JsonNode> list(JsonNode rows) {
        return rows.valueStream().toList();
    }

    @Test
    void from_any_position_the_steps_are_those_of_the_whole_way() {
        aBusyOrganization();
        aTeamThatIsDissolved();
        var forth = list(rows("/steps"));
        int last = forth.size();
        var back = list(rows("/steps?from=%d&to=0".formatted(last)));

        for (int from = 1; from < last; from++) {
            assertThat(list(rows("/steps?from=" + from))).isEqualTo(forth.subList(from, last));
            assertThat(list(rows("/steps?from=%d&to=%d".formatted(last, from))))
                    .isEqualTo(back.subList(0, last - from));
        }
        assertThat(forth.getLast().path("fact").stringValue()).isEqualTo("team.dissolved");
        assertThat(forth.getLast().path("changes").size()).isGreaterThan(3);
    }

    @Test
    void between_any_positions_the_changes_are_those_of_the_steps() {
        aBusyOrganization();
        aTeamThatIsDissolved();
        var forth = list(rows("/steps"));

        for (int from = 0; from < forth.size(); from++) {
            Map<String, String> before = new HashMap<>();
            forth.subList(0, from).forEach(step -> apply(before, step));
            Map<String, String> after = new HashMap<>(before);
            forth.subList(from, forth.size()).forEach(step -> apply(after, step));

            Map<String, String> changed = new HashMap<>(before);
            rows("/changes?from=" + from).forEach(change -> change(changed, change));
            assertThat(changed).as("from " + from).isEqualTo(after);
        }
    }

    @Test
    void a_long_way_is_gone_in_pages() {
        aBusyOrganization();
        var first = ask("/steps?limit=3").json();

        var rest = rows("/steps?from=" + first.path("next").stringValue());

        assertThat(first.path("rows").size()).isEqualTo(3);
        assertThat(rest.path(0).path("position").intValue()).isEqualTo(4);
        var last = ask("/steps?from=9&to=0&limit=3").json();
        assertThat(rows("/steps?to=0&from=" + last.path("next").stringValue())
                        .path(0)
                        .path("position")
                        .intValue())
                .isEqualTo(6);
    }

    @Test
    void two_times_are_compared_by_what_is_otherwise_and_not_by_what_happened_on_the_way() {
        var adam = user("adam");
        var before = settled();
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}");
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"active\", \"value\": true}");
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Head guide\"}");
        var after = settled();

        var changes = rows("/changes?from=%s&to=%s".formatted(before, after));

        assertThat(changes.size()).isEqualTo(1);
        assertThat(changes.path(0).path("attribute").stringValue()).isEqualTo("title");
        assertThat(changes.path(0).path("before").isNull()).isTrue();
        assertThat(changes.path(0).path("after").stringValue()).isEqualTo("Head guide");
        var reversed = rows("/changes?from=%s&to=%s".formatted(after, before));
        assertThat(reversed.path(0).path("before").stringValue()).isEqualTo("Head guide");
        assertThat(rows("/changes?from=%s&to=%s".formatted(after, after))).isEmpty();
    }

    @Test
    void pages_of_changes_make_up_the_whole() {
        aBusyOrganization();
        var whole = rows("/changes");
        var first = ask("/changes?limit=4").json();
        var rest = rows("/changes?to=%s&after=%s"
                .formatted(
                        first.at("/query/toPosition").stringValue(),
                        first.path("next").stringValue()));

        assertThat(first.path("rows").size() + rest.size()).isEqualTo(whole.size());
        assertThat(rest.path(0)).isEqualTo(whole.path(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /steps?from=999999             | a position from 0 to
            /steps?to=-1                   | a position from 0 to
            /steps?from=                   | a position from 0 to
            /steps?from=yesterday          | an instant such as
            /changes?after=999999&to=3     | a row from 0 to
            /changes?after=4               | to is missing; send it beside after, as it was on the page before
            /steps?from=1&from=2           | it once
            /changes?to=2999-01-01         | a time up to
            /changes?from=2020-01-01       | when the history of the organization begins
            /steps?limit=5000              | a whole number from 1 to 1000
            """)
    void a_point_that_is_none_is_refused(String question, String words) {
        settled();

        var refused = ask(question);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.detail()).contains(words);
    }

    @Test
    void no_step_tells_a_secret() {
        assertThat(List.of(tenant.token().split("_"))).hasSizeGreaterThan(1);
        settled();
        assertThat(ask("/steps").body()).doesNotContain(tenant.token(), "\"mac\"");
    }
}
