package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.LedgerCheck;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sealed is a function of the events, and the check finds what is not sealed. */
class SealAgainTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private static final String COPY = """
            INSERT INTO event (global_index, organization_id, aggregate_id, sequence, aggregate_type, event_id, name,
                revision, payload, actor, verb, request_id, received_at) OVERRIDING SYSTEM VALUE
            SELECT ?, organization_id, gen_random_uuid(), 0, aggregate_type, gen_random_uuid(), name,
                revision, payload, actor, verb, request_id, received_at FROM event WHERE global_index = ?""";

    @Test
    void sealing_again_gives_the_same_bytes() throws SQLException {
        try (var sealing = new Sealing(POSTGRES)) {
            write(1500);
            sealing.sealToTheEnd();
            var first = sealing.history().rows();

            sealing.owner()
                    .sql("TRUNCATE ledger, organization_head, ledger_gap, ledger_note")
                    .update();
            sealing.owner()
                    .sql("UPDATE ledger_head SET seal_no = 0, global_index = 0, sealed_through = NULL")
                    .update();
            sealing.sealToTheEnd();

            assertThat(sealing.history().rows()).hasSizeGreaterThan(1000).isEqualTo(first);
        }
    }

    private static void write(int events) throws SQLException {
        var random = new Random(7);
        var organizations = IntStream.range(0, 3)
                .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
        new RandomWriter(POSTGRES.server(), random, organizations).write(events);
    }

    @Test
    void the_check_finds_an_event_that_was_passed_and_one_whose_seal_is_gone() throws SQLException {
        var organization = UUID.randomUUID();
        try (var sealing = new Sealing(POSTGRES)) {
            sealing.commit(organization, 3);
            try (var undone = sealing.begin(organization)) {
                Sealing.insert(undone, organization);
                undone.rollback();
            }
            sealing.commit(organization, 3);
            sealing.sealToTheEnd();
            var check = new LedgerCheck(sealing.database());
            check.go();
            assertThat(check.missing()).isEmpty();

            long late = sealing.owner()
                    .sql("SELECT max(last_index) FROM ledger_gap")
                    .query(Long.class)
                    .single();
            sealing.owner().sql(COPY).params(late, late + 1).update();
            sealing.owner().sql(COPY).params(-7, late + 1).update();
            sealing.owner()
                    .sql("DELETE FROM ledger WHERE global_index = ?")
                    .param(late + 2)
                    .update();
            check.go();
            assertThat(check.missing()).containsExactly(-7L, late, late + 2);
        }
    }
}
