package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.license.SeatHistoryQueries;
import dev.rollcall.query.license.SeatHistoryQueries.Days;
import dev.rollcall.query.license.SeatPeriod;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Seats as of any time, told in the order of the ledger. */
class SeatHistoryTest {
    private static final String DEACTIVATE = "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}";

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc", 5, "WITHOUT_SEAT");
    private final String seats = "/admin/organizations/" + tenant.organization() + "/seats";

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    private Answer ask(String question) {
        return server.operator().get(seats + question);
    }

    private JsonNode rows(String question) {
        var answer = ask(question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("rows");
    }

    private List<String> holders(String question) {
        return rows(question)
                .valueStream()
                .map(row -> row.path("userName").stringValue())
                .sorted()
                .toList();
    }

    /** A time after all that has been done so far, of which answers are final. */
    private Instant settled() {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Await.until(
                Duration.ofSeconds(30),
                "sealed through " + now,
                () -> ask("/held?at=" + now).status() == 200);
        return now;
    }

    @Test
    void holders_and_numbers_are_told_as_they_were() {
        var adam = user("adam");
        user("berta");
        var before = settled();
        tenant.scim()
                .patch(
                        "/Users/" + adam,
                        Scim.patch("{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"eve\"}"));
        var renamed = settled();
        tenant.scim().patch("/Users/" + adam, Scim.patch(DEACTIVATE));
        user("carl");
        var after = settled();

        assertThat(holders("/held?at=" + before)).containsExactly("adam", "berta");
        assertThat(holders("/held?at=" + renamed)).containsExactly("berta", "eve");
        assertThat(holders("/held?at=" + after)).containsExactly("berta", "carl");
        assertThat(rows("/level?at=" + before).path(0).toString())
                .isEqualTo("{\"size\":5,\"held\":2,\"free\":3,\"beyondSize\":0}");
        assertThat(rows("/held?at=" + before))
                .allSatisfy(row -> assertThat(row.path("until").isNull())
                        .isEqualTo(row.path("userName").stringValue().equals("berta")));
        assertThat(ask("/held?at=" + before).json().path("query").path("asOf").stringValue())
                .isEqualTo(before.toString());
    }

    @Test
    void a_removed_member_still_held_the_seat_then_and_pages_make_up_the_whole() {
        for (var name : List.of("adam", "berta", "carl")) {
            user(name);
        }
        var before = settled();
        tenant.scim()
                .delete("/Users/"
                        + tenant.scim()
                                .filter("/Users", "userName eq \"berta\"")
                                .resource(0)
                                .path("id")
                                .stringValue());
        settled();

        var first = ask("/held?limit=2&at=" + before).json();

        assertThat(first.path("rows").size()).isEqualTo(2);
        assertThat(holders("/held?limit=2&at=%s&after=%s"
                        .formatted(before, first.path("next").stringValue())))
                .hasSize(1);
        assertThat(holders("/held?at=" + before)).containsExactly("adam", "berta", "carl");
    }

    @Test
    void a_team_had_the_members_that_it_had() {
        var adam = user("adam");
        user("berta");
        var team = tenant.scim()
                .post("/Groups", "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}]}".formatted(adam))
                .id();
        var before = settled();
        tenant.scim().patch("/Groups/" + team, Scim.patch("{\"op\": \"remove\", \"path\": \"members\"}"));
        var after = settled();

        assertThat(holders("/held?team=%s&at=%s".formatted(team, before))).containsExactly("adam");
        assertThat(holders("/held?team=%s&at=%s".formatted(team, after))).isEmpty();
    }

    @Test
    void a_period_tells_peak_moves_average_and_what_was_beyond_the_size() {
        var adam = user("adam");
        user("berta");
        user("carl");
        tenant.scim().patch("/Users/" + adam, Scim.patch(DEACTIVATE));
        server.operator().patch("/admin/organizations/%s/license".formatted(tenant.organization()), "{\"seats\": 1}");
        settled();
        var today = LocalDate.now(ZoneOffset.UTC);

        for (var by : List.of("day", "month", "quarter", "year")) {
            var row = rows("/periods?from=%s&to=%s&by=%s".formatted(today, today, by))
                    .path(0);
            assertThat(row.path("taken").intValue()).isEqualTo(3);
            assertThat(row.path("freed").intValue()).isEqualTo(1);
            assertThat(row.path("peak").intValue()).isEqualTo(3);
            assertThat(row.path("held").intValue()).isEqualTo(2);
            assertThat(row.path("size").intValue()).isEqualTo(1);
            assertThat(row.path("mostBeyondSize").intValue()).isEqualTo(1);
            assertThat(row.path("averageHeld").decimalValue())
                    .isBetween(BigDecimal.ZERO, row.path("peak").decimalValue());
            assertThat(row.path("utilisation").decimalValue()).isPositive();
        }
        server.backdate(tenant, "2026-01-01");
        var days = rows("/periods?from=%s&to=%s&by=day".formatted(today.minusDays(2), today));
        assertThat(days.size()).isEqualTo(3);
        assertThat(days.path(0).path("size").isNull())
                .as("before it was bought")
                .isTrue();
        assertThat(days.path(0).path("utilisation").isNull()).isTrue();
    }

    @Test
    void a_period_of_a_team_tells_of_the_seats_that_its_members_held_meanwhile() {
        var adam = user("adam");
        var berta = user("berta");
        user("nobodys");
        var team = tenant.scim()
                .post("/Groups", "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}]}".formatted(adam))
                .id();
        tenant.scim().patch("/Users/" + berta, Scim.patch(DEACTIVATE));
        change(team, "add", berta);
        assertThat(ofTeam(team)).isEqualTo("held 1, taken 1, freed 0, peak 1");
        tenant.scim().patch("/Users/" + berta, Scim.patch(DEACTIVATE.replace("false", "true")));
        assertThat(ofTeam(team)).as("one who is a member takes a seat").isEqualTo("held 2, taken 2, freed 0, peak 2");
        change(team, "remove", adam);
        tenant.scim().patch("/Users/" + berta, Scim.patch(DEACTIVATE));
        assertThat(ofTeam(team)).isEqualTo("held 0, taken 2, freed 2, peak 2");
        change(team, "add", adam);
        tenant.scim().delete("/Groups/" + team);
        assertThat(ofTeam(team)).as("dissolved").isEqualTo("held 0, taken 3, freed 3, peak 2");
    }

    private void change(String team, String op, String user) {
        tenant.scim()
                .patch(
                        "/Groups/" + team,
                        Scim.patch("{\"op\": \"%s\", \"path\": \"members\", \"value\": %s}"
                                .formatted(op, Scim.members(user))));
    }

    private String ofTeam(String team) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var settled = settled();
        Await.until(
                Duration.ofSeconds(30),
                "teams followed through " + settled,
                () -> ask("/held?team=%s&at=%s".formatted(team, settled)).status() == 200);
        var row = rows("/periods?from=%s&to=%s&by=day&team=%s".formatted(today, today, team))
                .path(0);
        assertThat(row.path("size").isNull()).isTrue();
        assertThat(row.path("averageHeld").decimalValue())
                .isBetween(BigDecimal.ZERO, row.path("peak").decimalValue());
        return "held %s, taken %s, freed %s, peak %s"
                .formatted(row.path("held"), row.path("taken"), row.path("freed"), row.path("peak"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /held?team=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b | the id of a team that the organization had
            /periods?from=2026-01-01&to=2026-02-01&team=0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b | the id of a team
            /held?tema=guides                          | only at, team, format, limit, after
            /level?at=yesterday                        | an instant such as
            /level?at=2999-01-01T00:00:00Z             | a time up to
            /held?at=2020-01-01                        | when the history of the organization begins
            /held?team=guides                          | an id such as
            /level?at=%2B999999999-12-31               | an instant such as
            /held?limit=0                              | a whole number from 1
            /held?after=1000                           | at is missing; send it beside after, as it was on the page before
            /periods?from=2026-01-01                   | a day such as
            /periods?from=2026-02-01&to=2026-01-01     | a day from 2026-02-01 on
            /periods?from=2026-01-01&to=2999-01-01     | today
            /periods?from=1989-12-31&to=2026-01-01     | when the history of the organization begins
            /level?at=2026-01-01&at=2026-01-02         | it once
            /periods?from=2026-01-01&to=2026-02-01&by=week | day, month, quarter or year
            /periods?from=1990-01-01&to=2026-01-01&by=day  | longer periods or fewer days
            """)
    void a_question_that_cannot_be_answered_says_why(String question, String words) {
        settled();
        server.backdate(tenant, "1990-01-01");

        var refused = ask(question);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.detail()).contains(words);
    }

    /** The owner of the database, at work for the tenant. */
    private Connection owner() throws SQLException {
        var access = DatabaseAccess.toRunning(server.home()).orElseThrow();
        var owner = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
        try (var statement = owner.createStatement()) {
            statement.execute(
                    "SELECT set_config('rollcall.organization', '%s', false)".formatted(tenant.organization()));
        }
        return owner;
    }

    /** In the Azores the clock goes back to midnight, so there are two midnights, and the day begins with the first. */
    @Test
    void a_day_that_has_two_midnights_begins_with_the_first() throws SQLException {
        var license = UUID.randomUUID();
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "INSERT INTO seat_level_1 (organization_id, license_id, position, at, size, held, moved) VALUES ('%s', '%s', 1, '2026-10-25T00:30:00Z', 5, 1, 1)"
                            .formatted(tenant.organization(), license));
        }
        var days = List.of(
                new Days(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 24)),
                new Days(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25)));

        var periods = server.bean(SeatHistoryQueries.class)
                .periods(
                        OrganizationId.of(tenant.organization()),
                        license,
                        days,
                        ZoneId.of("Atlantic/Azores"),
                        Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(periods).extracting(SeatPeriod::taken).containsExactly(0L, 1L);
        assertThat(periods).extracting(SeatPeriod::held).containsExactly(0, 1);
        assertThat(periods.getLast().averageHeld()).as("24.5 of its 25 hours").isEqualByComparingTo("0.98");
    }

    @Test
    void the_database_refuses_a_seat_that_two_hold_at_once_and_a_member_who_holds_two() throws SQLException {
        user("adam");
        settled();
        try (var owner = owner();
                var statement = owner.createStatement()) {
            var copy =
                    "INSERT INTO seat_held_1 SELECT organization_id, license_id, %s, %s, int8range(lower(held), lower(held) + 1), since, since FROM seat_held_1 WHERE organization_id = '%s'";
            assertThatThrownBy(() -> statement.execute(
                            copy.formatted("number", "'" + UUID.randomUUID() + "'", tenant.organization())))
                    .hasMessageContaining("seat_held_by_one");
            assertThatThrownBy(() -> statement.execute(copy.formatted("number + 1", "user_id", tenant.organization())))
                    .hasMessageContaining("holder_of_one_seat");
        }
    }
}
