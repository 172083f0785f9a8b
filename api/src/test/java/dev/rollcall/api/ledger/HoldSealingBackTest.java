package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.Backlog;
import dev.rollcall.query.ledger.LedgerLag;
import dev.rollcall.query.ledger.StallAlarm;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that take long, and the alarm that names them. */
class HoldSealingBackTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(16);

    private final UUID organization = UUID.randomUUID();
    private final Sealing sealing = new Sealing(POSTGRES);
    private final SealedHistory history = sealing.history();

    @AfterEach
    void close() {
        sealing.close();
    }

    @Test
    void an_event_waits_for_an_earlier_one_that_is_committed_later() throws SQLException {
        sealing.sealToTheEnd();
        long sealed = history.head();
        try (var slow = sealing.begin(organization)) {
            long first = Sealing.insert(slow, organization);
            sealing.commit(organization, 1);
            var sealer = sealing.sealer();
            for (int cycle = 0; cycle < 5; cycle++) {
                assertThat(sealer.cycle().head().index()).isEqualTo(sealed);
            }
            assertThat(new LedgerLag(sealing.database()).backlog())
                    .satisfies(backlog -> assertThat(backlog.events()).isOne())
                    .extracting(Backlog::age)
                    .satisfies(age -> assertThat(age).isPositive());
            slow.commit();
            sealing.sealToTheEnd();
            assertThat(history.indexes()).endsWith(first, first + 1);
        }
    }

    @Test
    void a_number_that_was_rolled_back_waits_for_every_older_transaction() throws SQLException {
        sealing.sealToTheEnd();
        try (var stranger = strangerWithTransaction()) {
            try (var undone = sealing.begin(organization)) {
                Sealing.insert(undone, organization);
                undone.rollback();
            }
            sealing.commit(organization, 1);
            var sealer = sealing.sealer();
            for (int cycle = 0; cycle < 5; cycle++) {
                assertThat(sealer.cycle().isBehind()).isTrue();
            }
            stranger.rollback();
            sealing.sealToTheEnd();
        }
        history.assertEveryNumberAccountedFor();
    }

    @Test
    void a_younger_transaction_holds_nothing_back() throws SQLException {
        try (var undone = sealing.begin(organization)) {
            Sealing.insert(undone, organization);
            undone.rollback();
        }
        sealing.commit(organization, 1);
        var sealer = sealing.sealer();
        var noted = sealer.cycle();
        try (var stranger = strangerWithTransaction()) {
            assertThat(noted.isBehind()).isTrue();
            assertThat(sealer.cycle().isBehind()).isFalse();
            stranger.rollback();
        }
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
                assertThat(stall.behind().orElseThrow().pid()).isEqualTo(pid(slow));
                assertThat(stall.age()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(5));
                assertThat(stall.told())
                        .contains("SELECT pg_terminate_backend(" + pid(slow) + ")")
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
    void a_full_batch_that_is_held_back_is_waited_for() throws SQLException {
        sealing.sealToTheEnd();
        var sealer = sealing.sealer();
        try (var slow = sealing.begin(organization)) {
            Sealing.insert(slow, organization);
            sealing.commit(organization, 1000);
            assertThat(sealer.cycle()).satisfies(cycle -> {
                assertThat(cycle.isBehind()).isTrue();
                assertThat(cycle.hasMore()).isFalse();
            });
            slow.commit();
        }
        assertThat(sealer.cycle().hasMore()).isTrue();
        sealing.sealToTheEnd();
        history.assertGapless();
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
    void a_frozen_sealer_is_thrown_out_and_the_others_go_on() throws SQLException {
        sealing.sealToTheEnd();
        try (var frozen = POSTGRES.sealer().getConnection()) {
            frozen.setAutoCommit(false);
            run(frozen, "SET idle_in_transaction_session_timeout = '300ms'");
            run(frozen, "SELECT pg_try_advisory_xact_lock(7643000001)");
            sealing.commit(organization, 3);
            sealing.sealToTheEnd();
            assertThat(frozen.isValid(1)).isFalse();
        }
        history.assertGapless();
    }

    /** Any transaction that writes, whatever it writes. */
    private static Connection strangerWithTransaction() throws SQLException {
        var stranger = POSTGRES.admin().getConnection();
        stranger.setAutoCommit(false);
        run(stranger, "SELECT pg_current_xact_id()");
        return stranger;
    }

    private static int pid(Connection connection) {
        try (var asked = connection.createStatement();
                var pid = asked.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            return pid.getInt(1);
        } catch (SQLException unknown) {
            throw new AssertionError(unknown);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
