package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.Backlog;
import dev.rollcall.query.ledger.LedgerLag;
import dev.rollcall.query.ledger.Sealer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that take long, and what waits for them. */
class HoldSealingBackTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

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
        try (var stranger = sealing.stranger()) {
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
        try (var stranger = sealing.stranger()) {
            assertThat(noted.isBehind()).isTrue();
            assertThat(sealer.cycle().isBehind()).isFalse();
            stranger.rollback();
        }
    }

    @Test
    void behind_a_transaction_that_takes_long_notes_do_not_become_many() throws SQLException {
        sealing.sealToTheEnd();
        var sealer = sealing.sealer();
        try (var stranger = sealing.stranger()) {
            noteForEach(sealer, 3);
            long before = notes();
            sealing.owner()
                    .sql("UPDATE ledger_note SET noted_at = noted_at - interval '11 seconds'")
                    .update();
            noteForEach(sealer, 20);
            assertThat(before).isGreaterThanOrEqualTo(3);
            assertThat(notes() - before).isBetween(1L, 9L);
            stranger.rollback();
        }
        sealing.sealToTheEnd();
        assertThat(sealer.cycle().isBehind()).isFalse();
    }

    private void noteForEach(Sealer sealer, int events) throws SQLException {
        for (int event = 0; event < events; event++) {
            sealing.commit(organization, 1);
            sealer.cycle();
        }
    }

    private long notes() {
        return sealing.owner()
                .sql("SELECT count(*) FROM ledger_note")
                .query(Long.class)
                .single();
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
    void time_goes_on_while_there_is_always_more_than_a_batch() throws SQLException {
        sealing.sealToTheEnd();
        var sealer = sealing.sealer();
        sealing.commit(organization, 1500);
        var times = new TreeSet<Instant>();
        for (int batch = 0; batch < 8; batch++) {
            var cycle = sealer.cycle();
            assertThat(cycle.isFull()).isTrue();
            times.add(cycle.head().sealedThrough());
            sealing.commit(organization, 1000);
        }
        assertThat(times).hasSizeGreaterThan(3);
    }

    @Test
    void a_frozen_sealer_is_thrown_out_and_the_others_go_on() throws SQLException {
        sealing.sealToTheEnd();
        try (var frozen = POSTGRES.sealer().getConnection()) {
            frozen.setAutoCommit(false);
            Sealing.run(frozen, "SET idle_in_transaction_session_timeout = '300ms'");
            Sealing.run(frozen, "SELECT pg_try_advisory_xact_lock(7643000001)");
            sealing.commit(organization, 3);
            sealing.sealToTheEnd();
            assertThat(frozen.isValid(1)).isFalse();
        }
        history.assertGapless();
    }
}
