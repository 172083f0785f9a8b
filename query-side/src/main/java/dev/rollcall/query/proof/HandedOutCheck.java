package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Compares ledgers with checkpoints that have left the house: where an old back-up is in place of a newer database, what is
 * in the database agrees with itself.
 */
@Component
public final class HandedOutCheck {
    private final CheckpointTable table;
    private final Continuation continuation;
    private final Contradictions contradictions;

    public HandedOutCheck(LedgerDatabase database, SigningKey key, Contradictions contradictions) {
        this.table = new CheckpointTable(database);
        this.continuation = new Continuation(database, key);
        this.contradictions = contradictions;
    }

    /** @param note the newest that was handed out; one that this key has not signed says nothing */
    public void compare(UUID organization, String note) {
        continuation.open(organization, note).ifPresent(signed -> {
            var contradiction = continuation.broken(organization, table.position(organization), signed);
            contradictions.tell(
                    organization,
                    Contradictions.HANDED_OUT,
                    contradiction.map("what was handed out is not so any more: %s"::formatted));
        });
    }
}
