package dev.rollcall.query.proof;

import java.time.Instant;

/**
 * A checkpoint that was signed.
 *
 * @param size how many records it covers: the positions 1 to {@code size}
 * @param note the signed note (C2SP tlog-checkpoint)
 * @param madeAt by PostgreSQL's clock
 */
public record SignedCheckpoint(long size, byte[] root, String note, Instant madeAt) {}
