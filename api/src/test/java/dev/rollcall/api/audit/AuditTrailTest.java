package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every fact with who asked and what it changed, found by each of these, and by several. */
class AuditTrailTest {
    private static final AuditHistory ACME = AuditHistory.told();

    private static JsonNode only(String question) {
        var rows = ACME.rows(question);
        assertThat(rows).as(question).hasSize(1);
        return rows.getFirst();
    }

    @Test
    void a_change_is_told_with_who_asked_and_what_was_before() {
        var rows = ACME.rows("?fact=user.profile-changed");

        assertThat(rows.getLast().path("changes").toString())
                .isEqualTo(
                        "[{\"kind\":\"user\",\"subject\":\"%s\",\"attribute\":\"title\",\"before\":\"Guide\",\"after\":\"Tour guide\"}]"
                                .formatted(ACME.adam));
        assertThat(rows.getFirst().path("changes").path(0).path("before").isNull())
                .isTrue();
        assertThat(rows.getLast().path("subjectName").stringValue()).isEqualTo("adam");
        assertThat(rows.getLast().path("provider").stringValue()).isEqualTo("okta");
        assertThat(rows.getLast().path("verb").stringValue()).isEqualTo("PATCH");
        assertThat(rows.getLast().path("actor").stringValue()).startsWith("token:");
        assertThat(rows.getLast().path("connection").stringValue())
                .isEqualTo(ACME.tenant().connection());
    }

    @Test
    void whoever_is_removed_leaves_nothing_and_the_teams() {
        var changes = only("?fact=user.removed").path("changes");

        assertThat(changes.valueStream().map(change -> change.path("attribute").stringValue()))
                .contains("userName", "active", "members");
        assertThat(changes.valueStream())
                .allMatch(change -> change.path("after").isNull());
        assertThat(changes.toString()).contains("[\\\"%s\\\"]".formatted(ACME.berta));
    }

    @Test
    void a_dissolved_team_is_called_what_it_was_called_last() {
        assertThat(ACME.rows("?team=" + ACME.team))
                .filteredOn(row -> row.path("subjectType").stringValue().equals("team"))
                .allMatch(row -> row.path("subjectName").stringValue().equals(AuditHistory.TEAM_NAME));
    }

    @Test
    void a_refusal_is_told_with_its_reason_and_the_name_that_was_refused() {
        var refused = only("?reason=no%20free%20seat");

        assertThat(refused.path("fact").stringValue()).isEqualTo("seat.refused");
        assertThat(refused.path("subjectName").stringValue()).isEqualTo("carl");
        assertThat(refused.path("reason").stringValue()).contains("2 of 2");
    }

    @Test
    void each_filter_finds_what_it_names_and_several_what_all_of_them_name() {
        var whole = ACME.rows("?limit=1000");
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(ACME.rows("?from=%s&to=%s".formatted(today, today))).hasSameSizeAs(whole);
        assertThat(ACME.facts("?user=" + ACME.berta))
                .containsExactly(
                        "user.provisioned", "seat.assigned", "team.members-assigned", "seat.released", "user.removed");
        assertThat(ACME.facts("?team=" + ACME.team))
                .containsExactly(
                        "team.created", "team.members-assigned", "team.renamed", "user.removed", "team.dissolved");
        assertThat(ACME.facts("?seat=1")).contains("seat.assigned");
        assertThat(ACME.facts("?seat=3")).isEmpty();
        assertThat(ACME.facts("?verb=DELETE"))
                .containsExactlyInAnyOrder("user.removed", "seat.released", "team.dissolved");
        assertThat(ACME.facts("?attribute=TITLE")).containsExactly("user.profile-changed", "user.profile-changed");
        assertThat(ACME.facts("?attribute=members")).contains("team.members-assigned", "user.removed");
        assertThat(ACME.facts("?attribute=seats")).containsExactly("license.seats-purchased", "license.resized");
        assertThat(ACME.facts("?actor=operator&fact=license.resized")).hasSize(1);
        assertThat(ACME.facts("?connection=" + ACME.tenant().connection())).doesNotContain("license.resized");
        assertThat(ACME.facts("?fact=user.removed&fact=team.dissolved,seat.refused"))
                .containsExactly("seat.refused", "user.removed", "team.dissolved");
        assertThat(ACME.facts("?user=%s&verb=PATCH&attribute=active".formatted(ACME.adam)))
                .containsExactly("user.deactivated");
        assertThat(ACME.facts("?user=%s&team=%s".formatted(ACME.adam, ACME.team)))
                .containsExactly("team.members-assigned");
    }

    @Test
    void a_change_is_found_by_what_was_before_and_by_what_is_afterwards() {
        assertThat(only("?attribute=title&was=guide").path("changes").toString())
                .contains("Tour guide");
        assertThat(only("?attribute=title&became=Guide").path("changes").toString())
                .doesNotContain("Tour guide");
        assertThat(ACME.facts("?attribute=title&was=Guide&became=Tour%20guide")).hasSize(1);
        assertThat(ACME.facts("?attribute=title&was=Guide&became=Guide")).isEmpty();
        assertThat(ACME.facts("?attribute=title&became=Tour")).isEmpty();
        assertThat(ACME.facts("?attribute=active&became=false&user=" + ACME.adam))
                .containsExactly("user.deactivated");
        assertThat(ACME.facts("?attribute=members&was=" + ACME.berta)).containsExactly("user.removed");
        assertThat(ACME.facts("?attribute=displayName&was=Guides")).containsExactly("team.renamed");
    }

    @Test
    void a_change_of_a_complex_attribute_is_found_by_any_value_in_it_and_not_by_a_name() {
        var own = AuditHistory.told();
        own.tenant().scim().patch("/Users/" + own.adam, Scim.patch("""
                {"op": "add", "path": "emails", "value": [{"value": "adam@example.com", "display": "CORP\\\\adam"}]}"""));
        own.settled();

        assertThat(own.facts("?attribute=emails&became=ADAM@example.com")).containsExactly("user.profile-changed");
        assertThat(own.facts("?attribute=emails&became=CORP%5Cadam")).hasSize(1);
        assertThat(own.facts("?attribute=emails&became=value")).isEmpty();
        assertThat(own.facts("?attribute=emails&became=example.com")).isEmpty();
    }

    @Test
    void a_request_is_all_that_it_wrote_and_times_include_both_ends() {
        var removed = only("?fact=user.removed");
        var at = removed.path("ledgerAt").stringValue();

        assertThat(ACME.facts("?request=" + removed.path("requestId").stringValue()))
                .containsExactlyInAnyOrder("user.removed", "seat.released");
        assertThat(ACME.facts("?from=%s&to=%s".formatted(at, at))).contains("user.removed");
        assertThat(ACME.facts("?to=" + at)).contains("user.removed").doesNotContain("license.resized");
    }

    @Test
    void pages_make_up_the_whole() {
        var positions = new ArrayList<Long>();
        JsonNode page = ACME.ask("?limit=4").json();
        while (true) {
            page.path("rows").forEach(row -> positions.add(row.path("position").longValue()));
            if (!page.has("next")) {
                break;
            }
            page = ACME.ask("?limit=4&after=" + page.path("next").stringValue()).json();
        }
        var whole = ACME.rows("?limit=1000").stream()
                .map(row -> row.path("position").longValue())
                .toList();
        assertThat(positions)
                .isEqualTo(whole)
                .isSorted()
                .hasSize(whole.getLast().intValue());
        var query = ACME.ask("").json().path("query");
        assertThat(query.path("toPosition").stringValue())
                .isEqualTo(whole.getLast().toString());
        assertThat(query.propertyNames()).contains("sealedThrough", "fromPosition", "zone");
    }

    /** The other way to the same answer: folded from the first fact, without a table. */
    @Test
    void the_trail_and_a_replay_say_the_same() {
        var replay = RunningServer.get()
                .operator()
                .get("/admin/organizations/%s/replay/steps?limit=1000"
                        .formatted(ACME.tenant().organization()))
                .json()
                .path("rows");
        var trail = ACME.rows("?limit=1000");
        for (int at = 0; at < trail.size(); at++) {
            assertThat(changes(trail.get(at)))
                    .as("%s", trail.get(at))
                    .containsExactlyInAnyOrderElementsOf(changes(replay.path(at)));
        }
    }

    private static List<String> changes(JsonNode row) {
        return row.path("changes")
                .valueStream()
                .filter(change -> !change.path("attribute").stringValue().startsWith("member"))
                .map(JsonNode::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?fact=user.vanished            | fact is "user.vanished"; send one of | user.removed
            ?fact=                         | fact is ""                   | user.removed
            ?actor=adam                    | actor is "adam"              | token:<kid>
            ?connection=okta               | connection is "okta"         | an id such as
            ?request=1                     | request is "1"               | an id such as
            ?user=adam                     | user is "adam"               | an id such as
            ?team=1-1-1-1-1                | team is "1-1-1-1-1"          | an id such as
            ?seat=0                        | seat is "0"                  | from 1 on
            ?seat=999999                   | seat is "999999"             | a seat that the licence has
            ?user=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b | user is "0198c1e4 | the id of a user that the organization has or had
            ?team=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b | team is "0198c1e4 | the id of a team that the organization has or had
            ?connection=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b | connection is "0198c1e4 | the id of a connection that the organization
            ?actor=owner:0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b | actor is "owner:0198c1e4 | a user that the organization has or had
            ?actor=token:nobody            | actor is "token:nobody"      | a token or a user that the organization has or had
            ?verb=GET                      | verb is "GET"                | POST, PUT, PATCH
            ?attribute=shoeSize            | attribute is "shoeSize"      | displayName
            ?was=Guide                     | was is "Guide"               | attribute too
            ?attribute=title&was=          | was is ""                    | a value, such as
            ?became=Guide                  | became is "Guide"            | attribute too
            ?reason=                       | reason is ""                 | a part of a reason
            ?from=yesterday                | from is "yesterday"          | an instant such as
            ?to=2999-01-01T00:00:00Z       | to is "2999-01-01T00:00:00Z" | a time up to
            ?to=2998-01-01                 | to is "2998-01-01"           | a time up to
            ?from=2020-01-01               | from is "2020-01-01"         | when the history of the organization begins
            ?after=-1                      | after is "-1"                | a whole number from 0
            ?after=999999                  | after is "999999"            | a whole number from 0
            ?limit=1001                    | limit is "1001"              | a whole number from 1 to 1000
            ?format=xml                    | format is "xml"              | json, csv or jsonl
            ?format=csv&limit=5            | limit is "5"                 | a file holds every row
            ?member=adam                   | member is "adam"             | only actor, connection
            ?verb=PUT&verb=POST            | verb is "PUT, POST"          | it once
            """)
    void a_question_that_is_not_understood_says_what_is_accepted(String question, String named, String accepted) {
        var refused = ACME.ask(question);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.detail()).contains(named, accepted);
    }

    @Test
    void days_in_the_wrong_order_are_told() {
        var rows = ACME.rows("?limit=1000");
        var refused = ACME.ask("?from=%s&to=%s"
                .formatted(
                        rows.getLast().path("ledgerAt").stringValue(),
                        rows.getFirst().path("ledgerAt").stringValue()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("from is", "a time that is not after to");
    }
}
