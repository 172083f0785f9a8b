package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.Checkpoint;
import dev.rollcall.kernel.proof.MerkleTree;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was signed of each organization, as far as this node has met it, and whether the ledger still goes on from there. A
 * checkpoint can be taken out of the database, or another put in its place; one that this node has met, it remembers.
 */
public final class SignedPast {
    private final LedgerDatabase database;
    private final CheckpointTable table;
    private final SigningKey key;
    private final Contradictions contradictions;
    private final Map<UUID, Checkpoint> met = new ConcurrentHashMap<>();
    private final Map<Long, UUID> altered = new ConcurrentHashMap<>();

    public SignedPast(LedgerDatabase database, SigningKey key, Contradictions contradictions) {
        this.database = database;
        this.table = new CheckpointTable(database);
        this.key = key;
        this.contradictions = contradictions;
    }

    /** @return what a note says; empty for one that this key has not signed, which says nothing */
    public Optional<Checkpoint> meet(UUID organization, String note) {
        var signed = Checkpoint.open(note, key.verifier(Origins.of(organization)));
        signed.ifPresent(each -> met.merge(organization, each, SignedPast::greater));
        return signed;
    }

    private static Checkpoint greater(Checkpoint one, Checkpoint other) {
        return one.size() < other.size() ? other : one;
    }

    /**
     * Compares, and tells what is wrong. How far the ledger goes is asked after the newest checkpoint, for another node may
     * sign meanwhile.
     *
     * @return whether it may be gone on from: also where a checkpoint is lost, for its ledger goes on from it
     * @throws IncompleteTree where it cannot be said, for the tree is being made again
     */
    boolean goesOn(UUID organization) {
        var known = Optional.ofNullable(met.get(organization));
        var kept = table.latest(organization);
        contradictions.tell(organization, "lost checkpoint", known.flatMap(signed -> lost(signed, kept)));
        var contradiction = kept.filter(newest -> !isSigned(organization, newest))
                .map(newest -> "its newest checkpoint, of size %d, is not signed by this server's key"
                        .formatted(newest.size()))
                .or(() -> last(organization, kept).flatMap(signed -> broken(organization, signed)));
        var otherwiseKept = kept.flatMap(newest -> otherwiseKept(organization, newest));
        contradictions.tell(organization, "checkpoint", contradiction);
        contradictions.tell(organization, "kept checkpoint", otherwiseKept);
        return contradiction.isEmpty() && otherwiseKept.isEmpty();
    }

    /** Whether a checkpoint is kept as it was signed. */
    public boolean isAsSigned(UUID organization, SignedCheckpoint kept) {
        return Checkpoint.open(kept.note(), key.verifier(Origins.of(organization)))
                .map(kept::isOf)
                .orElseGet(() -> isOfOtherKey(kept));
    }

    private static Optional<String> lost(Checkpoint signed, Optional<SignedCheckpoint> kept) {
        return kept.filter(newest -> newest.size() >= signed.size()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "a checkpoint of size %d was signed, and is kept no more; copies of it that were handed out hold"
                                .formatted(signed.size()));
    }

    /** Looks at one of those that are older than the newest. */
    void look(NumberedCheckpoint older) {
        var kept = older.checkpoint();
        if (isAsSigned(older.organization(), kept)) {
            isNoMore(older.number());
        } else {
            altered.put(older.number(), older.organization());
            contradictions.tell(
                    older.organization(),
                    "checkpoint number " + older.number(),
                    Optional.of(
                            "its checkpoint of size %d is kept otherwise than it was signed".formatted(kept.size())));
        }
    }

    /** One that was taken out again is altered no more. */
    void lookAgain() {
        altered.keySet().stream().filter(number -> !table.has(number)).forEach(this::isNoMore);
    }

    private void isNoMore(long number) {
        var organization = altered.remove(number);
        if (organization != null) {
            contradictions.tell(organization, "checkpoint number " + number, Optional.empty());
        }
    }

    private Optional<String> otherwiseKept(UUID organization, SignedCheckpoint newest) {
        return meet(organization, newest.note())
                .filter(signed -> !newest.isOf(signed))
                .map(signed ->
                        "its newest checkpoint is kept as one of size %d, and its size or root are not those that were signed"
                                .formatted(newest.size()));
    }

    private boolean isSigned(UUID organization, SignedCheckpoint newest) {
        return meet(organization, newest.note()).isPresent() || isOfOtherKey(newest);
    }

    /** Those of before the key are of another one, which was lost. */
    private boolean isOfOtherKey(SignedCheckpoint kept) {
        return kept.madeAt().isBefore(table.signerSince());
    }

    private Optional<Checkpoint> last(UUID organization, Optional<SignedCheckpoint> kept) {
        return Optional.ofNullable(met.get(organization))
                .or(() -> kept.map(old -> new Checkpoint(Origins.of(organization), old.size(), old.root())));
    }

    private Optional<String> broken(UUID organization, Checkpoint signed) {
        long position = table.position(organization);
        if (position < signed.size()) {
            return Optional.of("its ledger ends at position %d, and a checkpoint of size %d was signed"
                    .formatted(position, signed.size()));
        }
        return goesOn(organization, signed)
                ? Optional.empty()
                : Optional.of("its ledger is no continuation of the checkpoint of size %d".formatted(signed.size()));
    }

    private boolean goesOn(UUID organization, Checkpoint signed) {
        var tree = new MerkleTree(new KeptTree(new SubtreeTable(database, organization)));
        try {
            return MessageDigest.isEqual(tree.root(signed.size()), signed.root());
        } catch (LostRecord lost) {
            return false;
        }
    }
}
