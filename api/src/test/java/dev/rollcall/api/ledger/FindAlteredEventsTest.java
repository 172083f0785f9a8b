package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.SealCheck;
import dev.rollcall.query.ledger.SealedRow;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored is compared with what was sealed, over and over, whoever asks for evidence or not. */
class FindAlteredEventsTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private final UUID organization = UUID.randomUUID();
    private final Sealing sealing = new Sealing(POSTGRES);
    private final SealCheck check = new SealCheck(sealing.database());

    @AfterEach
    void close() {
        sealing.owner().sql("TRUNCATE event, ledger, organization_head").update();
        sealing.owner().sql("UPDATE ledger_head SET seal_no = 0").update();
        sealing.close();
    }

    private void lookAtEverything() {
        for (int round = 0; round < 10; round++) {
            check.go(most -> most / 2);
        }
    }

    private void alter(String sql) {
        assertThat(sealing.owner().sql(sql).update()).isEqualTo(1);
    }

    @Test
    void nothing_is_found_where_nothing_was_changed() throws SQLException {
        sealing.commit(organization, 2500);
        sealing.sealToTheEnd();

        lookAtEverything();

        assertThat(check.altered()).isEmpty();
    }

    @Test
    void a_row_that_is_taken_out_of_the_ledger_with_its_event_leaves_a_gap() throws SQLException {
        sealing.commit(organization, 1500);
        sealing.sealToTheEnd();
        long number = number("SELECT seal_no FROM ledger WHERE position = 1200");
        long last = number("SELECT max(seal_no) FROM ledger");
        for (long gone : new long[] {number, last}) {
            alter("DELETE FROM event WHERE global_index = (SELECT global_index FROM ledger WHERE seal_no = %d)"
                    .formatted(gone));
            alter("DELETE FROM ledger WHERE seal_no = " + gone);
        }

        lookAtEverything();

        assertThat(check.altered())
                .extracting(SealedRow::where)
                .containsExactlyInAnyOrder(
                        "number %d of the whole ledger, which is missing".formatted(number),
                        "number %d of the whole ledger, which is missing".formatted(last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"900000", "-5", "0", "-9223372036854775808"})
    void a_row_that_nobody_sealed_is_named_until_it_is_gone(String sealNo) throws SQLException {
        sealing.commit(organization, 5);
        sealing.sealToTheEnd();
        alter("""
                INSERT INTO ledger (seal_no, global_index, position, ledger_at, organization_id, leaf_hash)
                SELECT %s, -5, position + 1, ledger_at, organization_id, leaf_hash
                FROM ledger ORDER BY seal_no DESC LIMIT 1""".formatted(sealNo));

        lookAtEverything();

        assertThat(check.altered()).extracting(SealedRow::where).contains("position 6 of organization " + organization);
        alter("DELETE FROM ledger WHERE global_index = -5");
        check.go(most -> 0);
        assertThat(check.altered()).isEmpty();
    }

    @Test
    void a_record_that_was_sealed_at_another_time_than_its_own_is_named() throws SQLException {
        sealing.commit(organization, 5);
        sealing.sealToTheEnd();
        alter("UPDATE organization_head SET ledger_at = ledger_at + interval '20 minutes'");
        sealing.commit(organization, 2);
        sealing.sealToTheEnd();

        lookAtEverything();

        assertThat(check.altered())
                .extracting(SealedRow::where)
                .containsExactly("position 6 of organization " + organization);
    }

    /** As where a policy hides the one before from the sealer. */
    @Test
    void a_record_whose_fact_before_was_never_sealed_is_named() throws SQLException {
        sealing.commit(organization, 5);
        alter("UPDATE event SET sequence = 2 WHERE global_index = (SELECT max(global_index) FROM event)");
        sealing.sealToTheEnd();

        lookAtEverything();

        assertThat(check.altered())
                .extracting(SealedRow::where)
                .containsExactly("position 5 of organization " + organization);
    }

    @Test
    void a_document_of_which_a_part_is_called_its_salt_is_named() throws SQLException {
        sealing.commit(organization, 5);
        alter("UPDATE event SET personal = '{\"userName\":\"babs\"}', salt = decode(repeat('7f', 16), 'hex')"
                + " WHERE global_index = (SELECT max(global_index) FROM event)");
        sealing.sealToTheEnd();
        lookAtEverything();
        assertThat(check.altered()).isEmpty();

        alter("UPDATE event SET salt = salt || personal, personal = '' WHERE personal IS NOT NULL");
        lookAtEverything();

        assertThat(check.altered())
                .extracting(SealedRow::where)
                .containsExactly("position 5 of organization " + organization);
    }

    private long number(String sql) {
        return sealing.owner().sql(sql).query(Long.class).single();
    }

    @Test
    void of_a_whole_history_that_was_altered_a_hundred_events_are_named() throws SQLException {
        sealing.commit(organization, 1500);
        sealing.sealToTheEnd();
        sealing.owner().sql("UPDATE event SET actor = 'nobody'").update();

        lookAtEverything();

        assertThat(check.altered()).hasSize(100);
        sealing.owner().sql("UPDATE event SET actor = 'rollcall'").update();
        lookAtEverything();
        assertThat(check.altered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE event SET payload = '{ }'",
                "UPDATE event SET actor = 'nobody'",
                "UPDATE event SET received_at = received_at - interval '1 day'",
                "UPDATE event SET recorded_at = recorded_at + interval '1 microsecond'",
                "UPDATE event SET personal = '{}', salt = '0'",
                "UPDATE event SET recorded_at = 'infinity'",
                "UPDATE event SET aggregate_id = gen_random_uuid()",
                "UPDATE event SET aggregate_type = 'User'",
                "DELETE FROM event"
            })
    void an_event_that_was_altered_or_taken_away_is_found_and_named_until_it_is_as_it_was(String change)
            throws SQLException {
        sealing.commit(organization, 1500);
        sealing.sealToTheEnd();
        var victim = " WHERE global_index = (SELECT global_index FROM ledger WHERE position = 1200)";
        sealing.owner().sql("CREATE TABLE kept AS SELECT * FROM event" + victim).update();
        alter(change + victim);

        lookAtEverything();

        assertThat(check.altered())
                .extracting(SealedRow::where)
                .containsExactly("position 1200 of organization " + organization);
        sealing.owner().sql("DELETE FROM event" + victim).update();
        alter("INSERT INTO event OVERRIDING SYSTEM VALUE SELECT * FROM kept");
        sealing.owner().sql("DROP TABLE kept").update();
        check.go(most -> 0);
        assertThat(check.altered()).isEmpty();
    }
}
