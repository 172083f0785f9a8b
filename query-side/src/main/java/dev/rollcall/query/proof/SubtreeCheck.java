package dev.rollcall.query.proof;

import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.proof.TreeTable.Kept;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Folds complete subtrees anew, a stretch each round until it has gone through those of all organizations and begins again,
 * and compares them with what was kept of them when they were signed: a sealed hash that was altered along with its event
 * is found, though no checkpoint to come would take it.
 */
@Component
public final class SubtreeCheck {
    /** Of a round; each is folded from 256 hashes. */
    private static final int STRETCH = 16;

    /** So many are named, and looked at again each round. */
    private static final int MOST = 100;

    private static final Kept BEFORE_ALL = Kept.before(new UUID(0, 0));

    private final LedgerDatabase database;
    private final TreeTable table;
    private final Contradictions contradictions;
    private final List<Kept> altered = new ArrayList<>();
    private Kept checked = BEFORE_ALL;

    public SubtreeCheck(LedgerDatabase database, Contradictions contradictions) {
        this.database = database;
        this.table = new TreeTable(database);
        this.contradictions = contradictions;
    }

    /** One round. */
    public void go() {
        altered.removeIf(this::isMended);
        var stretch = table.kept(checked, STRETCH);
        stretch.stream()
                .filter(kept -> altered.size() < MOST && !isAsKept(kept))
                .forEach(this::told);
        checked = stretch.isEmpty() ? BEFORE_ALL : stretch.getLast();
    }

    private boolean isMended(Kept known) {
        boolean mended =
                table.kept(known.behind(), 1).stream().anyMatch(now -> now.isInPlaceOf(known) && isAsKept(now));
        if (mended) {
            contradictions.tell(known.organization(), known.records(), Optional.empty());
        }
        return mended;
    }

    private boolean isAsKept(Kept kept) {
        long first = kept.place() * KeptTree.BLOCK;
        var hashes = new SubtreeTable(database, kept.organization())
                .hashes(kept.level() - KeptTree.STEP, first, first + KeptTree.BLOCK);
        return hashes.size() == KeptTree.BLOCK && MessageDigest.isEqual(KeptTree.root(hashes), kept.hash());
    }

    private void told(Kept kept) {
        altered.add(kept);
        contradictions.tell(
                kept.organization(),
                kept.records(),
                Optional.of("the hashes of %s are no more those that were kept when they were signed"
                        .formatted(kept.records())));
    }
}
