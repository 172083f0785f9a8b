package dev.rollcall.query.ledger;

import dev.rollcall.query.ledger.Reach.Gap;
import dev.rollcall.query.ledger.Survey.Note;
import dev.rollcall.query.reading.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the sealer reads and writes. The statements of a script see each a snapshot of its own, one after the other; the
 * rule rests on their order.
 */
final class SealerTable {
    /**
     * One node seals at a time, for as long as its transaction lasts. What a crash loses of it is sealed again as it
     * was, so nobody waits for the disk.
     */
    private static final String SURVEY = """
            SELECT pg_try_advisory_xact_lock(7643000001), set_config('synchronous_commit', 'off', true);
            SELECT seal_no, global_index, sealed_through, clock_timestamp() AS at, coalesce(sealed_through,
                (SELECT recorded_at FROM event WHERE event.global_index > ledger_head.global_index
                    ORDER BY event.global_index LIMIT 1), clock_timestamp()) AS since FROM ledger_head;
            SELECT s::text::bigint, highest, noted_at, through FROM ledger_note
                WHERE s <= pg_snapshot_xmin(pg_current_snapshot()) ORDER BY ledger_note.s DESC LIMIT 1;
            SELECT global_index FROM event ORDER BY global_index DESC LIMIT 1;
            SELECT global_index FROM event
                WHERE global_index > (SELECT global_index FROM ledger_head) ORDER BY global_index LIMIT %d;
            SELECT s::text::bigint, highest, noted_at, through FROM ledger_note ORDER BY ledger_note.s DESC LIMIT 1;
            SELECT noted_at FROM ledger_note
                WHERE s > pg_snapshot_xmin(pg_current_snapshot()) ORDER BY ledger_note.s LIMIT 1;
            SELECT through FROM ledger_note WHERE through IS NOT NULL
                AND highest <= (SELECT global_index FROM ledger_head)
                ORDER BY highest DESC, through DESC LIMIT 1""".formatted(Survey.MOST);

    private static final String READ = """
            SELECT e.global_index, h.position, h.ledger_at, %s
            FROM event e LEFT JOIN organization_head h ON h.organization_id = e.organization_id
            WHERE e.global_index > ? AND e.global_index <= ? ORDER BY e.global_index""".formatted(Envelopes.ALL_COLUMNS);

    /**
     * The first statement changes no row where the head has moved since the survey. A note goes when all that it
     * tells has been told: of what the head had reached before.
     */
    private static final String SEAL = """
            UPDATE ledger_head SET seal_no = ?, global_index = ?, sealed_through = greatest(sealed_through, ?)
                WHERE seal_no = ? AND global_index = ?;
            INSERT INTO ledger (seal_no, global_index, position, ledger_at, organization_id, leaf_hash, personal_commit)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?);
            INSERT INTO organization_head AS kept (organization_id, position, ledger_at) SELECT * FROM unnest(?, ?, ?)
                ON CONFLICT (organization_id)
                DO UPDATE SET position = excluded.position, ledger_at = excluded.ledger_at;
            INSERT INTO ledger_gap (first_index, last_index, s) SELECT first, last, cast(cast(? AS text) AS xid8)
                FROM unnest(?, ?) AS dead (first, last);
            DELETE FROM ledger_note WHERE s <= cast(cast(? AS text) AS xid8) AND highest <= ?""";

    private static final String NOTE = """
            SELECT set_config('synchronous_commit', 'off', true);
            INSERT INTO ledger_note (s, highest, noted_at, through) VALUES (pg_current_xact_id(), ?, ?, ?)""";

    private final JdbcTemplate database;

    SealerTable(LedgerDatabase database) {
        this.database = new JdbcTemplate(database.source());
    }

    Survey survey() {
        return database.execute(SURVEY, (PreparedStatement script) -> {
            script.execute();
            var results = new JdbcResults(script);
            boolean own = results.next(row -> row.getBoolean(1)).getFirst();
            var begun = results.next(SealerTable::begun).getFirst();
            var cleared = results.next(SealerTable::note).stream().findFirst();
            long last = results.next(row -> row.getLong(1)).stream().findFirst().orElse(0L);
            var committed = results.next(row -> row.getLong(1));
            var noted = results.next(SealerTable::note).stream().findFirst();
            var held = results.next(row -> Rows.instant(row, "noted_at"));
            var told = results.next(row -> Rows.instant(row, "through"));
            return new Survey(
                    own,
                    begun.head(),
                    begun.at(),
                    begun.since(),
                    cleared,
                    last,
                    committed,
                    noted,
                    held.stream().findFirst(),
                    told.stream().findFirst());
        });
    }

    private record Begun(Head head, Instant at, Instant since) {}

    private static Begun begun(ResultSet row) throws SQLException {
        var head = new Head(
                row.getLong("seal_no"), row.getLong("global_index"), Rows.instantOrNull(row, "sealed_through"));
        return new Begun(head, Rows.instant(row, "at"), Rows.instant(row, "since"));
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getLong(1), row.getLong(2), Rows.instant(row, "noted_at"), Rows.instantOrNull(row, "through"));
    }

    /** The events up to there, in their places. */
    Chain read(Head head, long to) {
        var chain = new Chain(head.sealNo());
        if (to > head.index()) {
            database.query(READ, chain::add, head.index(), to);
        }
        return chain;
    }

    /**
     * @throws OptimisticLockingFailureException where the head is not where the survey saw it: nothing of it may be
     *     kept
     */
    void seal(Survey survey, Reach reach, Chain chain) {
        database.execute((Connection connection) -> {
            try (var script = connection.prepareStatement(SEAL)) {
                var binding = new JdbcArrays(connection, script);
                move(binding, survey, reach, chain);
                append(binding, chain.leaves());
                advance(binding, chain.heads());
                pass(binding, survey, reach);
                script.execute();
                requireOne(script.getUpdateCount());
                return reach;
            }
        });
    }

    private static void requireOne(int moved) {
        if (moved != 1) {
            throw new OptimisticLockingFailureException("Another node has moved the head of the ledger");
        }
    }

    private static void move(JdbcArrays binding, Survey survey, Reach reach, Chain chain) throws SQLException {
        binding.value(chain.sealNo());
        binding.value(reach.to());
        binding.value(time(survey.through(reach.to())));
        binding.value(survey.head().sealNo());
        binding.value(survey.head().index());
    }

    private static void append(JdbcArrays binding, List<Leaf> leaves) throws SQLException {
        binding.array("bigint", leaves, Leaf::sealNo);
        binding.array("bigint", leaves, Leaf::index);
        binding.array("bigint", leaves, leaf -> leaf.envelope().position());
        binding.array("timestamptz", leaves, leaf -> time(leaf.envelope().ledgerAt()));
        binding.array("uuid", leaves, leaf -> leaf.envelope().organization());
        binding.bytes(leaves, leaf -> leaf.envelope().leafHash());
        binding.bytes(leaves, leaf -> bytes(leaf.envelope().personalCommit()));
    }

    private static void advance(JdbcArrays binding, Map<UUID, OrganizationHead> heads) throws SQLException {
        binding.array("uuid", heads.keySet(), organization -> organization);
        binding.array("bigint", heads.values(), OrganizationHead::position);
        binding.array("timestamptz", heads.values(), head -> time(head.ledgerAt()));
    }

    private static void pass(JdbcArrays binding, Survey survey, Reach reach) throws SQLException {
        long s = survey.cleared().map(Note::s).orElse(0L);
        binding.value(s);
        binding.array("bigint", reach.dead(), Gap::first);
        binding.array("bigint", reach.dead(), Gap::last);
        binding.value(s);
        binding.value(survey.head().index());
    }

    /** To be called in no transaction: it has to be one that begins when the survey has ended. */
    void note(Survey survey) {
        database.execute(NOTE, (PreparedStatement script) -> {
            script.setLong(1, survey.highest());
            script.setObject(2, time(survey.at()));
            script.setObject(3, time(survey.complete()));
            return script.execute();
        });
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }
}
