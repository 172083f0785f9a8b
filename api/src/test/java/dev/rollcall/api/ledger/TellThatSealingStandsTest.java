package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.Await;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.Cycle;
import dev.rollcall.query.ledger.Head;
import dev.rollcall.query.ledger.StallAlarm;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The alarm that names what holds sealing back, and tells when sealing is too slow. */
class TellThatSealingStandsTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(16);

    private final UUID organization = UUID.randomUUID();
    private final Sealing sealing = new Sealing(POSTGRES);

    @AfterEach
    void close() {
        sealing.close();
    }

    @Test
    void the_alarm_names_the_process_and_the_age_of_the_transaction_that_holds_back() throws SQLException {
        sealing.sealToTheEnd();
        var alarm = new StallAlarm(sealing.database());
        var sealer = sealing.sealer();
        try (var slow = sealing.begin(organization)) {
            Sealing.insert(slow, organization);
            sealing.commit(organization, 1);
            long now = System.nanoTime();
            alarm.saw(sealer.cycle(), now);
            alarm.saw(sealer.cycle(), now + PATIENCE / 2);
            assertThat(alarm.stall()).isEmpty();
            alarm.saw(sealer.cycle(), now + PATIENCE);
            assertThat(alarm.stall()).hasValueSatisfying(stall -> {
                assertThat(stall.behind().orElseThrow().pid()).isEqualTo(Sealing.pid(slow));
                assertThat(stall.age()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(5));
                assertThat(stall.told())
                        .contains("SELECT pg_terminate_backend(" + Sealing.pid(slow) + ")")
                        .contains("rollcall_test_server");
            });
            slow.rollback();
        }
        Await.until(SOON, "the end of the alarm", () -> {
            alarm.saw(sealer.cycle(), System.nanoTime() + PATIENCE);
            return alarm.stall().isEmpty();
        });
    }

    @Test
    void the_alarm_names_who_has_locked_what_the_sealer_reads() throws SQLException {
        sealing.sealToTheEnd();
        var alarm = new StallAlarm(sealing.database());
        var sealer = sealing.sealer();
        try (var owner = POSTGRES.admin().getConnection();
                var older = sealing.stranger()) {
            owner.setAutoCommit(false);
            Sealing.run(owner, "LOCK TABLE event");
            assertThatThrownBy(sealer::cycle).hasMessageContaining("lock timeout");
            alarm.failed(System.nanoTime());
            assertThat(alarm.stall()).isEmpty();
            alarm.failed(System.nanoTime() + PATIENCE);
            assertThat(alarm.stall())
                    .hasValueSatisfying(stall ->
                            assertThat(stall.behind().orElseThrow().pid()).isEqualTo(Sealing.pid(owner)));
            older.rollback();
        }
        Await.until(SOON, "the end of the alarm", () -> {
            alarm.saw(sealer.cycle(), System.nanoTime() + PATIENCE);
            return alarm.stall().isEmpty();
        });
    }

    @Test
    void the_alarm_is_not_blind_before_the_first_time_is_known() throws SQLException {
        sealing.sealToTheEnd();
        sealing.owner().sql("DELETE FROM ledger_note").update();
        sealing.owner().sql("UPDATE ledger_head SET sealed_through = NULL").update();
        var alarm = new StallAlarm(sealing.database());
        var sealer = sealing.sealer();
        try (var stranger = sealing.stranger()) {
            sealing.commit(organization, 1500);
            long now = System.nanoTime();
            var first = sealer.cycle();
            assertThat(first.head().sealedThrough()).isNull();
            assertThat(first.late()).isPositive();
            alarm.saw(first, now);
            alarm.saw(sealer.cycle(), now + PATIENCE / 2);
            assertThat(alarm.stall()).isEmpty();
            alarm.saw(sealer.cycle(), now + 2 * PATIENCE);
            assertThat(alarm.stall())
                    .hasValueSatisfying(stall ->
                            assertThat(stall.behind().orElseThrow().pid()).isEqualTo(Sealing.pid(stranger)));
            stranger.rollback();
        }
        sealing.sealToTheEnd();
    }

    private void awaitFinalTime() {
        Await.until(
                SOON,
                "a time that is final",
                () -> sealing.sealer().cycle().head().sealedThrough() != null);
    }

    @Test
    void the_alarm_tells_of_an_event_that_bears_a_time_which_was_final() throws SQLException {
        awaitFinalTime();
        var alarm = new StallAlarm(sealing.database());
        sealing.commit(organization, 1);
        sealing.owner()
                .sql(
                        "UPDATE event SET recorded_at = recorded_at - interval '1 hour' WHERE global_index = (SELECT max(global_index) FROM event)")
                .update();

        Await.until(SOON, "the alarm", () -> {
            alarm.saw(sealing.sealer().cycle(), System.nanoTime());
            return alarm.stall().isPresent();
        });

        assertThat(alarm.stall().orElseThrow().told()).contains("bear times before one that was told to be final");
        sealing.sealToTheEnd();
        alarm.saw(sealing.sealer().cycle(), System.nanoTime());
        assertThat(alarm.stall()).isEmpty();
    }

    @Test
    void the_alarm_tells_that_a_time_was_told_which_is_still_to_come() throws SQLException {
        awaitFinalTime();
        var alarm = new StallAlarm(sealing.database());
        var told = sealing.owner()
                .sql("SELECT sealed_through FROM ledger_head")
                .query(OffsetDateTime.class)
                .single();
        sealing.owner()
                .sql("UPDATE ledger_head SET sealed_through = now() + interval '3 hours'")
                .update();
        try {
            alarm.saw(sealing.sealer().cycle(), System.nanoTime());
            assertThat(alarm.stall().orElseThrow().told()).contains("is still to come");
        } finally {
            sealing.owner()
                    .sql("UPDATE ledger_head SET sealed_through = ?")
                    .param(told)
                    .update();
        }
        alarm.saw(sealing.sealer().cycle(), System.nanoTime());
        assertThat(alarm.stall()).isEmpty();
    }

    @Test
    void to_catch_up_for_long_is_no_reason_for_an_alarm() throws SQLException {
        sealing.sealToTheEnd();
        var alarm = new StallAlarm(sealing.database());
        var sealer = sealing.sealer();
        sealing.commit(organization, 3000);
        long now = System.nanoTime();
        for (int batch = 0; batch < 3; batch++) {
            var cycle = sealer.cycle();
            assertThat(cycle.waited()).hasSize(1000);
            alarm.saw(cycle, now + batch * PATIENCE);
            assertThat(alarm.stall()).isEmpty();
        }
    }

    @Test
    void the_alarm_tells_when_sealing_gets_on_and_does_not_keep_up() {
        var alarm = new StallAlarm(sealing.database());
        long now = System.nanoTime();
        for (int second = 1; second <= 122; second += 11) {
            assertThat(alarm.stall()).isEmpty();
            alarm.saw(slow(second), now + TimeUnit.SECONDS.toNanos(second));
        }
        assertThat(alarm.stall()).hasValueSatisfying(stall -> {
            assertThat(stall.told()).contains("does not keep up", "it is 122 s late", "122000 numbers wait");
            assertThat(stall.behind()).isEmpty();
        });
    }

    private static Cycle slow(int second) {
        var head = new Head(second, second, Instant.ofEpochSecond(second));
        return new Cycle(
                head, Duration.ofSeconds(second), List.of(Duration.ofSeconds(second)), 1000L * second, true, false);
    }
}
