package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.Await;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.Followers;
import dev.rollcall.query.ledger.LedgerLag;
import dev.rollcall.query.ledger.LedgerSource;
import dev.rollcall.query.ledger.SealedFact;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Followers write each fact down once and in order, whatever happens to the node that runs them. */
class FollowTheLedgerTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Sealing sealing = new Sealing(POSTGRES);
    private final LedgerSource source = new LedgerSource(sealing.database());
    private final String name = "diary of " + UUID.randomUUID();

    @BeforeEach
    void createTable() {
        sealing.owner().sql("""
                        DO $$ BEGIN
                            DROP TABLE IF EXISTS diary;
                            CREATE TABLE diary (
                                line bigint GENERATED ALWAYS AS IDENTITY, organization_id uuid, position bigint);
                            CALL fence('diary');
                            GRANT INSERT, SELECT ON diary TO rollcall_test_sealer;
                        END $$""").update();
    }

    @AfterEach
    void close() {
        sealing.close();
    }

    /** Writes one line for each fact; unique lines are not enforced, so a fact written twice shows. */
    private class Diary implements Follower {
        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> tables() {
            return List.of("diary");
        }

        @Override
        public void follow(List<SealedFact> facts, Writes writes) {
            for (SealedFact fact : facts) {
                writes.add(
                        "INSERT INTO diary (organization_id, position) VALUES (?, ?)",
                        fact.fact().organization(),
                        fact.position());
            }
        }
    }

    private Followers node(Follower follower) {
        return new Followers(sealing.database(), source, List.of(follower), UUID.randomUUID(), 1);
    }

    private void seal() {
        sealing.sealToTheEnd();
        source.reached(sealing.history().sealNo());
    }

    private void awaitLines(long lines) {
        Await.until(SOON, lines + " lines", () -> lines() >= lines);
    }

    private long lines() {
        return sealing.owner()
                .sql("SELECT count(*) FROM diary")
                .query(Long.class)
                .single();
    }

    private void assertOnceAndInOrder(UUID organization, long facts) {
        assertThat(sealing.owner()
                        .sql("SELECT position FROM diary WHERE organization_id = ? ORDER BY line")
                        .param(organization)
                        .query(Long.class)
                        .list())
                .isEqualTo(LongStream.rangeClosed(1, facts).boxed().toList());
    }

    @Test
    void every_fact_is_written_down_once_in_the_order_of_its_organization() throws SQLException {
        try (var following = node(new Diary())) {
            sealing.commit(one, 300);
            sealing.commit(other, 250);
            seal();
            long before = sealing.history().sealNo();
            following.start();
            awaitLines(before);
            sealing.commit(one, 10);
            seal();
            awaitLines(before + 10);
        }
        assertOnceAndInOrder(one, 310);
        assertOnceAndInOrder(other, 250);
        assertThat(new LedgerLag(sealing.database()).followers()).containsEntry(name, 0L);
    }

    @Test
    void two_nodes_share_the_work_and_a_third_goes_on_when_both_have_stopped() throws SQLException {
        try (var a = node(new Diary());
                var b = node(new Diary())) {
            a.start();
            b.start();
            for (int round = 0; round < 10; round++) {
                sealing.commit(one, 20);
                seal();
            }
            awaitLines(sealing.history().sealNo());
        }
        sealing.commit(one, 5);
        seal();
        try (var c = node(new Diary())) {
            c.start();
            awaitLines(sealing.history().sealNo());
        }
        assertOnceAndInOrder(one, 205);
    }

    /** As where clocks differ, or a node was frozen: the claim is gone, and its holder does not know. */
    @Test
    void two_nodes_that_both_hold_the_claim_write_nothing_twice() throws SQLException {
        try (var a = node(new Diary());
                var b = node(new Diary())) {
            a.start();
            b.start();
            for (int round = 0; round < 20; round++) {
                sealing.owner()
                        .sql("UPDATE ledger_follower SET holder = NULL, held_until = NULL")
                        .update();
                sealing.commit(one, 20);
                seal();
            }
            awaitLines(sealing.history().sealNo());
        }
        assertOnceAndInOrder(one, 400);
    }

    @Test
    void a_follower_that_fails_stays_where_it_is_and_passes_nothing_over() throws SQLException {
        var broken = new Diary() {
            private volatile boolean mended;

            @Override
            public void follow(List<SealedFact> facts, Writes writes) {
                super.follow(facts, writes);
                if (!mended) {
                    writes.add("SELECT 1 / 0");
                }
            }
        };
        try (var following = node(broken)) {
            sealing.commit(one, 7);
            seal();
            following.start();
            Await.until(SOON, "a failure", () -> following.failing().contains(name));
            assertThat(lines()).isZero();
            assertThat(new LedgerLag(sealing.database()).followers().get(name))
                    .isEqualTo(sealing.history().sealNo());
            broken.mended = true;
            awaitLines(sealing.history().sealNo());
        }
        assertOnceAndInOrder(one, 7);
    }

    @Test
    void a_follower_writes_for_the_organization_of_its_facts_and_for_no_other() throws SQLException {
        var astray = new Diary() {
            @Override
            public void follow(List<SealedFact> facts, Writes writes) {
                writes.add("INSERT INTO diary (organization_id, position) VALUES (?, 1)", other);
            }
        };
        try (var following = node(astray)) {
            sealing.commit(one, 1);
            seal();
            following.start();
            Await.until(SOON, "a failure", () -> following.failing().contains(name));
        }
        assertThat(lines()).isZero();
    }

    @Test
    void a_claim_that_another_node_holds_is_not_given() {
        try (var first = node(new Diary())) {
            first.start();
            Await.until(SOON, "a claim", () -> holders() == 1);
            try (var second = node(new Diary())) {
                second.start();
                assertThatThrownBy(() -> Await.until(Duration.ofMillis(500), "a second claim", () -> holders() > 1))
                        .isInstanceOf(AssertionError.class);
            }
        }
        Await.until(SOON, "the claim given back", () -> holders() == 0);
    }

    /** However much of it there is behind, no batch takes long: the claim has to be held, and what runs long is ended. */
    @Test
    void facts_that_name_many_come_a_few_at_once() {
        var batches = new ConcurrentLinkedQueue<Integer>();
        var counting = new Diary() {
            @Override
            public void follow(List<SealedFact> facts, Writes writes) {
                super.follow(facts, writes);
                if (facts.getLast().fact().organization().equals(one)) {
                    batches.add(facts.size());
                }
            }
        };
        sealing.commitAssignments(one, 5, 30_000);
        seal();
        try (var following = node(counting)) {
            following.start();
            awaitLines(sealing.history().sealNo());
        }
        assertOnceAndInOrder(one, 5);
        assertThat(batches).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(2));
    }

    private long holders() {
        return sealing.owner()
                .sql("SELECT count(DISTINCT holder) FROM ledger_follower WHERE name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
