package dev.rollcall.query.ledger;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Rows;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What those read who look after the whole ledger, of all organizations. */
final class LedgerTable {
    /** Facts that begin within so many bytes: what one follower writes of a page is to take no longer than a moment. */
    private static final String FOLLOWING = """
            SELECT * FROM (
                SELECT l.seal_no, l.position, l.ledger_at, e.*,
                    sum(size) OVER (ORDER BY l.seal_no) - size AS begins
                FROM ledger l
                JOIN (SELECT organization_id, octet_length(payload) + coalesce(octet_length(personal), 0) AS size, %s
                    FROM event) e USING (organization_id, global_index)
                WHERE l.seal_no > ? ORDER BY l.seal_no LIMIT ?) AS page
            WHERE begins < 2 << 20 ORDER BY seal_no""".formatted(FactRow.COLUMNS);

    /**
     * Rows that begin within so many bytes, with the event of each, where it is there. Nobody has sealed what has no number
     * up to the head, or another time than that of its event, or of the position before where that is later. The facts of
     * a thing follow each other without a gap: one that is hidden from the sealer leaves one.
     */
    private static final String SEALED = """
            SELECT * FROM (
                SELECT l.seal_no, l.organization_id AS owner, l.position, l.ledger_at, l.leaf_hash, l.personal_commit, e.aggregate_type, %s,
                    l.seal_no BETWEEN 1 AND (SELECT seal_no FROM ledger_head)
                        AND l.ledger_at = greatest(e.recorded_at, (SELECT b.ledger_at FROM ledger b
                            WHERE b.organization_id = l.organization_id AND b.position = l.position - 1))
                        AND (e.sequence = 0 OR EXISTS (SELECT FROM event b JOIN ledger k USING (organization_id, global_index)
                            WHERE b.organization_id = e.organization_id AND b.aggregate_id = e.aggregate_id
                                AND b.sequence = e.sequence - 1 AND k.position < l.position))
                        AND (%s) AS keeps,
                    coalesce(sum(octet_length(e.payload) + coalesce(octet_length(e.personal), 0))
                        OVER (ORDER BY l.seal_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS begins
                FROM ledger l
                LEFT JOIN event e ON e.organization_id = l.organization_id AND e.global_index = l.global_index
                WHERE l.seal_no >= ? ORDER BY l.seal_no LIMIT ?) AS page
            WHERE begins < 2 << 20 ORDER BY seal_no""".formatted(Envelopes.COLUMNS, Envelopes.KEEPS);

    private static final String BACKLOG = """
            SELECT count(*) AS events, extract(epoch FROM clock_timestamp() - min(recorded_at)) AS age
            FROM (SELECT recorded_at FROM event WHERE global_index > (SELECT global_index FROM ledger_head)
                ORDER BY global_index LIMIT ?) AS waiting""";

    private static final String MISSING = """
            SELECT e.global_index FROM event e
            WHERE e.global_index > ? AND e.global_index <= least(?, (SELECT global_index FROM ledger_head))
                AND NOT EXISTS (SELECT FROM ledger l WHERE l.global_index = e.global_index)
            ORDER BY e.global_index LIMIT 100""";

    private static final String LAGS =
            "SELECT f.name, h.seal_no - f.position AS lag FROM ledger_follower f, ledger_head h ORDER BY f.name";

    /**
     * Who keeps the sealer from its tables comes first: only what holds them whole is seen. Prepared transactions hold back
     * too, and belong to no process. Times may be hidden from this role.
     */
    private static final String OLDEST = """
            SELECT pid, name, cast(extract(epoch FROM clock_timestamp() - begun) AS double precision) AS age FROM (
                SELECT a.pid, coalesce(usename, '') || ' ' || coalesce(application_name, '') AS name, xact_start AS begun,
                    age(backend_xid) AS xids, l.pid IS NOT NULL AS locks
                FROM pg_stat_activity a
                LEFT JOIN (SELECT DISTINCT pid FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND relation IN (to_regclass('event'), to_regclass('ledger'), to_regclass('ledger_head'),
                        to_regclass('organization_head'), to_regclass('ledger_gap'), to_regclass('ledger_note'))) l
                    USING (pid)
                WHERE (backend_xid IS NOT NULL OR l.pid IS NOT NULL) AND a.pid <> pg_backend_pid()
                UNION ALL SELECT 0, gid, prepared, age(transaction), false FROM pg_prepared_xacts) AS running
            ORDER BY locks DESC, xids DESC LIMIT 1""";

    private final JdbcTemplate database;

    LedgerTable(LedgerDatabase database) {
        this.database = new JdbcTemplate(database.source());
    }

    List<SealedFact> following(long sealNo, int most) {
        return database.query(FOLLOWING, (row, index) -> fact(row), sealNo, most);
    }

    private static SealedFact fact(ResultSet row) throws SQLException {
        return new SealedFact(
                row.getLong("seal_no"),
                row.getLong("position"),
                Rows.instant(row, "ledger_at"),
                FactRow.read(new OrganizationId(Rows.uuid(row, "organization_id")), row));
    }

    /** Rows from a number of the ledger on, {@code most} or fewer where they are large. */
    List<SealedRow> sealed(long from, int most) {
        return database.query(
                SEALED,
                (row, index) -> new SealedRow(
                        row.getLong("seal_no"),
                        Rows.uuid(row, "owner"),
                        row.getLong("position"),
                        row.getString("name") != null && row.getBoolean("keeps") && isAsSealed(row)),
                from,
                most);
    }

    /** What cannot be read, such as a time without end, was never sealed. */
    private static boolean isAsSealed(ResultSet row) throws SQLException {
        try {
            return makesItsHash(row) && AggregateType.isOf(row.getString("name"), row.getString("aggregate_type"));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static boolean makesItsHash(ResultSet row) throws SQLException {
        byte[] commit = row.getBytes("personal_commit");
        var envelope = Envelopes.read(
                row,
                row.getLong("position"),
                Rows.instant(row, "ledger_at"),
                commit == null ? null : HexFormat.of().formatHex(commit));
        return MessageDigest.isEqual(envelope.leafHash(), row.getBytes("leaf_hash"));
    }

    /** @param most beyond so many they are not counted */
    Backlog backlog(int most) {
        return database.query(
                        BACKLOG,
                        (row, index) -> new Backlog(row.getLong("events"), seconds(row.getDouble("age"))),
                        most)
                .getFirst();
    }

    /** Numbers of events behind {@code after} that the ledger has passed without them, some of them. */
    List<Long> missing(long after, long to) {
        return database.query(MISSING, (row, index) -> row.getLong(1), after, to);
    }

    long head() {
        return database.query("SELECT global_index FROM ledger_head", (row, index) -> row.getLong(1))
                .getFirst();
    }

    long lastSeal() {
        return database.query("SELECT seal_no FROM ledger_head", (row, index) -> row.getLong(1))
                .getFirst();
    }

    /** How many facts each follower is behind. */
    Map<String, Long> lags() {
        var lags = new LinkedHashMap<String, Long>();
        database.query(LAGS, row -> {
            lags.put(row.getString("name"), row.getLong("lag"));
        });
        return lags;
    }

    /** The transaction for which the sealer, or a number that is missing, may have to wait. */
    Optional<OldTransaction> oldest() {
        return database
                .query(
                        OLDEST,
                        (row, index) -> new OldTransaction(
                                row.getInt("pid"),
                                row.getString("name").strip(),
                                Optional.ofNullable(row.getObject("age", Double.class))
                                        .map(LedgerTable::seconds)))
                .stream()
                .findFirst();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(1000 * seconds));
    }
}
