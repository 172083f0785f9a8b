package dev.rollcall.query.proof;

import dev.rollcall.query.ledger.LedgerDatabase;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far each way is. Numbers are drawn under the lock of the signer, so none comes late. */
final class HandoutTable {
    private static final String HELD = "held_until = clock_timestamp() + interval '60 seconds'";
    private static final String HAS_NEXT = """
            SELECT EXISTS (SELECT FROM checkpoint
                WHERE number > coalesce((SELECT number FROM checkpoint_handout WHERE way = ?), 0))""";
    private static final int PAGE = 50;

    private final CheckpointTable checkpoints;
    private final JdbcTemplate database;

    HandoutTable(LedgerDatabase database) {
        this.checkpoints = new CheckpointTable(database);
        this.database = new JdbcTemplate(database.source());
    }

    boolean hasNext(String way) {
        return database.queryForList(HAS_NEXT, Boolean.class, way).getFirst();
    }

    /** @return the number up to which all were taken; empty where another node holds the way */
    Optional<Long> claim(String way) {
        database.update("INSERT INTO checkpoint_handout (way, number) VALUES (?, 0) ON CONFLICT DO NOTHING", way);
        return database
                .query(
                        "UPDATE checkpoint_handout SET " + HELD
                                + " WHERE way = ? AND coalesce(held_until < clock_timestamp(), true) RETURNING number",
                        (row, index) -> row.getLong(1),
                        way)
                .stream()
                .findFirst();
    }

    List<NumberedCheckpoint> after(long number) {
        return checkpoints.after(number, PAGE);
    }

    void move(String way, long number) {
        database.update(
                "UPDATE checkpoint_handout SET number = greatest(number, ?), " + HELD + " WHERE way = ?", number, way);
    }

    void release(String way) {
        database.update("UPDATE checkpoint_handout SET held_until = NULL WHERE way = ?", way);
    }
}
