package dev.rollcall.query.ledger;

import java.time.Duration;
import java.util.List;

/**
 * What one cycle of a sealer has seen and done.
 *
 * @param sealNo the last seal now
 * @param index up to which number everything is sealed now
 * @param waited for each event that was sealed, how long ago it had been recorded
 * @param drawn the highest number that had been drawn
 * @param isFull whether there was more than one cycle takes
 */
public record Cycle(long sealNo, long index, List<Duration> waited, long drawn, boolean isFull) {
    /** Whether something has still to come, or never will. */
    public boolean isBehind() {
        return drawn > index;
    }
}
