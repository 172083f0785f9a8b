package dev.rollcall.query.proof;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.proof.GrowingTree;
import dev.rollcall.kernel.proof.MerkleTree;
import dev.rollcall.query.proof.EvidenceQueries.SealedRecord;
import java.security.MessageDigest;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Does on the server what an auditor does offline: makes every record of a range anew from the stored events, compares it
 * with the hash that was sealed, and climbs to the root that was signed.
 */
@Component
public final class RecordCheck {
    private final EvidenceQueries records;
    private final ProofQueries proofs;

    public RecordCheck(EvidenceQueries records, ProofQueries proofs) {
        this.records = records;
        this.proofs = proofs;
    }

    /** What was found. */
    public sealed interface Finding {
        /** All records are as they were sealed. */
        record Sound(long records) implements Finding {}

        /** The first that is another than was sealed, or is not there. */
        record Changed(long position) implements Finding {}

        /** The records agree with the sealed hashes, and those do not lead to the signed root. */
        record AnotherRoot() implements Finding {}
    }

    /** @param first position @param last at most the size of the checkpoint */
    public Finding check(OrganizationId organization, long first, long last, SignedCheckpoint checkpoint) {
        try {
            return compare(organization, first, last, checkpoint);
        } catch (LostRecord lost) {
            return new Finding.Changed(lost.position());
        }
    }

    private Finding compare(OrganizationId organization, long first, long last, SignedCheckpoint checkpoint) {
        var tree = new GrowingTree();
        proofs.cover(organization, 0, first - 1).forEach(tree::add);
        for (long behind = first - 1; behind < last; behind += EvidenceQueries.PAGE) {
            for (var row : records.records(organization, behind, Math.min(last, behind + EvidenceQueries.PAGE))) {
                if (row.envelope().position() != tree.leaves() + 1 || !isAsSealed(row)) {
                    return new Finding.Changed(tree.leaves() + 1);
                }
                tree.add(new MerkleTree.Subtree(0, row.leafHash()));
            }
        }
        if (tree.leaves() != last) {
            return new Finding.Changed(tree.leaves() + 1);
        }
        proofs.cover(organization, last, checkpoint.size()).forEach(tree::add);
        return MessageDigest.isEqual(tree.root(), checkpoint.root())
                ? new Finding.Sound(last - first + 1)
                : new Finding.AnotherRoot();
    }

    private static boolean isAsSealed(SealedRecord row) {
        return row.keeps() && Arrays.equals(row.envelope().leafHash(), row.leafHash());
    }
}
