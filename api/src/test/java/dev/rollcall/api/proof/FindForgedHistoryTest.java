package dev.rollcall.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.ledger.Sealing;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.proof.CheckpointCheck;
import dev.rollcall.query.proof.Checkpointer;
import dev.rollcall.query.proof.Contradictions;
import dev.rollcall.query.proof.Handouts;
import dev.rollcall.query.proof.SignedPast;
import dev.rollcall.query.proof.SubtreeCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever rewrites the ledger along with its events meets what was signed, whether anything comes any more or not. */
class FindForgedHistoryTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    @TempDir
    Path folder;

    private final UUID organization = UUID.randomUUID();
    private final SigningKey key = SigningKey.generate();
    private final Sealing sealing = new Sealing(POSTGRES);
    private final Contradictions contradictions = new Contradictions();
    private final SignedPast past = new SignedPast(sealing.database(), key, contradictions);
    private final Checkpointer checkpointer =
            new Checkpointer(sealing.database(), key, Duration.ZERO, past, contradictions);
    private final SubtreeCheck subtrees = new SubtreeCheck(sealing.database(), contradictions);
    private final CheckpointCheck checkpoints = new CheckpointCheck(sealing.database(), past);

    @AfterEach
    void close() {
        sealing.owner()
                .sql("TRUNCATE event, ledger, organization_head, ledger_subtree, checkpoint, checkpoint_handout")
                .update();
        sealing.close();
    }

    private void sign(int events) throws SQLException {
        sealing.commit(organization, events);
        sealing.sealToTheEnd();
        checkpointer.round();
    }

    private void alter(String sql) {
        assertThat(sealing.owner().sql(sql).update()).isPositive();
    }

    private void lookAtEverything() {
        for (int round = 0; round < 3; round++) {
            subtrees.go();
            checkpoints.go();
        }
    }

    private String found() {
        lookAtEverything();
        return told();
    }

    private String told() {
        return String.join("; ", contradictions.all().getOrDefault(organization, Set.of("nothing")));
    }

    @Test
    void nothing_is_found_where_nothing_was_changed() throws SQLException {
        sign(1200);
        sealing.commit(organization, 300);
        sealing.sealToTheEnd();

        assertThat(found()).isEqualTo("nothing");
        checkpointer.round();
        assertThat(found()).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger SET leaf_hash = sha256('forged') WHERE position = 300",
                "DELETE FROM ledger WHERE position = 300",
                "UPDATE ledger_subtree SET hash = sha256('forged') WHERE level = 8 AND place = 1"
            })
    void a_complete_block_that_was_altered_is_named_until_it_is_as_it_was(String change) throws SQLException {
        sign(1200);
        sealing.owner()
                .sql("CREATE TABLE kept AS SELECT * FROM ledger WHERE position = 300")
                .update();
        var subtree = sealing.owner()
                .sql("SELECT hash FROM ledger_subtree WHERE level = 8 AND place = 1")
                .query(byte[].class)
                .single();
        alter(change);

        assertThat(found()).contains("the hashes of positions 257 to 512 are no more those");
        sealing.owner().sql("DELETE FROM ledger WHERE position = 300").update();
        alter("INSERT INTO ledger SELECT * FROM kept");
        sealing.owner().sql("DROP TABLE kept").update();
        sealing.owner()
                .sql("UPDATE ledger_subtree SET hash = ? WHERE level = 8 AND place = 1")
                .param(subtree)
                .update();
        assertThat(found()).isEqualTo("nothing");
    }

    @Test
    void what_was_forged_up_to_the_kept_hashes_does_not_lead_to_the_root_that_was_signed() throws SQLException {
        sign(300);
        alter("UPDATE ledger SET leaf_hash = sha256('forged') WHERE position = 3");
        alter("DELETE FROM ledger_subtree");
        checkpointer.round();
        startedAgain().round();

        assertThat(found()).contains("no continuation of the checkpoint of size 300");
    }

    @Test
    void a_root_that_was_forged_in_the_database_is_not_the_one_that_was_signed() throws SQLException {
        sign(10);
        alter("UPDATE ledger SET leaf_hash = sha256('forged') WHERE position = 10");
        alter("UPDATE checkpoint SET root = sha256('forged')");
        sign(1);

        assertThat(told()).contains("no continuation of the checkpoint of size 10");
        assertThat(found()).contains("no continuation of the checkpoint of size 10");
    }

    @Test
    void a_forged_checkpoint_that_was_taken_out_again_is_named_no_more() throws SQLException {
        sign(10);
        sign(5);
        alter("UPDATE checkpoint SET note = 'forged' WHERE size = 10");
        assertThat(found()).contains("is kept otherwise than it was signed");

        alter("DELETE FROM checkpoint WHERE size = 10");
        assertThat(found()).doesNotContain("is kept otherwise than it was signed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root = sha256('forged')",
                "size = 7",
                "note = replace(note, '\n10\n', '\n11\n')",
                "note = 'forged'"
            })
    void an_older_checkpoint_that_was_altered_is_named_until_it_is_as_it_was(String change) throws SQLException {
        sign(10);
        sign(5);
        sealing.owner()
                .sql("CREATE TABLE kept AS SELECT * FROM checkpoint WHERE size = 10")
                .update();
        alter("UPDATE checkpoint SET " + change + " WHERE size = 10");

        assertThat(found()).contains("is kept otherwise than it was signed");

        alter(
                "UPDATE checkpoint c SET size = k.size, root = k.root, note = k.note FROM kept k WHERE c.number = k.number");
        sealing.owner().sql("DROP TABLE kept").update();
        assertThat(found()).isEqualTo("nothing");
    }

    private void cutBackTo(int size) {
        alter("DELETE FROM ledger WHERE position > " + size);
        alter("DELETE FROM event WHERE global_index > (SELECT max(global_index) FROM ledger)");
        alter("UPDATE organization_head SET position = " + size);
    }

    @Test
    void a_ledger_whose_end_was_cut_off_is_found_though_nothing_comes() throws SQLException {
        sign(10);
        cutBackTo(8);

        assertThat(found()).contains("its ledger ends at position 8, and a checkpoint of size 10 was signed");
    }

    @Test
    void it_is_found_at_a_start_too() throws SQLException {
        sign(10);
        cutBackTo(8);
        startedAgain().round();

        assertThat(told()).contains("its ledger ends at position 8");
    }

    /** It remembers nothing. */
    private Checkpointer startedAgain() {
        var met = new SignedPast(sealing.database(), key, contradictions);
        return new Checkpointer(sealing.database(), key, Duration.ZERO, met, contradictions);
    }

    @Test
    void it_is_found_where_as_much_has_come_again() throws SQLException {
        sign(10);
        cutBackTo(8);
        sign(2);

        assertThat(found()).contains("its ledger is no continuation of the checkpoint of size 10");
    }

    @Test
    void an_organization_that_is_gone_from_the_ledger_is_missed() throws SQLException {
        sign(10);
        alter("DELETE FROM ledger");
        alter("DELETE FROM organization_head");

        assertThat(found()).contains("its ledger ends at position 0");
    }

    @Test
    void of_many_organizations_each_is_looked_at() throws SQLException {
        for (int more = 0; more < 45; more++) {
            sealing.commit(UUID.randomUUID(), 2);
        }
        sign(2);
        alter("UPDATE ledger SET leaf_hash = sha256('forged') WHERE position = 2");

        lookAtEverything();
        lookAtEverything();

        assertThat(contradictions.all()).hasSize(46);
    }

    private void forge() {
        alter("UPDATE ledger SET leaf_hash = sha256('forged') WHERE position = 3");
    }

    @Test
    void a_checkpoint_that_was_forged_in_the_database_is_not_signed_on() throws SQLException {
        sign(10);
        forge();
        alter(
                "UPDATE checkpoint SET root = sha256('forged'), note = replace(note, substr(note, strpos(note, chr(10) || '10') + 4, 8), 'AAAAAAAA')");
        sealing.commit(organization, 1);
        sealing.sealToTheEnd();
        startedAgain().round();

        assertThat(told()).contains("its newest checkpoint, of size 10, is not signed by this server's key");
        assertThat(number("SELECT max(size) FROM checkpoint")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root = sha256('forged')", "size = size + 1"})
    void what_is_kept_beside_a_signed_note_has_to_be_what_it_says(String forgery) throws SQLException {
        sign(10);
        alter("UPDATE checkpoint SET " + forgery);

        lookAtEverything();

        assertThat(told()).contains("its size or root are not those that were signed");
    }

    @Test
    void what_was_signed_before_a_key_was_lost_is_gone_on_from_by_the_next_one() throws SQLException {
        sign(10);
        alter("UPDATE checkpoint SET made_at = made_at - interval '1 hour'");
        var next = SigningKey.generate();
        var met = new SignedPast(sealing.database(), next, contradictions);
        var signer = new Checkpointer(sealing.database(), next, Duration.ZERO, met, contradictions);
        sealing.owner().sql("DELETE FROM ledger_signer").update();
        assertThat(signer.isSigner()).isTrue();
        sealing.commit(organization, 1);
        sealing.sealToTheEnd();

        assertThat(signer.round()).isEqualTo(1);
        assertThat(told()).isEqualTo("nothing");
        sealing.owner().sql("DELETE FROM ledger_signer").update();
    }

    @Test
    void checkpoints_that_are_taken_out_of_the_database_are_remembered() throws SQLException {
        sign(10);
        forge();
        alter("DELETE FROM checkpoint");
        sign(1);

        assertThat(told()).contains("its ledger is no continuation of the checkpoint of size 10");
        assertThat(number("SELECT count(*) FROM checkpoint")).isZero();
    }

    @Test
    void checkpoints_that_are_gone_are_missed_though_nothing_comes() throws SQLException {
        sign(10);
        alter("DELETE FROM checkpoint");
        assertThat(found())
                .isEqualTo(
                        "a checkpoint of size 10 was signed, and is kept no more; copies of it that were handed out hold");

        sign(1);
        assertThat(found()).isEqualTo("nothing");
    }

    private HandOut handOut() {
        return new HandOut(new CheckpointFolder(folder), new Handouts(sealing.database()));
    }

    /** The server that starts again. */
    private Checkpointer afterMeeting(SignedPast met) {
        new Published(new CheckpointFolder(folder)::files, met, new CheckpointCheck(sealing.database(), met)).meet();
        return new Checkpointer(sealing.database(), key, Duration.ZERO, met, contradictions);
    }

    private SignedPast nothingMet() {
        return new SignedPast(sealing.database(), key, contradictions);
    }

    @Test
    void an_old_backup_is_known_by_what_was_handed_out_and_is_not_signed_on() throws SQLException, IOException {
        var hand = handOut();
        sign(6);
        hand.go();
        sign(4);
        hand.go();
        var own = folder.resolve(organization.toString());
        Files.createDirectories(folder.resolve("lost+found"));
        Files.write(Files.createDirectories(own.resolve("9999-01-01")).resolve("1.txt"), new byte[] {(byte) 0xff});
        var genuine = note("6.txt");
        Files.writeString(own.resolve("9999-01-01").resolve("900.txt"), genuine);
        cutBackTo(8);
        alter("DELETE FROM checkpoint WHERE size = 10");

        var signer = afterMeeting(nothingMet());
        assertThat(told()).contains("its ledger ends at position 8, and a checkpoint of size 10 was signed");
        sealing.commit(organization, 5);
        sealing.sealToTheEnd();
        assertThat(signer.round()).isZero();
        assertThat(told()).contains("its ledger is no continuation of the checkpoint of size 10");
    }

    private String note(String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return Files.readString(
                    files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
        }
    }

    @Test
    void what_has_left_the_house_is_not_replaced() throws SQLException, IOException {
        sign(6);
        var hand = handOut();
        hand.go();
        alter("UPDATE checkpoint SET note = 'another'");
        alter("DELETE FROM checkpoint_handout");
        hand.go();

        assertThat(hand.failures()).isEqualTo(1);
        assertThat(note("6.txt")).startsWith("rollcall/" + organization);
    }

    @Test
    void a_tree_that_was_emptied_is_made_again_and_no_contradiction() throws SQLException {
        sign(600);
        handOut().go();
        alter("DELETE FROM ledger_subtree");
        sealing.commit(organization, 1);
        sealing.sealToTheEnd();

        assertThat(afterMeeting(nothingMet()).round()).isEqualTo(1);
        assertThat(found()).isEqualTo("nothing");
        assertThat(number("SELECT max(size) FROM checkpoint")).isEqualTo(601);
    }

    @Test
    void a_note_of_another_key_says_nothing() throws SQLException {
        sign(1);
        var note = sealing.owner()
                .sql("SELECT note FROM checkpoint")
                .query(String.class)
                .single();

        assertThat(new SignedPast(sealing.database(), SigningKey.generate(), contradictions).meet(organization, note))
                .isEmpty();
        assertThat(past.meet(organization, "no note")).isEmpty();
        assertThat(past.meet(UUID.randomUUID(), note)).isEmpty();
        assertThat(past.meet(organization, note)).isPresent();
    }

    private long number(String sql) {
        return sealing.owner().sql(sql).query(Long.class).single();
    }
}
