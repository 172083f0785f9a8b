package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.command.history.ConsistencyFold;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerStretch;
import dev.rollcall.query.license.SeatHolder;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.reading.Keyset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class HistoryTest {
    private static final String DEACTIVATE =
            "{\"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]}";

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("okta");
    private final String admin = "/admin/organizations/" + tenant.organization();
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    @Test
    void a_leaver_is_reported_with_times_verb_connection_request_and_seat() {
        var user = user("bjensen");
        int seat = seatOf(user);
        var request = tenant.scim().patch("/Users/" + user, DEACTIVATE).header("X-Request-Id");

        var row = deprovisioned().path("rows").path(0);

        assertThat(row.path("user").stringValue()).isEqualTo(user);
        assertThat(row.path("userName").stringValue()).isEqualTo("bjensen");
        assertThat(row.path("verb").stringValue()).isEqualTo("PATCH");
        assertThat(row.path("connection").stringValue()).isEqualTo(tenant.connection());
        assertThat(request).contains(row.path("requestId").stringValue());
        assertThat(row.path("seat").intValue()).isEqualTo(seat);
        assertThat(row.path("requestedAt").stringValue())
                .isLessThanOrEqualTo(row.path("effectiveAt").stringValue());
        assertThat(row.path("teamsLeft").isEmpty()).isTrue();
    }

    @Test
    void a_removal_names_the_teams_left_and_a_second_end_of_access_is_no_second_row() {
        var user = user("bjensen");
        var team = tenant.scim()
                .post("/Groups", "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}]}".formatted(user))
                .id();
        tenant.scim().delete("/Users/" + user);
        var other = user("jsmith");
        tenant.scim().patch("/Users/" + other, DEACTIVATE);
        tenant.scim().delete("/Users/" + other);

        var rows = deprovisioned().path("rows");

        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.path(0).path("verb").stringValue()).isEqualTo("DELETE");
        assertThat(rows.path(0).path("teamsLeft").path(0).stringValue()).isEqualTo(team);
        assertThat(rows.path(1).path("verb").stringValue()).isEqualTo("PATCH");
    }

    @Test
    void the_holders_of_a_day_are_those_at_any_time_of_it_and_those_at_its_end() {
        var leaver = user("leaver");
        var stayer = user("stayer");
        tenant.scim().patch("/Users/" + leaver, DEACTIVATE);
        sealed();

        var rows = server.operator()
                .get(admin + "/seats/holders?on=" + today)
                .json()
                .path("rows");

        assertThat(rows.valueStream().map(row -> row.path("user").stringValue()))
                .containsExactly(leaver, stayer);
        assertThat(rows.path(0).path("heldAtEndOfDay").booleanValue()).isFalse();
        assertThat(rows.path(1).path("heldAtEndOfDay").isNull()).isTrue();
        server.backdate(tenant, "2020-01-01");
        assertThat(server.operator()
                        .get(admin + "/seats/holders?on=2020-01-01")
                        .json()
                        .path("rowCount")
                        .intValue())
                .isZero();
    }

    /** The end of the day is told once it has been, and a day that has not begun is not told at all. */
    @Test
    void whether_a_seat_was_held_at_the_end_of_a_day_is_known_when_it_has_ended() {
        user("stayer");
        var zone = ZoneOffset.UTC;
        var day = LocalDate.now(zone);
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        sealed();
        var organization = OrganizationId.of(tenant.organization());
        var ledger = server.bean(LedgerQueries.class).whole(organization).orElseThrow();
        var over = new LedgerStretch(ledger.from(), ledger.to(), ledger.after(), ledger.last(), end);
        var holders = server.bean(SeatQueries.class).holdersOn(organization, over, end, over, Keyset.FIRST);

        assertThat(holders).extracting(SeatHolder::heldAtEndOfDay).containsExactly(true);
        var tomorrow = server.operator()
                .get(admin + "/seats/holders?on=" + LocalDate.now(zone).plusDays(1));
        assertThat(tomorrow.status()).isEqualTo(400);
        assertThat(tomorrow.detail()).contains("on is \"", "a day that has begun, today ");
    }

    /** The table is read after it was asked how far can be told. */
    @Test
    void a_span_that_ended_behind_what_is_told_has_no_end() {
        var user = user("bjensen");
        sealed();
        var organization = OrganizationId.of(tenant.organization());
        var before = server.bean(LedgerQueries.class).whole(organization).orElseThrow();
        tenant.scim().delete("/Users/" + user);
        sealed();
        var seats = server.bean(SeatQueries.class);
        var after = server.bean(LedgerQueries.class).whole(organization).orElseThrow();

        assertThat(seats.spans(organization, before, Keyset.FIRST))
                .allSatisfy(span -> assertThat(span.until()).isNull())
                .hasSize(1);
        assertThat(seats.spans(organization, after, Keyset.FIRST))
                .allSatisfy(span -> assertThat(span.until()).isNotNull())
                .hasSize(1);
    }

    @Test
    void the_events_of_a_user_a_team_and_a_seat_stand_in_order() {
        var user = user("bjensen");
        int seat = seatOf(user);
        var team = tenant.scim()
                .post("/Groups", "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}]}".formatted(user))
                .id();
        tenant.scim().delete("/Users/" + user);

        assertThat(names("/users/" + user))
                .containsExactly(
                        "user.provisioned", "seat.assigned", "team.members-assigned", "seat.released", "user.removed");
        assertThat(names("/teams/" + team)).containsExactly("team.created", "team.members-assigned", "user.removed");
        assertThat(names("/seats/" + seat)).containsExactly("seat.assigned", "seat.released");
    }

    @Test
    void what_was_refused_to_a_user_belongs_to_the_users_history() {
        var small = server.tenant("okta", 1, "REJECT");
        var user = small.scim().post("/Users", "{\"userName\": \"bjensen\"}").id();
        small.scim().patch("/Users/" + user, DEACTIVATE);
        small.scim().post("/Users", "{\"userName\": \"jsmith\"}");
        assertThat(small.scim()
                        .patch("/Users/" + user, DEACTIVATE.replace("false", "true"))
                        .status())
                .isEqualTo(403);

        server.sealed(small.organization());
        var events = "/admin/organizations/" + small.organization() + "/users/" + user + "/events";

        assertThat(namesIn(server.operator().get(events).json()))
                .endsWith("user.deactivated", "seat.released", "seat.refused");
        var asTeam = server.operator().get(events.replace("/users/", "/teams/"));
        assertThat(asTeam.status()).isEqualTo(404);
        assertThat(asTeam.detail()).isEqualTo("There is no group " + user);
    }

    private static List<String> namesIn(JsonNode report) {
        return report.path("rows")
                .valueStream()
                .map(row -> row.path("name").stringValue())
                .toList();
    }

    @Test
    void pages_by_key_are_the_whole_without_overlap() {
        for (int number = 0; number < 5; number++) {
            user("guide" + number);
        }
        sealed();
        List<Long> seen = new ArrayList<>();
        var next = "0";
        while (!next.isEmpty()) {
            var page = server.operator()
                    .get(admin + "/seats/spans?limit=2&after=" + next)
                    .json();
            page.path("rows").forEach(row -> seen.add(row.path("position").longValue()));
            next = page.path("next").asString("");
        }
        assertThat(seen).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_report_tells_of_positions_in_the_time_of_the_ledger_and_shows_when_it_was_recorded() {
        tenant.scim().patch("/Users/" + user("bjensen"), DEACTIVATE);
        user("jsmith");
        sealed();
        var trail = server.operator().get(admin + "/audit?limit=1000").json();

        var spans = server.operator().get(admin + "/seats/spans").json();
        var gone = deprovisioned();

        assertThat(spans.path("query").path("toPosition").asLong())
                .isEqualTo(trail.path("rows").size());
        var span = spans.path("rows").path(0);
        var freed = fact(trail, "seat.released");
        assertThat(span.path("position")).isEqualTo(fact(trail, "seat.assigned").path("position"));
        assertThat(span.path("until")).isEqualTo(freed.path("ledgerAt"));
        assertThat(span.path("recordedUntil")).isEqualTo(freed.path("recordedAt"));
        assertThat(gone.path("rows").path(0).path("position"))
                .isEqualTo(fact(trail, "user.deactivated").path("position"));
        assertThat(server.operator()
                        .get(admin + "/events?after="
                                + gone.at("/rows/0/position").asLong())
                        .json()
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("name").stringValue()))
                .startsWith("seat.released", "user.provisioned");
    }

    private static JsonNode fact(JsonNode trail, String name) {
        return trail.path("rows")
                .valueStream()
                .filter(row -> row.path("fact").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_last_page_leads_to_no_empty_one() {
        user("guide1");
        user("guide2");
        sealed();
        var whole = server.operator().get(admin + "/seats/spans?limit=2").json();
        assertThat(whole.path("rows")).hasSize(2);
        assertThat(whole.has("next")).isFalse();
        assertThat(server.operator()
                        .get(admin + "/seats/spans?limit=2&format=csv")
                        .header("Rollcall-Next"))
                .isEmpty();
    }

    @Test
    void csv_has_a_header_and_no_cell_that_a_spreadsheet_takes_for_a_formula() {
        var user = user("=1+1");
        tenant.scim().delete("/Users/" + user);
        sealed();

        var csv = server.operator().get(admin + "/deprovisioned?from=%s&to=%s&format=csv".formatted(today, today));

        assertThat(csv.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(csv.body().lines().findFirst())
                .hasValueSatisfying(header ->
                        assertThat(header).startsWith("position,ledgerAt,user,userName,requestedAt,effectiveAt"));
        assertThat(csv.body()).contains("," + user + ",'=1+1,");
    }

    @Test
    void csv_says_after_its_rows_what_it_answers_and_whether_more_follow() {
        user("guide1");
        user("guide2");
        sealed();

        var page = server.operator().get(admin + "/seats/spans?limit=1&format=csv");
        var lines = page.body().lines().toList();

        assertThat(lines.get(2)).as("after the header and one row").isEmpty();
        assertThat(lines.subList(3, lines.size()))
                .contains("report," + admin + "/seats/spans", "limit,1", "zone,UTC", "rowCount,1", "fromPosition,1")
                .anyMatch(line -> line.matches("toPosition,[1-9]\\d*"))
                .anyMatch(line -> line.matches("sealedThrough,2.+Z"))
                .anyMatch(line -> line.matches("version,Rollcall .+"))
                .anyMatch(line -> line.startsWith("next,%s,more rows follow"
                        .formatted(page.header("Rollcall-Next").orElseThrow())));
        assertThat(server.operator()
                        .get(admin + "/seats/spans?format=csv")
                        .body()
                        .lines())
                .contains("rowCount,2")
                .noneMatch(line -> line.startsWith("next"));
    }

    @Test
    void csv_comes_as_a_file_with_a_name() {
        sealed();
        var csv = server.operator().get(admin + "/seats/holders?on=" + today + "&format=csv");

        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"rollcall-seats-holders.csv\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv|text/csv",
                "text/csv, */*;q=0.1|text/csv",
                "text/*, application/json;q=0.5|text/csv",
                "text/csv;q=0.1, application/json|application/json",
                "application/json, text/csv|application/json",
                "text/csv;q=0, */*|application/json",
                "*/*|application/json",
                "text/html|application/json",
                "nonsense|application/json"
            })
    void csv_is_for_those_who_prefer_it_to_json(String accepted, String given) {
        assertThat(server.operator()
                        .send("GET", admin + "/events", null, "Accept", accepted)
                        .header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(given));
    }

    @Test
    void an_owner_asks_for_the_own_organization_only_and_a_scim_token_for_none() {
        var owner = new Client(
                server.url(),
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((server.secret("ownerEmail") + ":" + server.secret("ownerPassword"))
                                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(owner.get("/admin/organizations/" + server.secret("organization") + "/events")
                        .status())
                .isEqualTo(200);
        assertThat(owner.get(admin + "/events").status()).isEqualTo(404);
        assertThat(new Client(server.url(), "Bearer " + tenant.token())
                        .get(admin + "/events")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_malformed_question_is_told_what_is_accepted() {
        assertThat(server.operator().get(admin + "/seats/holders?on=31.3.2026").detail())
                .isEqualTo("on is \"31.3.2026\"; send a day such as 2026-03-31");
        assertThat(server.operator().get(admin + "/seats/holders").status()).isEqualTo(400);
        for (String limit : List.of("many", "0", "-1", "1001", "99999999999999999999")) {
            assertThat(server.operator().get(admin + "/events?limit=" + limit).detail())
                    .isEqualTo("limit is \"%s\"; send a whole number from 1 to 1000".formatted(limit));
        }
        assertThat(server.operator().get(admin + "/seats/abc/events").detail())
                .isEqualTo("seat is \"abc\"; send a whole number");
        assertThat(server.operator().get(admin + "/users/bjensen/events").detail())
                .isEqualTo("user is \"bjensen\"; send an id such as 0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b");
        assertThat(server.operator()
                        .get(admin + "/deprovisioned?from=2026-02-01&to=%2B294277-01-01")
                        .detail())
                .isEqualTo("to is \"+294277-01-01\"; send a day of the years 1900 to 2999");
        assertThat(server.operator()
                        .get(admin + "/deprovisioned?from=2026-02-01&to=2026-01-01")
                        .detail())
                .isEqualTo("to is \"2026-01-01\"; send a day from 2026-02-01 on");
        assertThat(server.operator()
                        .get("/admin/organizations/" + UUID.randomUUID() + "/events")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /deprovisioned?from=2999-01-02&to=2999-01-01     | 400 | from is "2999-01-02"; send a day that has begun
            /seats/holders?on=2001-01-01                     | 400 | on is "2001-01-01"; send a day from
            /deprovisioned?from=2001-01-01&to=2002-01-01     | 400 | from is "2001-01-01"; send a day from
            /deprovisioned?from=2026-11-01&to=2999-01-01     | 400 | to is "2999-01-01"; send a day that has begun
            /seats/holders?on=2026-01-01&on=2026-01-02       | 400 | on is "2026-01-01, 2026-01-02"; send it once
            /events?limit=5&limit=6                          | 400 | limit is "5, 6"; send it once
            /events?after=99999999999                        | 400 | after is "99999999999"; send a whole number from 0 to
            /users/0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b/events | 404 | There is no user 0198c1e4
            /teams/0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b/events | 404 | There is no group 0198c1e4
            /seats/0/events                                  | 404 | There is no seat 0
            /seats/999999/events                             | 404 | There is no seat 999999
            """)
    void what_is_not_there_is_no_empty_list(String question, int status, String words) {
        if (question.contains("2026-11-01")) {
            server.backdate(tenant, "2026-11-01");
        }
        var refused = server.operator().get(admin + question);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.detail()).startsWith(words);
    }

    @Test
    void a_seat_that_nobody_has_held_yet_has_no_history_and_one_of_a_larger_licence_keeps_its_own() {
        assertThat(server.operator()
                        .get(admin + "/seats/100/events")
                        .json()
                        .path("rowCount")
                        .intValue())
                .isZero();
        var many = server.tenant("rfc", 3, "REJECT");
        var held = "/admin/organizations/" + many.organization() + "/seats/";
        for (var name : List.of("adam", "berta", "carl")) {
            many.scim().post("/Users", "{\"userName\": \"%s\"}".formatted(name));
        }
        server.operator().patch("/admin/organizations/" + many.organization() + "/license", "{\"seats\": 1}");

        server.sealed(many.organization());
        for (int seat = 1; seat <= 3; seat++) {
            assertThat(namesIn(server.operator().get(held + seat + "/events").json()))
                    .containsExactly("seat.assigned");
        }
    }

    @Test
    void what_the_requests_left_in_the_tables_is_what_the_events_say() {
        var user = user("bjensen");
        tenant.scim()
                .post("/Groups", "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}]}".formatted(user));
        tenant.scim().patch("/Users/" + user, DEACTIVATE);
        user("jsmith");
        tenant.scim().delete("/Users/" + user);

        assertThat(server.bean(ConsistencyFold.class)
                        .check(OrganizationId.of(tenant.organization()))
                        .all())
                .isEmpty();
    }

    private String user(String name) {
        return tenant.scim()
                .post("/Users", "{\"userName\": \"%s\"}".formatted(name))
                .id();
    }

    private int seatOf(String user) {
        return tenant.scim()
                .get("/Users/" + user)
                .json()
                .path("urn:rollcall:params:scim:schemas:extension:seat:2.0:User")
                .path("number")
                .intValue();
    }

    private void sealed() {
        server.sealed(tenant.organization());
    }

    private JsonNode deprovisioned() {
        sealed();
        return server.operator()
                .get(admin + "/deprovisioned?from=%s&to=%s".formatted(today, today))
                .json();
    }

    private List<String> names(String subject) {
        sealed();
        return server.operator()
                .get(admin + subject + "/events")
                .json()
                .path("rows")
                .valueStream()
                .map(row -> row.path("name").stringValue())
                .toList();
    }
}
