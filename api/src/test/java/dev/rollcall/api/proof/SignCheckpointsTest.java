package dev.rollcall.api.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.ledger.Sealing;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.proof.Checkpoint;
import dev.rollcall.kernel.proof.MerkleProof;
import dev.rollcall.kernel.proof.MerkleTree;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.proof.CheckpointQueries;
import dev.rollcall.query.proof.Checkpointer;
import dev.rollcall.query.proof.Contradictions;
import dev.rollcall.query.proof.IncompleteTree;
import dev.rollcall.query.proof.Origins;
import dev.rollcall.query.proof.ProofQueries;
import dev.rollcall.query.proof.SignedCheckpoint;
import dev.rollcall.query.proof.SignedPast;
import dev.rollcall.query.reading.Reads;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** Each organization's ledger is signed as it grows, and proofs are made of few rows. */
class SignCheckpointsTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private static final SigningKey KEY = SigningKey.generate();

    private final OrganizationId one = new OrganizationId(UUID.randomUUID());
    private final OrganizationId other = new OrganizationId(UUID.randomUUID());
    private final Sealing sealing = new Sealing(POSTGRES);
    private final Contradictions contradictions = new Contradictions();
    private final Checkpointer checkpointer = checkpointer(Duration.ZERO);
    private final Reads reads = new Reads(new JdbcTemplate(POSTGRES.server()));
    private final CheckpointQueries checkpoints = new CheckpointQueries(reads);
    private final ProofQueries proofs = new ProofQueries(reads);

    private Checkpointer checkpointer(Duration pace) {
        return new Checkpointer(
                sealing.database(), KEY, pace, new SignedPast(sealing.database(), KEY, contradictions), contradictions);
    }

    @AfterEach
    void close() {
        sealing.close();
    }

    private void grow(OrganizationId organization, int events) throws SQLException {
        sealing.commit(organization.value(), events);
        sealing.sealToTheEnd();
    }

    /** Many events at once. */
    private void write(int events) {
        sealing.owner()
                .sql("""
                        INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision,
                            payload, actor, verb, request_id, received_at)
                        SELECT cast(:organization AS uuid), gen_random_uuid(), 0, 'Team', gen_random_uuid(), 'team.dissolved',
                            1, '{}', 'rollcall', 'ADMIN', gen_random_uuid(), clock_timestamp()
                        FROM generate_series(1, :events)""")
                .param("organization", one.toString())
                .param("events", events)
                .update();
    }

    private SignedCheckpoint latest(OrganizationId organization) {
        return checkpoints.latest(organization).orElseThrow();
    }

    /** From the leaves alone, by the kernel's tree without anything kept. */
    private MerkleTree bare(OrganizationId organization) {
        var leaves = sealing.owner()
                .sql("SELECT leaf_hash FROM ledger WHERE organization_id = ? ORDER BY position")
                .param(organization.value())
                .query(byte[].class)
                .list();
        return new MerkleTree(new MerkleTree.Subtrees() {
            @Override
            public byte[] hash(int level, long index) {
                return level == 0
                        ? leaves.get(Math.toIntExact(index))
                        : MerkleTree.parent(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
            }
        });
    }

    @Test
    void what_has_grown_is_signed_and_what_has_not_is_not_signed_again() throws SQLException {
        grow(one, 3);
        grow(other, 700);
        checkpointer.round();

        for (var organization : List.of(one, other)) {
            var signed = latest(organization);
            var origin = Origins.of(organization.value());
            assertThat(Checkpoint.open(signed.note(), KEY.verifier(origin)))
                    .get()
                    .satisfies(opened -> {
                        assertThat(opened.size()).isEqualTo(signed.size());
                        assertThat(opened.root()).isEqualTo(signed.root());
                    });
            assertThat(signed.root()).isEqualTo(bare(organization).root(signed.size()));
        }
        assertThat(latest(one).size()).isEqualTo(3);
        assertThat(latest(other).size()).isEqualTo(700);

        grow(one, 1);
        checkpointer.round();
        assertThat(checkpoints.before(one, Long.MAX_VALUE, 10))
                .extracting(SignedCheckpoint::size)
                .containsExactly(4L, 3L);
        assertThat(checkpoints.before(other, Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(checkpoints.before(one, 4, 10))
                .extracting(SignedCheckpoint::note)
                .containsExactly(checkpoints.ofSize(one, 3).orElseThrow().note());
    }

    @Test
    void proofs_of_any_size_are_those_of_the_leaves_and_take_few_rows() throws SQLException {
        write(66_000);
        sealing.sealToTheEnd();
        checkpointer.round();
        var bare = bare(one);
        long size = latest(one).size();
        assertThat(size).isEqualTo(66_000);
        assertThat(latest(one).root()).isEqualTo(bare.root(size));
        assertThat(kept(16)).isEqualTo(1);
        assertThat(kept(8)).isEqualTo(66_000 / 256);

        for (long position : new long[] {1, 2, 255, 256, 257, 65_536, 65_537, 66_000}) {
            var path = proofs.inclusion(one, position, size);
            assertThat(path).containsExactlyElementsOf(bare.inclusion(position - 1, size));
            assertThat(MerkleProof.includes(latest(one).root(), size, position - 1, proofs.leaf(one, position), path))
                    .isTrue();
        }
        for (long first : new long[] {1, 255, 256, 511, 65_535, 65_536, 65_999}) {
            assertThat(proofs.root(one, first)).isEqualTo(bare.root(first));
            assertThat(proofs.consistency(one, first, size)).containsExactlyElementsOf(bare.consistency(first, size));
        }
        assertThat(questions(counted -> counted.inclusion(one, 30_000, size))).isLessThanOrEqualTo(6);
        assertThat(questions(counted -> counted.consistency(one, 30_000, size))).isLessThanOrEqualTo(6);
    }

    private long kept(int level) {
        return sealing.owner()
                .sql("SELECT count(*) FROM ledger_subtree WHERE organization_id = ? AND level = ?")
                .params(one.value(), level)
                .query(Long.class)
                .single();
    }

    /** How often the database was asked. */
    private long questions(Consumer<ProofQueries> work) {
        var asked = new AtomicLong();
        var counting = new JdbcTemplate(POSTGRES.server()) {
            @Override
            public <T> T execute(String sql, PreparedStatementCallback<T> action) {
                asked.incrementAndGet();
                return super.execute(sql, action);
            }
        };
        work.accept(new ProofQueries(new Reads(counting)));
        return asked.get();
    }

    @Test
    void an_organization_is_signed_once_in_a_while() throws SQLException {
        var calm = checkpointer(Duration.ofHours(1));
        grow(one, 1);
        calm.round();
        grow(one, 1);
        calm.round();
        checkpointer(Duration.ofHours(1)).round();
        assertThat(latest(one).size()).isEqualTo(1);

        sealing.owner()
                .sql("UPDATE checkpoint SET made_at = made_at - interval '1 hour' WHERE organization_id = ?")
                .param(one.value())
                .update();
        calm.round();
        assertThat(latest(one).size()).isEqualTo(2);
    }

    @Test
    void a_tree_that_was_emptied_is_made_again_with_the_same_hashes() throws SQLException {
        grow(one, 1000);
        checkpointer.round();
        var before = rows();
        sealing.owner().sql("TRUNCATE ledger_subtree").update();
        assertThatThrownBy(() -> proofs.inclusion(one, 1, 1000)).isInstanceOf(IncompleteTree.class);

        checkpointer(Duration.ZERO).round();

        assertThat(rows()).isEqualTo(before);
    }

    private List<String> rows() {
        return sealing.owner()
                .sql("SELECT s::text FROM ledger_subtree s WHERE organization_id = ? ORDER BY level, place")
                .param(one.value())
                .query(String.class)
                .list();
    }

    @Test
    void what_contradicts_the_checkpoint_before_is_not_signed_but_told() throws SQLException {
        grow(one, 10);
        checkpointer.round();
        sealing.owner()
                .sql("UPDATE ledger SET leaf_hash = sha256('forged') WHERE organization_id = ? AND position = 5")
                .param(one.value())
                .update();
        grow(one, 10);
        grow(other, 1);
        checkpointer.round();

        assertThat(latest(one).size()).isEqualTo(10);
        assertThat(latest(other).size()).isEqualTo(1);
        assertThat(contradictions.all()).containsOnlyKeys(one.value());
        assertThat(contradictions.all().get(one.value()))
                .singleElement()
                .asString()
                .contains("no continuation of the checkpoint of size 10");
    }

    @Test
    void a_second_node_signs_nothing_that_is_signed_and_a_node_with_another_key_is_told() throws SQLException {
        assertThat(checkpointer.isSigner())
                .isEqualTo(checkpointer(Duration.ZERO).isSigner());
        var stranger = SigningKey.generate();
        var past = new SignedPast(sealing.database(), stranger, contradictions);
        assertThat(new Checkpointer(sealing.database(), stranger, Duration.ZERO, past, contradictions).isSigner())
                .isFalse();
        grow(one, 5);
        assertThat(checkpointer.round()).isPositive();
        assertThat(checkpointer(Duration.ZERO).round()).isZero();
    }
}
