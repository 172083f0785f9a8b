package dev.rollcall.query.proof;

import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Checkpoints of all organizations, as the signer sees them. */
final class CheckpointTable {
    private static final String LAST = """
            LEFT JOIN LATERAL (SELECT size, made_at FROM checkpoint WHERE organization_id = h.organization_id
                ORDER BY size DESC LIMIT 1) last ON true""";

    /** Also those of which not every subtree is kept, and those that have become shorter than what was signed. */
    private static final String ALL_GROWN = """
            SELECT h.organization_id FROM organization_head h %s
            LEFT JOIN LATERAL (SELECT place FROM ledger_subtree WHERE organization_id = h.organization_id AND level = %d
                ORDER BY place DESC LIMIT 1) kept ON true
            WHERE h.position <> coalesce(last.size, 0) OR h.position / %d > coalesce(kept.place + 1, 0)""".formatted(LAST, KeptTree.STEP, KeptTree.BLOCK);

    private static final String GROWN =
            "SELECT DISTINCT organization_id FROM ledger WHERE seal_no > ? AND seal_no <= ?";

    private static final String STANDING = """
            SELECT h.organization_id, h.position, coalesce(last.size, 0) AS signed,
                coalesce(last.made_at <= clock_timestamp() - ? * interval '1 millisecond', true) AS due
            FROM organization_head h %s WHERE h.organization_id = ANY (cast(? AS uuid[]))""".formatted(LAST);

    private static final String LATEST = """
            SELECT size, root, note, made_at FROM checkpoint WHERE organization_id = ? ORDER BY size DESC LIMIT 1""";

    /** Nothing where another node was faster. */
    private static final String KEEP = """
            INSERT INTO checkpoint (organization_id, size, root, note)
            SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM checkpoint WHERE organization_id = ?
                AND (size >= ? OR made_at > clock_timestamp() - ? * interval '1 millisecond'))""";

    /** In the order of signing. */
    private static final String AFTER = """
            SELECT number, organization_id, size, root, note, made_at FROM checkpoint WHERE number > ? ORDER BY number LIMIT ?""";

    private static final String SIGNER = """
            WITH made AS (INSERT INTO ledger_signer (public_key) VALUES (?) ON CONFLICT DO NOTHING RETURNING public_key)
            SELECT public_key FROM made UNION ALL SELECT public_key FROM ledger_signer""";

    private final JdbcTemplate database;

    CheckpointTable(LedgerDatabase database) {
        this.database = new JdbcTemplate(database.source());
    }

    /**
     * How far an organization is.
     *
     * @param size of its ledger
     * @param signed size of its newest checkpoint, 0 for none
     * @param isDue whether the time for another one has come
     */
    record Standing(UUID organization, long size, long signed, boolean isDue) {}

    /** One node signs at a time, for as long as its transaction lasts. */
    boolean own() {
        return database.queryForList("SELECT pg_try_advisory_xact_lock(7643000002)", Boolean.class)
                .getFirst();
    }

    long lastSeal() {
        return database.queryForList("SELECT seal_no FROM ledger_head", Long.class)
                .getFirst();
    }

    List<UUID> allGrown() {
        return database.query(ALL_GROWN, (row, index) -> Rows.uuid(row, "organization_id"));
    }

    /** Those with records that were sealed after one and up to another. */
    List<UUID> grown(long after, long to) {
        return database.query(GROWN, (row, index) -> Rows.uuid(row, "organization_id"), after, to);
    }

    List<Standing> standing(Collection<UUID> organizations, Duration pace) {
        return database.query(
                STANDING,
                (row, index) -> new Standing(
                        Rows.uuid(row, "organization_id"),
                        row.getLong("position"),
                        row.getLong("signed"),
                        row.getBoolean("due")),
                pace.toMillis(),
                Sql.array(organizations));
    }

    Optional<SignedCheckpoint> latest(UUID organization) {
        return database.query(LATEST, (row, index) -> read(row), organization).stream()
                .findFirst();
    }

    List<NumberedCheckpoint> after(long number, int limit) {
        return database.query(
                AFTER,
                (row, index) ->
                        new NumberedCheckpoint(row.getLong("number"), Rows.uuid(row, "organization_id"), read(row)),
                number,
                limit);
    }

    boolean has(long number) {
        return !database.queryForList("SELECT true FROM checkpoint WHERE number = ?", Boolean.class, number)
                .isEmpty();
    }

    boolean hasSigner() {
        return !database.queryForList("SELECT true FROM ledger_signer", Boolean.class)
                .isEmpty();
    }

    /** When the key that signs began to. */
    Instant signerSince() {
        return database.query("SELECT since FROM ledger_signer", (row, index) -> Rows.instant(row, "since")).stream()
                .findFirst()
                .orElse(Instant.MIN);
    }

    /** How far an organization's ledger goes. */
    long position(UUID organization) {
        return database
                .queryForList(
                        "SELECT position FROM organization_head WHERE organization_id = ?", Long.class, organization)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    static SignedCheckpoint read(ResultSet row) throws SQLException {
        return new SignedCheckpoint(
                row.getLong("size"), row.getBytes("root"), row.getString("note"), Rows.instant(row, "made_at"));
    }

    boolean keep(UUID organization, long size, byte[] root, String note, Duration pace) {
        return database.update(KEEP, organization, size, root, note, organization, size, pace.toMillis()) == 1;
    }

    /** @return the key that signs for this installation: this one, where none did before */
    String signer(String publicKey) {
        return database.queryForList(SIGNER, String.class, publicKey).getFirst();
    }
}
