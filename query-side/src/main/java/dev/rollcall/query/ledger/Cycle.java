package dev.rollcall.query.ledger;

import java.time.Duration;
import java.util.List;

/**
 * What one cycle of a sealer has seen and done.
 *
 * @param head how far the ledger goes now
 * @param late how long ago the time is through which everything is sealed; before the first, how long ago the eldest
 *     event that waits was recorded
 * @param waited for each event that was sealed, how long ago it had been recorded
 * @param waiting how many numbers lie behind the head, up to the last event
 * @param isFull whether there was more than one cycle takes
 * @param isBackdated whether an event bears a time that was final when it came
 */
public record Cycle(
        Head head, Duration late, List<Duration> waited, long waiting, boolean isFull, boolean isBackdated) {
    /** By less, what another node has just told may be ahead of when this one looked at the clock. */
    private static final Duration AHEAD = Duration.ofSeconds(-5);

    /** Whether time goes backwards: in the database's clock, in what it writes down, or in what was told of it. */
    public boolean isAgainstTime() {
        return isBackdated || late.compareTo(AHEAD) < 0;
    }

    /** Whether there are committed events that are not sealed yet. */
    public boolean isBehind() {
        return waiting > 0;
    }

    /** Whether the next one finds more to seal. What is held back has to be waited for. */
    public boolean hasMore() {
        return isFull && !waited.isEmpty();
    }
}
