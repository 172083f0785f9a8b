package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.Checkpoint;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A checkpoint that was signed.
 *
 * @param size how many records it covers: the positions 1 to {@code size}
 * @param note the signed note (C2SP tlog-checkpoint)
 * @param madeAt by PostgreSQL's clock
 */
public record SignedCheckpoint(long size, byte[] root, String note, Instant madeAt) {
    /** Whether it is kept as what its note says: whoever can change the database changes the one without the other. */
    boolean isOf(Checkpoint signed) {
        return signed.size() == size && MessageDigest.isEqual(signed.root(), root);
    }
}
