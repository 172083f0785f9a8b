package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.ViewCheck;
import dev.rollcall.query.audit.ViewCheck.Subject;
import dev.rollcall.query.audit.ViewDifference;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A view that has left the facts is found. */
class ViewCheckTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc");
    private final ViewCheck check = server.bean(ViewCheck.class);
    private final String adam = tenant.scim().post("/Users", """
                    {"userName": "adam", "externalId": "a-1", "displayName": "Adam", "name": {"familyName": "Riese", "givenName": "Adam"},
                     "emails": [{"value": "adam@example.com", "type": "work", "primary": true}], "title": "Guide"}""").id();
    private final String berta =
            tenant.scim().post("/Users", Scim.user("berta")).id();
    private final String team = tenant.scim()
            .post(
                    "/Groups",
                    "{\"displayName\": \"Guides\", \"members\": [{\"value\": \"%s\"}, {\"value\": \"%s\"}]}"
                            .formatted(adam, berta))
            .id();

    private Subject subject(String kind, String id) {
        return new Subject(OrganizationId.of(tenant.organization()), kind, UUID.fromString(id));
    }

    @Test
    void what_requests_have_made_is_what_the_facts_say() {
        tenant.scim()
                .patch("/Users/" + adam, Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"));
        tenant.scim()
                .patch(
                        "/Groups/" + team,
                        Scim.patch("{\"op\": \"replace\", \"path\": \"externalId\", \"value\": \"g-1\"}"));
        tenant.scim().delete("/Users/" + berta);

        assertThat(check.check(subject("user", adam))).isEmpty();
        assertThat(check.check(subject("user", berta))).isEmpty();
        assertThat(check.check(subject("team", team))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user | UPDATE user_view_1 SET active = false WHERE user_id = '%1$s'                  | active
            user | UPDATE user_view_1 SET seat_number = 7777 WHERE user_id = '%1$s'                | seat
            user | UPDATE user_view_1 SET document = document - 'title' WHERE user_id = '%1$s'   | title
            user | UPDATE user_view_1 SET display_name = 'Eve' WHERE user_id = '%1$s'             | displayName
            user | UPDATE user_view_1 SET external_id = NULL WHERE user_id = '%1$s'              | externalId
            user | UPDATE user_email_1 SET value = 'eve@example.com' WHERE user_id = '%1$s'      | emails to find by
            user | DELETE FROM user_email_1 WHERE user_id = '%1$s'                               | emails to find by
            team | UPDATE team_view_1 SET display_name = 'Others' WHERE team_id = '%2$s'         | displayName
            team | DELETE FROM membership_span_1 WHERE team_id = '%2$s' AND user_id = '%1$s'     | member
            """)
    void a_planted_difference_is_found_and_named(String kind, String sql, String attribute) {
        plant(sql.formatted(adam, team));

        var found = check.check(subject(kind, kind.equals("user") ? adam : team));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().attribute()).startsWith(attribute);
        assertThat(found.getFirst().where())
                .contains(tenant.organization(), found.getFirst().subject().toString());
        assertThat(found).extracting(ViewDifference::byFacts).doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seat_span_1 | UPDATE seat_span_1 SET number = 7777          | seat from
            seat_span_1 | INSERT INTO seat_span_1 SELECT organization_id, license_id, 7777, user_id, since, since_index, since, since_index FROM seat_span_1 | seat from
            seat_span_1 | UPDATE seat_span_1 SET until = since, until_index = since_index | seat from
            seat_span_1 | DELETE FROM seat_span_1                       | seat from
            seat_held_1 | UPDATE seat_held_1 SET number = 7777          | seats held
            seat_held_1 | UPDATE seat_held_1 SET held = int8range(1, 2) | seats held
            seat_held_1 | DELETE FROM seat_held_1                       | seats held
            """)
    void what_seats_are_shown_otherwise_is_found_until_it_is_as_it_was(String table, String sql, String attribute) {
        var own = " WHERE user_id = '%s'".formatted(adam);
        awaitSeatOfAdam(table);
        plant("CREATE TABLE kept_seat AS SELECT * FROM " + table + own);
        plant(sql + own);
        try {
            assertThat(check.check(subject("user", adam)))
                    .extracting(ViewDifference::attribute)
                    .singleElement()
                    .asString()
                    .startsWith(attribute);
        } finally {
            change("DELETE FROM " + table + own);
            plant("INSERT INTO " + table + " SELECT * FROM kept_seat");
            change("DROP TABLE kept_seat");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"personal = '', salt = salt || personal", "payload = '[]'", "name = 'user.teleported'"})
    void a_thing_with_an_event_that_cannot_be_read_is_named_until_it_can(String change) {
        var own = " WHERE aggregate_id = '%s' AND sequence = 0".formatted(adam);
        plant("CREATE TABLE kept_event AS SELECT * FROM event" + own);
        plant("UPDATE event SET " + change + own);
        try {
            assertThat(check.check(subject("user", adam)))
                    .extracting(ViewDifference::attribute)
                    .containsExactly("all, for an event is unreadable");
        } finally {
            plant("DELETE FROM event" + own);
            plant("INSERT INTO event OVERRIDING SYSTEM VALUE SELECT * FROM kept_event");
            change("DROP TABLE kept_event");
        }
    }

    @Test
    void a_thing_whose_personal_data_is_gone_is_named_until_it_is_back() {
        var own = " WHERE aggregate_id = '%s' AND sequence = 0".formatted(adam);
        awaitSeatOfAdam("seat_held_1");
        plant("CREATE TABLE kept_event AS SELECT * FROM event" + own);
        plant("UPDATE event SET personal = NULL, salt = NULL" + own);
        try {
            assertThat(check.check(subject("user", adam)))
                    .extracting(ViewDifference::attribute)
                    .containsExactly("all, for personal data of an event is gone");
        } finally {
            plant(
                    "UPDATE event e SET personal = k.personal, salt = k.salt FROM kept_event k WHERE e.global_index = k.global_index");
            change("DROP TABLE kept_event");
        }
    }

    @Test
    void seats_that_came_and_went_are_what_the_facts_say() {
        for (boolean active : new boolean[] {false, true, false, true}) {
            tenant.scim()
                    .patch(
                            "/Users/" + adam,
                            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": %s}".formatted(active)));
        }

        assertThat(check.check(subject("user", adam))).isEmpty();
        assertThat(check.check(subject("license", tenant.license()))).isEmpty();
        assertThat(check.check(subject("connection", tenant.connection()))).isEmpty();
    }

    /** Attributes of more than one value are compared as JSON; this is none. */
    @Test
    void a_text_that_looks_like_a_structure_is_compared_as_a_text() {
        tenant.scim()
                .patch(
                        "/Users/" + adam,
                        Scim.patch("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"[Guest] Adam\"}"));
        assertThat(check.check(subject("user", adam))).isEmpty();
        plant("UPDATE user_view_1 SET document = document || '{\"displayName\": \"[Guest] Eve\"}' WHERE user_id = '%s'"
                .formatted(adam));

        assertThat(check.check(subject("user", adam)))
                .extracting(ViewDifference::attribute)
                .containsExactly("displayName");
    }

    @Test
    void a_licence_and_a_connection_that_are_shown_otherwise_are_found() {
        var own = " WHERE organization_id = '%s'".formatted(tenant.organization());
        plant("UPDATE license_view_1 SET size = size + 1" + own);
        plant("UPDATE connection_view_1 SET enabled = false" + own);
        try {
            assertThat(check.check(subject("license", tenant.license())))
                    .extracting(ViewDifference::attribute)
                    .containsExactly("seats");
            assertThat(check.check(subject("connection", tenant.connection())))
                    .extracting(ViewDifference::attribute)
                    .containsExactly("on");
        } finally {
            plant("UPDATE license_view_1 SET size = size - 1" + own);
            plant("UPDATE connection_view_1 SET enabled = true" + own);
        }
    }

    /** What it shows is long over, so only its own row leads there. */
    @Test
    void a_seat_that_was_never_held_is_found_among_the_rows() {
        awaitSeatOfAdam("seat_span_1");
        plant(
                "INSERT INTO seat_span_1 (organization_id, license_id, number, user_id, since, since_index, until, until_index) "
                        + "SELECT organization_id, license_id, 7777, user_id, since, 1, since, 2 FROM seat_span_1 WHERE user_id = '%s'"
                                .formatted(adam));
        try {
            Await.until(Duration.ofSeconds(60), "the row is found", () -> {
                check.go(towards("seat_span_1", "number = 7777 AND user_id = '%s'".formatted(adam)));
                return check.different().stream()
                        .anyMatch(found -> found.subject().toString().equals(adam)
                                && found.attribute().equals("seat from 1"));
            });
        } finally {
            plant("DELETE FROM seat_span_1 WHERE number = 7777 AND user_id = '%s'".formatted(adam));
        }
        check.go(ThreadLocalRandom.current()::nextLong);
        assertThat(check.different())
                .noneMatch(found -> found.subject().toString().equals(adam));
    }

    @Test
    void a_seat_of_nobody_is_found_among_the_rows() {
        var phantom = UUID.randomUUID();
        awaitSeatOfAdam("seat_held_1");
        plant(
                "INSERT INTO seat_held_1 SELECT organization_id, license_id, 7777, '%s', int8range(1, 3), since, since FROM seat_held_1 WHERE user_id = '%s'"
                        .formatted(phantom, adam));
        try {
            Await.until(Duration.ofSeconds(60), "the row is found", () -> {
                check.go(towards("seat_held_1", "user_id = '%s'".formatted(phantom)));
                return check.different().stream()
                        .anyMatch(found -> found.subject().equals(phantom));
            });
        } finally {
            plant("DELETE FROM seat_held_1 WHERE user_id = '%s'".formatted(phantom));
        }
        check.go(ThreadLocalRandom.current()::nextLong);
    }

    /** What no fact is about is met among the rows of the view. */
    @Test
    void a_row_that_no_event_made_is_found() {
        var phantom = UUID.randomUUID();
        plant("""
                INSERT INTO team_view_1 SELECT (jsonb_populate_record(t, jsonb_build_object('team_id', '%s', 'display_name', 'Ghosts',
                    'display_name_key', 'ghosts'))).* FROM team_view_1 t WHERE team_id = '%s'""".formatted(phantom, team));
        try {
            Await.until(Duration.ofSeconds(60), "the row is found", () -> {
                check.go(towards("team_view_1", "team_id = '%s'".formatted(phantom)));
                return check.different().stream()
                        .anyMatch(found -> found.subject().equals(phantom));
            });
        } finally {
            plant("DELETE FROM team_view_1 WHERE team_id = '%s'".formatted(phantom));
        }
        check.go(ThreadLocalRandom.current()::nextLong);
        assertThat(check.different()).noneMatch(found -> found.subject().equals(phantom));
    }

    @AfterEach
    void what_was_planted_goes() {
        tenant.scim().delete("/Groups/" + team);
        tenant.scim().delete("/Users/" + adam);
        assertThat(check.check(subject("user", adam))).isEmpty();
        assertThat(check.check(subject("team", team))).isEmpty();
    }

    /** A request does not wait for the history of seats. */
    private void awaitSeatOfAdam(String table) {
        Await.until(
                Duration.ofSeconds(30),
                "the seat is shown",
                () -> number("SELECT count(*) FROM %s WHERE user_id = '%s'".formatted(table, adam)) == 1);
    }

    /** Dice that choose the page of a row each second time; what else is thrown for may be as many as pages. */
    private LongUnaryOperator towards(String table, String row) {
        int pages = number("SELECT pg_relation_size('%s') / current_setting('block_size')::bigint".formatted(table));
        int page = number("SELECT (cast(ctid AS text)::point)[0]::int FROM %s WHERE %s".formatted(table, row));
        var random = ThreadLocalRandom.current();
        return below -> below == pages && random.nextBoolean() ? page : random.nextLong(below);
    }

    private void plant(String sql) {
        assertThat(change(sql)).isEqualTo(1);
    }

    private int change(String sql) {
        return asOwner(statement -> statement.executeUpdate(sql));
    }

    private int number(String sql) {
        return asOwner(statement -> {
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private interface Work {
        int on(Statement statement) throws SQLException;
    }

    /** Who owns the tables is kept within one organization all the same. */
    private int asOwner(Work work) {
        var access = DatabaseAccess.toRunning(server.home()).orElseThrow();
        try (var owner = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = owner.createStatement()) {
            statement.execute(
                    "SELECT set_config('rollcall.organization', '%s', false)".formatted(tenant.organization()));
            return work.on(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
