package dev.rollcall.query.proof;

import dev.rollcall.query.ledger.LedgerDatabase;
import java.util.List;

/** Which checkpoints have left the house, on which way. One node at a time is at each way, by PostgreSQL's clock. */
public final class Handouts {
    private final HandoutTable table;

    public Handouts(LedgerDatabase database) {
        this.table = new HandoutTable(database);
    }

    /** The next ones, in the order in which they were signed; none where another node is at them. To be released. */
    public List<NumberedCheckpoint> claim(String way) {
        return table.hasNext(way) ? table.claim(way).map(table::after).orElse(List.of()) : List.of();
    }

    public void taken(String way, NumberedCheckpoint checkpoint) {
        table.move(way, checkpoint.number());
    }

    public void release(String way) {
        table.release(way);
    }
}
