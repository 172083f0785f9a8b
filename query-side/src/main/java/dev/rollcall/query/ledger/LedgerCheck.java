package dev.rollcall.query.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for events that the ledger has passed without them; there must be none. Each round looks at the numbers that
 * have become sealed in the rounds before, and at the next stretch of all of history.
 */
@Component
public final class LedgerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);

    /** An event that came late was under way in one of so many rounds. */
    private static final int ROUNDS = 6;

    /** No number that is drawn is below 1; whoever owns the database can write one. */
    private static final long BELOW_ALL = Long.MIN_VALUE;

    private static final long STRETCH = 50_000;

    private final LedgerTable table;
    private final Deque<Long> heads = new ArrayDeque<>();
    private final NavigableSet<Long> missing = new ConcurrentSkipListSet<>();
    private long checked = BELOW_ALL;

    public LedgerCheck(LedgerDatabase database) {
        this.table = new LedgerTable(database);
    }

    /** Numbers of events that were found missing, never to be sealed. */
    public NavigableSet<Long> missing() {
        return missing;
    }

    /** One round. */
    public void go() {
        long head = table.head();
        note(table.missing(heads.isEmpty() ? Math.max(0, head - STRETCH) : heads.getFirst(), head));
        note(table.missing(checked, Math.max(checked, 0) + STRETCH));
        long next = Math.max(checked, 0) + STRETCH;
        checked = next < head ? next : BELOW_ALL;
        heads.addLast(head);
        if (heads.size() > ROUNDS) {
            heads.removeFirst();
        }
    }

    private void note(List<Long> found) {
        if (missing.addAll(found)) {
            LOG.error("The ledger has passed events without sealing them; their numbers are {}", missing);
        }
    }
}
