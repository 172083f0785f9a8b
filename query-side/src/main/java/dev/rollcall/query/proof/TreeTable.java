package dev.rollcall.query.proof;

import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.reading.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was kept and signed of the trees of all organizations, a stretch at a time, as those see it who compare it. */
final class TreeTable {
    private static final String KEPT = """
            SELECT organization_id, level, place, hash FROM ledger_subtree
            WHERE (organization_id, level, place) > (?, ?, ?) ORDER BY organization_id, level, place LIMIT ?""";

    /** From one organization to the next by the key, for there are many checkpoints of each; and those that have none. */
    private static final String SIGNED = """
            WITH RECURSIVE signed AS (
                (SELECT organization_id FROM checkpoint WHERE organization_id < ? ORDER BY organization_id DESC LIMIT 1)
                UNION ALL
                SELECT next.organization_id FROM signed, LATERAL (SELECT organization_id FROM checkpoint
                    WHERE organization_id < signed.organization_id ORDER BY organization_id DESC LIMIT 1) next)
            (SELECT organization_id FROM signed LIMIT ?) UNION
            (SELECT organization_id FROM organization_head WHERE organization_id < ? ORDER BY organization_id DESC LIMIT ?)
            ORDER BY organization_id DESC LIMIT ?""";

    private final JdbcTemplate database;

    TreeTable(LedgerDatabase database) {
        this.database = new JdbcTemplate(database.source());
    }

    /** A subtree that is kept. @param hash empty for the place before all others of an organization */
    record Kept(UUID organization, int level, long place, byte[] hash) {
        static Kept before(UUID organization) {
            return new Kept(organization, -1, -1, new byte[0]);
        }

        private static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    Rows.uuid(row, "organization_id"), row.getInt("level"), row.getLong("place"), row.getBytes("hash"));
        }

        /** The place before it. */
        Kept behind() {
            return new Kept(organization, level, place - 1, new byte[0]);
        }

        boolean isInPlaceOf(Kept other) {
            return organization.equals(other.organization) && level == other.level && place == other.place;
        }

        /** The records that it stands for, in words. */
        String records() {
            return "positions %d to %d".formatted((place << level) + 1, (place + 1) << level);
        }
    }

    /** Those behind one. */
    List<Kept> kept(Kept behind, int most) {
        return database.query(
                KEPT, (row, index) -> Kept.read(row), behind.organization(), behind.level(), behind.place(), most);
    }

    /** Organizations of which something was sealed or signed and whose identifier is smaller, from the greatest down. */
    List<UUID> signed(UUID below, int most) {
        return database.query(
                SIGNED, (row, index) -> Rows.uuid(row, "organization_id"), below, most, below, most, most);
    }
}
