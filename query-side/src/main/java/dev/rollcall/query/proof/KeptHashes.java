package dev.rollcall.query.proof;

import dev.rollcall.query.reading.Sql;
import java.util.UUID;

/** Asks for hashes that are kept, whoever asks. */
final class KeptHashes {
    private static final String LEAVES = """
            SELECT leaf_hash AS hash, position - 1 AS place FROM ledger WHERE organization_id = ? AND position > ? AND position <= ? ORDER BY position""";
    private static final String SUBTREES = """
            SELECT hash, place FROM ledger_subtree WHERE organization_id = ? AND level = ? AND place >= ? AND place < ? ORDER BY place""";

    private KeptHashes() {}

    /** Rows of {@link PlacedHash}. */
    static Sql of(UUID organization, int level, long first, long end) {
        return level == 0
                ? Sql.of(LEAVES, organization, first, end)
                : Sql.of(SUBTREES, organization, level, first, end);
    }

    static Sql block(UUID organization, int level, long block) {
        return of(organization, level, block * KeptTree.BLOCK, (block + 1) * KeptTree.BLOCK);
    }
}
