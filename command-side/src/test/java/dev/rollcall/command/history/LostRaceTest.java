package dev.rollcall.command.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.kernel.testing.PostgresForTests;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostRaceTest {
    private static final String APPEND = """
            INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision, payload, actor, verb, request_id, received_at)
            SELECT 'a0000000-0000-0000-0000-000000000001', 'a0000000-0000-0000-0000-000000000002', 0, 'User', gen_random_uuid(), 'n', 1, '', 'a', 'v', gen_random_uuid(), now()
            FROM generate_series(1, 2)""";
    private static final String CLAIM = """
            INSERT INTO user_claim (organization_id, user_id, user_name_key)
            SELECT 'a0000000-0000-0000-0000-000000000001', gen_random_uuid(), 'event_stream' FROM generate_series(1, 2)""";

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private static SQLException failureOf(String sql) {
        return catchThrowableOfType(SQLException.class, () -> {
            try (var connection = DATABASE.admin().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    @Test
    void two_events_of_one_number_in_a_stream_are_a_lost_race() {
        assertThat(new LostRace().isDuplicateKeyViolation(failureOf(APPEND))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLAIM, "INSERT INTO owner VALUES (NULL, NULL)", "SELECT 1 / 0"})
    void another_failure_is_not_taken_for_one(String sql) {
        assertThat(new LostRace().isDuplicateKeyViolation(failureOf(sql))).isFalse();
    }

    @Test
    void a_failure_that_is_not_of_postgresql_is_not_taken_for_one() {
        assertThat(new LostRace().isDuplicateKeyViolation(new SQLException("event_stream", "23505")))
                .isFalse();
    }
}
