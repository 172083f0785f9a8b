package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.proof.TreeTable.Signed;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Climbs from each organization's ledger to the root of its newest checkpoint, some organizations each round until it has
 * gone through all and begins again: a ledger whose end was cut off is found, also where nothing comes any more, or as much
 * has come as was taken.
 */
@Component
public final class CheckpointCheck {
    /** Of a round. */
    private static final int ORGANIZATIONS = 20;

    private static final UUID ABOVE_ALL = new UUID(-1, -1);

    private final TreeTable table;
    private final Continuation continuation;
    private final Contradictions contradictions;
    private UUID checked = ABOVE_ALL;

    public CheckpointCheck(LedgerDatabase database, SigningKey key, Contradictions contradictions) {
        this.table = new TreeTable(database);
        this.continuation = new Continuation(database, key);
        this.contradictions = contradictions;
    }

    /** One round. */
    public void go() {
        var some = table.newest(checked, ORGANIZATIONS);
        some.forEach(this::look);
        checked = some.size() < ORGANIZATIONS ? ABOVE_ALL : some.getLast().organization();
    }

    private void look(Signed signed) {
        contradictions.tell(
                signed.organization(),
                "checkpoint",
                continuation.broken(signed.organization(), signed.position(), signed.checkpoint()));
    }
}
