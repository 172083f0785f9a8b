package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the ledger with the eyes of the database's owner. */
final class SealedHistory {
    private final JdbcClient owner;

    SealedHistory(JdbcClient owner) {
        this.owner = owner;
    }

    /** Events that the ledger has passed without them. */
    long missing() {
        return owner.sql("""
                        SELECT count(*) FROM event e WHERE global_index <= (SELECT global_index FROM ledger_head)
                        AND NOT EXISTS (SELECT FROM ledger l WHERE l.global_index = e.global_index)""").query(Long.class).single();
    }

    List<Long> indexes() {
        return owner.sql("SELECT global_index FROM ledger ORDER BY seal_no")
                .query(Long.class)
                .list();
    }

    /** The ledger as text, byte for byte. */
    List<String> rows() {
        return owner.sql("SELECT l::text FROM ledger l ORDER BY seal_no")
                .query(String.class)
                .list();
    }

    void assertGapless() {
        assertThat(count("""
                        SELECT count(*) FROM (SELECT seal_no, row_number() OVER (ORDER BY global_index) AS no FROM ledger) AS s
                        WHERE seal_no <> no""")).isZero();
        assertThat(count("""
                        SELECT count(*) FROM (SELECT position, row_number() OVER (PARTITION BY organization_id ORDER BY seal_no) AS no
                            FROM ledger) AS p WHERE position <> no""")).isZero();
        assertThat(count("""
                        SELECT count(*) FROM ledger_head WHERE seal_no <> (SELECT count(*) FROM ledger)
                        OR seal_no <> (SELECT sum(position) FROM organization_head)""")).isZero();
    }

    /** The format of docs/ledger.md once more, in another language. */
    void assertLeaves() {
        assertThat(count("""
                        SELECT count(*) FROM (
                            SELECT l.leaf_hash, l.personal_commit, sha256(e.salt || e.personal) AS personal,
                                sha256('\\x00' || convert_to(format(
                                    '{"actor":"%s","connection":%s,"event":"%s","ledgerAt":"%s","name":"%s","organization":"%s",'
                                    '"payloadHash":"%s","personalCommit":%s,"position":%s,"receivedAt":"%s","recordedAt":"%s",'
                                    '"request":"%s","revision":%s,"sequence":%s,"subject":"%s","v":1,"verb":"%s"}',
                                    actor, coalesce('"' || connection_id || '"', 'null'), event_id, utc(ledger_at), name,
                                    l.organization_id, encode(sha256(payload), 'hex'),
                                    coalesce('"' || encode(sha256(salt || personal), 'hex') || '"', 'null'), position,
                                    utc(received_at), utc(recorded_at), request_id, revision, sequence, aggregate_id, verb),
                                    'UTF8')) AS leaf
                            FROM ledger l JOIN event e USING (global_index)) AS sealed
                        WHERE leaf_hash <> leaf OR personal_commit IS DISTINCT FROM personal""".replaceAll(
                        "utc\\((\\w+)\\)", "to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")))
                .isZero();
    }

    void assertTimesNeverGoBack() {
        assertThat(count("""
                        SELECT count(*) FROM (SELECT l.ledger_at, e.recorded_at,
                            max(e.recorded_at) OVER (PARTITION BY l.organization_id ORDER BY l.position) AS latest
                            FROM ledger l JOIN event e USING (global_index)) AS t WHERE ledger_at <> latest""")).isZero();
    }

    /** Each number up to the head is an event's or was passed as dead, and none is both. */
    void assertEveryNumberAccountedFor() {
        var dead = owner
                .sql("SELECT first_index, last_index FROM ledger_gap")
                .query((row, index) -> LongStream.rangeClosed(row.getLong(1), row.getLong(2)))
                .list()
                .stream()
                .flatMapToLong(numbers -> numbers);
        var sealed = indexes().stream().mapToLong(Long::longValue);
        assertThat(LongStream.concat(dead, sealed).sorted().toArray())
                .isEqualTo(LongStream.rangeClosed(1, head()).toArray());
    }

    long head() {
        return count("SELECT global_index FROM ledger_head");
    }

    long sealNo() {
        return count("SELECT seal_no FROM ledger_head");
    }

    /** What is said at one time: everything recorded by then stands in the ledger up to that number. */
    record Claim(Instant through, long head) {}

    Optional<Claim> claim() {
        return owner.sql("SELECT sealed_through, global_index FROM ledger_head WHERE sealed_through IS NOT NULL")
                .query((row, index) -> new Claim(row.getTimestamp(1).toInstant(), row.getLong(2)))
                .optional();
    }

    void assertHeld(Collection<Claim> claims) {
        var highest = new TreeMap<Instant, Long>();
        owner.sql("SELECT recorded_at, max(global_index) OVER (ORDER BY recorded_at) FROM event")
                .query(row -> {
                    highest.put(row.getTimestamp(1).toInstant(), row.getLong(2));
                });
        assertThat(claims).isNotEmpty().allSatisfy(claim -> {
            var recorded = highest.floorEntry(claim.through());
            assertThat(recorded == null ? 0 : recorded.getValue()).isLessThanOrEqualTo(claim.head());
        });
    }

    private long count(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }
}
