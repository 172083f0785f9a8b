package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.Checkpoint;
import dev.rollcall.kernel.proof.MerkleTree;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** Whether ledgers go on from what was signed of them. */
final class Continuation {
    private final LedgerDatabase database;
    private final SigningKey key;

    Continuation(LedgerDatabase database, SigningKey key) {
        this.database = database;
        this.key = key;
    }

    /** What a note of an organization says; empty where this key has not signed it. */
    Optional<Checkpoint> open(UUID organization, String note) {
        return Checkpoint.open(note, key.verifier(Origins.of(organization)));
    }

    /** What is wrong. @param position how far the ledger goes */
    Optional<String> broken(UUID organization, long position, SignedCheckpoint kept) {
        var signed = open(organization, kept.note())
                .orElseGet(() -> new Checkpoint(Origins.of(organization), kept.size(), kept.root()));
        return broken(organization, position, signed);
    }

    Optional<String> broken(UUID organization, long position, Checkpoint signed) {
        try {
            return goesOn(organization, position, signed)
                    ? Optional.empty()
                    : Optional.of(
                            "its ledger of %d records is no continuation of the checkpoint of size %d; nothing more is signed of it"
                                    .formatted(position, signed.size()));
        } catch (IncompleteTree | LostRecord missing) {
            return Optional.of(String.valueOf(missing.getMessage()));
        }
    }

    private boolean goesOn(UUID organization, long position, Checkpoint signed) {
        var tree = new MerkleTree(new KeptTree(new SubtreeTable(database, organization)));
        return signed.size() <= position && MessageDigest.isEqual(tree.root(signed.size()), signed.root());
    }
}
