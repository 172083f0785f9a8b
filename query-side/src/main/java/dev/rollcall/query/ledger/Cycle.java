package dev.rollcall.query.ledger;

import java.time.Duration;
import java.util.List;

/**
 * What one cycle of a sealer has seen and done.
 *
 * @param head how far the ledger goes now
 * @param waited for each event that was sealed, how long ago it had been recorded
 * @param isBehind whether there may be committed events that are not sealed yet
 * @param isFull whether there was as much as one cycle takes, or more
 */
public record Cycle(Head head, List<Duration> waited, boolean isBehind, boolean isFull) {
    /** Whether the next one finds more to seal. What is held back has to be waited for. */
    public boolean hasMore() {
        return isFull && !waited.isEmpty();
    }
}
