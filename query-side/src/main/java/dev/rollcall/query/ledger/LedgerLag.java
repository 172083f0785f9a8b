package dev.rollcall.query.ledger;

import java.util.Map;
import org.springframework.stereotype.Component;

/** How far the ledger is behind the events, and its followers are behind the ledger. */
@Component
public final class LedgerLag {
    private static final int MOST = 10_000;

    private final LedgerTable table;

    public LedgerLag(LedgerDatabase database) {
        this.table = new LedgerTable(database);
    }

    /** Of more than 10 000 the first so many. */
    public Backlog backlog() {
        return table.backlog(MOST);
    }

    /** How many facts each follower has still to read, by its name. */
    public Map<String, Long> followers() {
        return table.lags();
    }
}
