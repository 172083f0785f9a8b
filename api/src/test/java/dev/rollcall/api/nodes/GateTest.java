package dev.rollcall.api.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.nodes.MeteredServer.Cost;
import dev.rollcall.api.nodes.MeteredServer.Plan;
import dev.rollcall.api.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What requests cost in an organization of a hundred thousand users beside thousands of small ones: in statements and
 * rows, which are the same on every machine.
 */
class GateTest {
    private static final int USERS = 100_000;

    /** So often is a statement sent before PostgreSQL settles for a plan for any values. */
    private static final int UNTIL_PLANS_SETTLE = 12;

    private static final Duration SNAPSHOT = Duration.ofSeconds(20);

    @TempDir
    static Path home;

    private static MeteredServer server;
    private static List<UUID> users;

    @BeforeAll
    static void start() throws IOException {
        server = new MeteredServer(home);
        users = new Population(server).settle(USERS);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_member_more_or_less_costs_a_large_team_what_it_costs_a_small_one() {
        var small = team("Small team", 10);
        var large = team("Large team", 50_000);
        var newcomer = users.getLast();
        for (int time = 0; time < UNTIL_PLANS_SETTLE; time++) {
            List.of(small, large).forEach(team -> {
                patch(team, "add", List.of(newcomer));
                patch(team, "remove", List.of(newcomer));
            });
        }
        Await.until(SNAPSHOT, "a snapshot after the large events", () -> membersSinceSnapshot(large) < 100);
        for (String op : List.of("add", "remove")) {
            var inSmall = server.cost(() -> patch(small, op, List.of(newcomer)));
            var inLarge = server.cost(() -> patch(large, op, List.of(newcomer)));

            assertThat(inLarge.templates()).isEqualTo(inSmall.templates()).hasSizeLessThan(20);
            assertThat(inLarge.changed())
                    .isEqualTo(inSmall.changed())
                    .containsEntry("event inserted", 1L)
                    .containsEntry(op.equals("add") ? "roster inserted" : "roster deleted", 1L);
            assertThat(List.of("roster", "membership_span_1", "user_claim", "user_view_1"))
                    .allSatisfy(table ->
                            assertThat(inLarge.visited(table)).as(table).isLessThan(100));
        }
    }

    @Test
    void a_replaced_list_of_ten_thousand_members_costs_its_difference() {
        int size = 10_000;
        var team = team("Replaced team", size);
        put(team, size);

        var leaving = server.cost(() -> put(team, size - 1));
        assertThat(leaving.changed()).containsEntry("event inserted", 1L).containsEntry("roster deleted", 1L);
        assertThat(leaving.changed()).doesNotContainKeys("roster inserted", "user_claim updated");
        assertThat(lastEvent(team)).isEqualTo(Map.of("name", "team.members-unassigned", "users", 1));

        var coming = server.cost(() -> put(team, size));
        assertThat(coming.changed()).containsEntry("event inserted", 1L).containsEntry("roster inserted", 1L);
        assertThat(coming.changed()).doesNotContainKeys("roster deleted", "user_claim updated");
        assertThat(lastEvent(team)).isEqualTo(Map.of("name", "team.members-assigned", "users", 1));

        var nothing = server.cost(() -> put(team, size));
        assertThat(nothing.changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName eq \"GUIDE777\"                   | user_by_name_1",
                "externalId eq \"external-777\"             | user_by_external_id_1",
                "emails.value eq \"GUIDE777@example.com\"   | user_by_email_1 user_view_1_pkey",
                "emails[value eq \"guide777@example.com\"]  | user_by_email_1 user_view_1_pkey",
                "emails[type eq \"work\"].value eq \"guide777@example.com\" | user_by_email_1 user_view_1_pkey",
                "emails[type eq \"work\" and value eq \"guide777@example.com\"] | user_by_email_1 user_view_1_pkey"
            })
    void a_user_is_looked_up_by_one_index(String filter, String indexes) {
        var cost = server.cost(() -> {
            for (int time = 0; time < UNTIL_PLANS_SETTLE; time++) {
                assertThat(server.scim().filter("/Users", filter).totalResults())
                        .isOne();
            }
        });

        assertThat(cost.scanned()).doesNotContainKeys("user_view_1", "user_email_1");
        assertThat(cost.visited("user_view_1")).isLessThanOrEqualTo(2L * UNTIL_PLANS_SETTLE);
        assertThat(cost.visited("user_email_1")).isLessThanOrEqualTo(2L * UNTIL_PLANS_SETTLE);
        assertPlans(cost, List.of(indexes.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName sw \"guide7777\"              | 11",
                "displayName sw \"GUIDE7777\"           | 11",
                "emails.value sw \"guide7777\"          | 11",
                "userName co \"ide7777\"                | 11",
                "displayName co \"IDE7777\"             | 11",
                "emails.value co \"e7777@ex\"           | 1",
                "userName ew \"e7777\"                  | 1",
                "emails[type eq \"work\" and value co \"ide7777\"] | 11",
                "userName co \"ide7777\" or displayName sw \"guide888\" | 122"
            })
    void a_beginning_or_a_part_of_a_name_leads_to_its_users_by_an_index(String filter, int found) {
        var cost = server.cost(
                () -> assertThat(server.scim().filter("/Users", filter).totalResults())
                        .isEqualTo(found));

        assertThat(cost.scanned()).doesNotContainKeys("user_view_1", "user_email_1", "user_text_1");
        assertThat(cost.visited("user_view_1")).isLessThan(4L * found + 20);
        assertThat(cost.visited("user_email_1")).isLessThan(4L * found + 20);
        assertThat(cost.visited("user_text_1")).isLessThan(4L * found + 20);
    }

    @Test
    void what_nearly_all_users_hold_is_met_in_the_order_of_the_list() {
        var cost = server.cost(() -> assertThat(server.scim()
                        .get("/Users?count=50&cursor=&filter=displayName%20co%20%22guide%22")
                        .status())
                .isEqualTo(200));

        var page = cost.statements().stream()
                .filter(sent -> sent.template().contains("u.seat_number"))
                .findFirst()
                .orElseThrow();
        assertThat(server.plans(page)).allSatisfy(plan -> {
            assertThat(plan.nodeTypes()).doesNotContain("Seq Scan", "Bitmap Heap Scan", "Sort");
            assertThat(indexesOfUsers(plan)).containsExactly("user_view_1_pkey");
        });
    }

    @Test
    void a_page_by_index_begins_where_the_index_of_the_ids_says() {
        var cost = server.cost(() -> assertThat(
                        server.scim().get("/Users?count=50&startIndex=90001").status())
                .isEqualTo(200));

        var page = cost.statements().stream()
                .filter(sent -> sent.template().contains("u.seat_number"))
                .findFirst()
                .orElseThrow();
        assertThat(server.plans(page))
                .allSatisfy(plan ->
                        assertThat(plan.nodeTypes()).contains("Index Only Scan").doesNotContain("Sort"));
    }

    @Test
    void nothing_is_counted_for_a_list_of_all() {
        var cost = server.cost(() -> {
            server.scim().get("/Users?count=50&startIndex=101");
            server.scim().get("/Users?count=0");
            server.scim().get("/Groups?count=50");
        });

        assertThat(cost.visited("user_view_1")).isLessThan(300);
        assertThat(cost.visited("team_view_1")).isLessThan(200);
        assertThat(cost.visited("resource_total_1")).isLessThan(200);
    }

    @Test
    void a_user_is_found_by_its_id_in_the_primary_key() {
        var id = users.get(777);
        var byPath = server.cost(
                () -> assertThat(server.scim().get("/Users/" + id).status()).isEqualTo(200));
        assertPlans(byPath, List.of("user_view_1_pkey"));

        var byFilter = server.cost(() -> assertThat(server.scim()
                        .filter("/Users", "id eq \"%s\"".formatted(id))
                        .totalResults())
                .isOne());
        assertPlans(byFilter, List.of("user_view_1_pkey"));
    }

    private static void assertPlans(Cost cost, List<String> indexes) {
        var question = cost.statements().stream()
                .filter(sent -> sent.template().contains("FROM user_view_1 u"))
                .findFirst()
                .orElseThrow();
        assertThat(server.plans(question)).hasSize(2).allSatisfy(plan -> {
            assertThat(plan.nodeTypes()).doesNotContain("Seq Scan", "Bitmap Heap Scan");
            assertThat(indexesOfUsers(plan)).containsExactlyInAnyOrderElementsOf(indexes);
        });
    }

    private static List<String> indexesOfUsers(Plan plan) {
        return plan.indexes().stream()
                .filter(index -> index.startsWith("user_"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?count=50",
                "/Users?count=50&startIndex=5001",
                "/Users?count=50&attributes=userName",
                "/Users?count=50&filter=active%20eq%20true",
                "/Groups?count=50",
                "/Groups?count=50&startIndex=501&excludedAttributes=members"
            })
    void a_page_fetches_what_it_shows_and_one_more(String path) {
        var cost = server.cost(() -> {
            var page = server.scim().get(path).json();
            assertThat(page.path("Resources").size()).isEqualTo(50);
            assertThat(page.path("totalResults").longValue()).isGreaterThan(1000);
        });

        int token = 1;
        int total = 1;
        assertThat(cost.rowsFetched("")).isEqualTo(50 + 1 + token + total);
    }

    @Test
    void a_page_is_read_in_the_order_of_an_index_and_not_sorted() {
        var cost = server.cost(
                () -> assertThat(server.scim().get("/Users?count=50").status()).isEqualTo(200));

        assertPlans(cost, List.of("user_view_1_pkey"));
    }

    @Test
    void a_team_with_a_long_history_is_loaded_from_its_snapshot() {
        var team = team("Changing team", 1);
        var newcomer = List.of(users.getLast());
        for (int change = 0; change < 110; change++) {
            patch(team, change % 2 == 0 ? "add" : "remove", newcomer);
        }
        Await.until(SNAPSHOT, "a snapshot of the team", () -> snapshots(team) == 1);

        var fromSnapshot = server.cost(() -> patch(team, "add", newcomer));
        assertThat(fromSnapshot.rowsFetched("FROM event")).isLessThan(100);

        int spoilt = server.owner()
                .sql("UPDATE snapshot SET payload = '{\"unknown\": 1}' WHERE aggregate_id = ?")
                .param(team)
                .update();
        assertThat(spoilt).isOne();
        patch(team, "remove", newcomer);
        assertThat(lastEvent(team)).containsEntry("name", "team.members-unassigned");
    }

    private static int snapshots(UUID team) {
        return server.owner()
                .sql("SELECT count(*) FROM snapshot WHERE aggregate_id = ?")
                .param(team)
                .query(Integer.class)
                .single();
    }

    /** How many members the events name that are read for the next change. */
    private static int membersSinceSnapshot(UUID team) {
        return server.owner().sql("""
                        SELECT coalesce(sum(jsonb_array_length(convert_from(payload, 'UTF8')::jsonb -> 'users')), 0)
                        FROM event WHERE aggregate_id = :team AND sequence > coalesce(
                            (SELECT sequence FROM snapshot WHERE aggregate_id = :team), -1)""").param("team", team).query(Integer.class).single();
    }

    private static UUID team(String displayName, int members) {
        var team = UUID.fromString(server.scim()
                .post("/Groups", "{\"displayName\": \"%s\"}".formatted(displayName))
                .id());
        for (int from = 0; from < members; from += 10_000) {
            patch(team, "add", users.subList(from, Math.min(from + 10_000, members)));
        }
        return team;
    }

    private static void patch(UUID team, String op, List<UUID> members) {
        var answer = server.scim()
                .patch(
                        "/Groups/" + team,
                        "{\"Operations\": [{\"op\": \"%s\", \"path\": \"members\", \"value\": %s}]}"
                                .formatted(op, values(members)));
        assertThat(answer.status()).isEqualTo(204);
    }

    private static void put(UUID team, int members) {
        var answer = server.scim()
                .put(
                        "/Groups/" + team,
                        "{\"displayName\": \"Replaced team\", \"members\": %s}"
                                .formatted(values(users.subList(0, members))));
        assertThat(answer.status()).isEqualTo(200);
    }

    private static String values(List<UUID> members) {
        return members.stream().map("{\"value\": \"%s\"}"::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    private static Map<String, Object> lastEvent(UUID team) {
        return new HashMap<>(server.owner().sql("""
                        SELECT name, jsonb_array_length(convert_from(payload, 'UTF8')::jsonb -> 'users') AS users
                        FROM event WHERE aggregate_id = ? ORDER BY sequence DESC LIMIT 1""").param(team).query().singleRow());
    }
}
