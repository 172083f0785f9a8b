package dev.rollcall.query.proof;

import dev.rollcall.query.ledger.LedgerDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The subtrees that are kept of one organization's tree, and its leaves, as the signer sees them. */
final class SubtreeTable implements KeptTree.Kept {
    private static final String COUNT = """
            SELECT coalesce(max(place) + 1, 0) FROM ledger_subtree WHERE organization_id = ? AND level = ?""";
    private static final String KEEP = """
            INSERT INTO ledger_subtree (organization_id, level, place, hash) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private final JdbcTemplate database;
    private final UUID organization;

    SubtreeTable(LedgerDatabase database, UUID organization) {
        this.database = new JdbcTemplate(database.source());
        this.organization = organization;
    }

    /** How many of a level are kept; all from the first on. */
    long count(int level) {
        return database.queryForList(COUNT, Long.class, organization, level).getFirst();
    }

    @Override
    public List<byte[]> block(int level, long block) {
        return hashes(level, block * KeptTree.BLOCK, (block + 1) * KeptTree.BLOCK);
    }

    /** From the first to before the end, or to where one is missing. */
    List<byte[]> hashes(int level, long first, long end) {
        var asked = KeptHashes.of(organization, level, first, end);
        return PlacedHash.unbroken(
                database.query(
                        asked.text(),
                        (row, index) -> PlacedHash.read(row),
                        asked.values().toArray()),
                first);
    }

    void keep(int level, long first, List<byte[]> hashes) {
        var rows = new ArrayList<Object[]>();
        for (int at = 0; at < hashes.size(); at++) {
            rows.add(new Object[] {organization, level, first + at, hashes.get(at)});
        }
        database.batchUpdate(KEEP, rows);
    }
}
