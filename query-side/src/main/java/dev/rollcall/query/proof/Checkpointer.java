package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.Checkpoint;
import dev.rollcall.kernel.proof.MerkleTree;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.proof.CheckpointTable.Standing;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs how far each organization's ledger goes. It never signs what contradicts the checkpoint before: then somebody has
 * changed history, or brought an old back-up back, and the operator is told instead.
 */
public final class Checkpointer {
    /** Every so many rounds all organizations are looked at, also those that nothing was sealed of. */
    private static final int ALL_EVERY = 600;

    private final LedgerDatabase database;
    private final CheckpointTable table;
    private final TransactionTemplate transactions;
    private final SigningKey key;
    private final Duration pace;
    private final Set<UUID> grown = new HashSet<>();
    private final SignedPast past;
    private final Contradictions contradictions;
    private long rounds;
    private long seen;

    /** @param pace at least so long between two checkpoints of an organization */
    public Checkpointer(
            LedgerDatabase database, SigningKey key, Duration pace, SignedPast past, Contradictions contradictions) {
        this.database = database;
        this.table = new CheckpointTable(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database.source()));
        this.key = key;
        this.pace = pace;
        this.past = past;
        this.contradictions = contradictions;
    }

    /** Whether this key is the one that signs for this installation; the first one that asks is. */
    public boolean isSigner() {
        var open = key.verifier("rollcall").toString();
        return table.signer(open).equals(open);
    }

    /** Whether some key signs for this installation already. */
    public static boolean hasSigner(LedgerDatabase database) {
        return new CheckpointTable(database).hasSigner();
    }

    /** Signs what is due. @return how many checkpoints were made */
    public int round() {
        long head = table.lastSeal();
        grown.addAll(rounds++ % ALL_EVERY == 0 ? table.allGrown() : table.grown(seen, head));
        seen = head;
        return (int) table.standing(grown, pace).stream().filter(this::attempt).count();
    }

    /** One organization that cannot be signed keeps no other from it. */
    private boolean attempt(Standing standing) {
        try {
            return isToBeSigned(standing) && sign(standing.organization(), standing.size());
        } catch (IncompleteTree | LostRecord missing) {
            tell(standing.organization(), Optional.of(String.valueOf(missing.getMessage())));
            return false;
        }
    }

    private void tell(UUID organization, Optional<String> contradiction) {
        contradictions.tell(organization, "signing", contradiction);
    }

    private boolean isToBeSigned(Standing standing) {
        if (standing.size() == standing.signed()) {
            grow(standing.organization(), standing.size());
            tell(standing.organization(), Optional.empty());
            grown.remove(standing.organization());
            return false;
        }
        return standing.isDue();
    }

    private boolean sign(UUID organization, long size) {
        Optional<String> note = grow(organization, size)
                ? Objects.requireNonNull(
                        transactions.execute(_ -> table.own() ? signed(organization, size) : Optional.empty()))
                : Optional.empty();
        note.ifPresent(kept -> past.meet(organization, kept));
        return note.isPresent();
    }

    private boolean grow(UUID organization, long size) {
        var growth = new Growth(new SubtreeTable(database, organization));
        var own = new boolean[] {true};
        boolean done = false;
        while (!done && own[0]) {
            done = Boolean.TRUE.equals(transactions.execute(_ -> {
                own[0] = table.own();
                return own[0] && growth.grow(size);
            }));
        }
        return done;
    }

    private Optional<String> signed(UUID organization, long size) {
        if (!past.goesOn(organization)) {
            return Optional.empty();
        }
        byte[] root = new MerkleTree(new KeptTree(new SubtreeTable(database, organization))).root(size);
        tell(organization, Optional.empty());
        var note = new Checkpoint(Origins.of(organization), size, root).signed(key);
        return table.keep(organization, size, root, note, pace) ? Optional.of(note) : Optional.empty();
    }
}
