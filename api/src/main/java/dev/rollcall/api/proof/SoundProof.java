package dev.rollcall.api.proof;

import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.MerkleProof;
import dev.rollcall.kernel.proof.ProofRefusal.RecordAltered;
import dev.rollcall.kernel.proof.ProofRefusal.TreeAltered;
import dev.rollcall.query.proof.EvidenceQueries.SealedRecord;
import dev.rollcall.query.proof.SignedCheckpoint;
import java.security.MessageDigest;
import java.util.List;

/** Whoever changes the database changes proofs too: none goes out that does not lead to what was signed. */
final class SoundProof {
    private SoundProof() {}

    /** Of the trees of two sizes. */
    record Roots(byte[] first, byte[] second) {}

    static void require(SealedRecord record, List<byte[]> path, SignedCheckpoint checkpoint) {
        long position = record.envelope().position();
        if (!MessageDigest.isEqual(record.envelope().leafHash(), record.leafHash())) {
            throw new Refused(new RecordAltered(position));
        }
        if (!MerkleProof.includes(checkpoint.root(), checkpoint.size(), position - 1, record.leafHash(), path)) {
            throw new Refused(new TreeAltered(checkpoint.size()));
        }
    }

    /** @param grown that the second tree is a beginning of that of the newest checkpoint */
    static void require(
            long first, long second, Roots roots, List<byte[]> path, List<byte[]> grown, SignedCheckpoint latest) {
        boolean isSound = MerkleProof.connects(first, roots.first(), second, roots.second(), path)
                && MerkleProof.connects(second, roots.second(), latest.size(), latest.root(), grown);
        if (!isSound) {
            throw new Refused(new TreeAltered(latest.size()));
        }
    }
}
