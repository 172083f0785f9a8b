package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.Checkpoint;
import dev.rollcall.kernel.proof.MerkleTree;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.proof.CheckpointTable.Standing;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs how far each organization's ledger goes. It never signs what contradicts the checkpoint before: then somebody has
 * changed history, or brought an old back-up back, and the operator is told instead.
 */
public final class Checkpointer {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /** Every so many rounds all organizations are looked at, also those that nothing was sealed of. */
    private static final int ALL_EVERY = 600;

    private final LedgerDatabase database;
    private final CheckpointTable table;
    private final TransactionTemplate transactions;
    private final SigningKey key;
    private final Duration pace;
    private final Set<UUID> grown = new HashSet<>();
    private final Map<UUID, String> troubles = new ConcurrentHashMap<>();
    private long rounds;
    private long seen;

    /** @param pace at least so long between two checkpoints of an organization */
    public Checkpointer(LedgerDatabase database, SigningKey key, Duration pace) {
        this.database = database;
        this.table = new CheckpointTable(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database.source()));
        this.key = key;
        this.pace = pace;
    }

    /** Of which organizations nothing is signed, and why. */
    public Map<UUID, String> troubles() {
        return Collections.unmodifiableMap(troubles);
    }

    /** Whether this key is the one that signs for this installation; the first one that asks is. */
    public boolean isSigner() {
        var open = key.verifier("rollcall").toString();
        return table.signer(open).equals(open);
    }

    /** Signs what is due. @return how many checkpoints were made */
    public int round() {
        long head = table.lastSeal();
        grown.addAll(rounds++ % ALL_EVERY == 0 ? table.allGrown() : table.grown(seen, head));
        seen = head;
        return (int) table.standing(grown, pace).stream()
                .filter(this::isToBeSigned)
                .filter(standing -> sign(standing.organization(), standing.size()))
                .count();
    }

    private boolean isToBeSigned(Standing standing) {
        if (standing.size() == standing.signed()) {
            grow(standing.organization(), standing.size());
            grown.remove(standing.organization());
            return false;
        }
        return standing.isDue();
    }

    private boolean sign(UUID organization, long size) {
        try {
            return grow(organization, size)
                    && Boolean.TRUE.equals(transactions.execute(_ -> table.own() && signed(organization, size)));
        } catch (IncompleteTree incomplete) {
            trouble(organization, String.valueOf(incomplete.getMessage()));
            return false;
        }
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

    private boolean signed(UUID organization, long size) {
        var tree = new MerkleTree(new KeptTree(new SubtreeTable(database, organization)));
        var before = table.latest(organization);
        if (before.isPresent() && !continues(tree, size, before.get())) {
            trouble(
                    organization,
                    "its ledger is no continuation of the checkpoint of size %d; nothing is signed"
                            .formatted(before.get().size()));
            return false;
        }
        byte[] root = tree.root(size);
        var note = new Checkpoint(Origins.of(organization), size, root).signed(key);
        troubles.remove(organization);
        return table.keep(organization, size, root, note, pace);
    }

    private static boolean continues(MerkleTree tree, long size, SignedCheckpoint before) {
        return before.size() <= size && MessageDigest.isEqual(tree.root(before.size()), before.root());
    }

    private void trouble(UUID organization, String what) {
        if (!what.equals(troubles.put(organization, what))) {
            LOG.error("Organization {}: {}", organization, what);
        }
    }
}
