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
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            user | UPDATE user_view_1 SET seat_number = 77 WHERE user_id = '%1$s'                | seat
            user | UPDATE user_view_1 SET document = document - 'title' WHERE user_id = '%1$s'   | title
            user | UPDATE user_view_1 SET external_id = NULL WHERE user_id = '%1$s'              | externalId
            team | UPDATE team_view_1 SET display_name = 'Others' WHERE team_id = '%2$s'         | displayName
            team | DELETE FROM membership_span_1 WHERE team_id = '%2$s' AND user_id = '%1$s'     | member
            """)
    void a_planted_difference_is_found_and_named(String kind, String sql, String attribute) throws SQLException {
        plant(sql.formatted(adam, team));

        var found = check.check(subject(kind, kind.equals("user") ? adam : team));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().attribute()).startsWith(attribute);
        assertThat(found.getFirst().where())
                .contains(tenant.organization(), found.getFirst().subject().toString());
        assertThat(found).extracting(ViewDifference::byFacts).doesNotContainNull();
    }

    /** What no fact is about is met among the rows of the view. */
    @Test
    void a_row_that_no_event_made_is_found() throws SQLException {
        var phantom = UUID.randomUUID();
        plant("""
                INSERT INTO team_view_1 SELECT (jsonb_populate_record(t, jsonb_build_object('team_id', '%s', 'display_name', 'Ghosts',
                    'display_name_key', 'ghosts'))).* FROM team_view_1 t WHERE team_id = '%s'""".formatted(phantom, team));
        try {
            Await.until(Duration.ofSeconds(30), "the row is found", () -> {
                check.go(ThreadLocalRandom.current()::nextLong);
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

    private void plant(String sql) throws SQLException {
        var access = DatabaseAccess.toRunning(server.home()).orElseThrow();
        try (var owner = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = owner.createStatement()) {
            statement.execute(
                    "SELECT set_config('rollcall.organization', '%s', false)".formatted(tenant.organization()));
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
