package dev.rollcall.query.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes records anew from the stored events, a stretch each round until it has gone through all of the ledger and begins
 * again, and compares them with what was sealed: an event that was altered or taken away is found before an auditor asks.
 */
@Component
public final class SealCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SealCheck.class);

    /** Of a round; some ten milliseconds of work. */
    private static final int STRETCH = 1000;

    /** So many are named, and looked at again each round; they are alarm enough. */
    private static final int MOST = 100;

    private final LedgerTable table;
    private final Set<SealedRow> altered = ConcurrentHashMap.newKeySet();
    private boolean begun;
    private long next;

    public SealCheck(LedgerDatabase database) {
        this.table = new LedgerTable(database);
    }

    /** What this node has found and what is so still, a hundred at most. */
    public Set<SealedRow> altered() {
        return Set.copyOf(altered);
    }

    /** One round. @param dice throws a number below the one that it is given; nodes begin in different places */
    public void go(LongUnaryOperator dice) {
        long head = table.lastSeal();
        if (!begun) {
            next = 1 + dice.applyAsLong(head + 1);
            begun = true;
        }
        altered.removeIf(known -> isMended(known, head));
        var stretch = table.sealed(next, STRETCH);
        note(withGaps(stretch, head));
        next = stretch.isEmpty() ? Long.MIN_VALUE : stretch.getLast().sealNo() + 1;
    }

    /** A row that nobody had sealed, before the first number or behind the head, is mended when it is gone. */
    private boolean isMended(SealedRow known, long head) {
        return table.sealed(known.sealNo(), 1).stream()
                .filter(now -> now.sealNo() == known.sealNo())
                .findFirst()
                .map(SealedRow::isAsSealed)
                .orElse(known.sealNo() < 1 || known.sealNo() > head);
    }

    /** Numbers have no gap: of one that there is, the first number. */
    private List<SealedRow> withGaps(List<SealedRow> stretch, long head) {
        var rows = new ArrayList<SealedRow>();
        long expected = Math.max(next, 1);
        for (var row : stretch) {
            if (row.sealNo() > expected) {
                rows.add(SealedRow.missing(expected));
            }
            rows.add(row);
            expected = Math.max(expected, row.sealNo() + 1);
        }
        if (stretch.isEmpty() && expected <= head) {
            rows.add(SealedRow.missing(expected));
        }
        return rows;
    }

    private void note(List<SealedRow> stretch) {
        var found = stretch.stream()
                .filter(row -> !row.isAsSealed() && !altered.contains(row))
                .limit(MOST - altered.size())
                .toList();
        if (altered.addAll(found)) {
            LOG.error(
                    "Events are not those that were sealed, or are no more: {}",
                    found.stream().map(SealedRow::where).collect(Collectors.joining("; ")));
        }
    }
}
