package dev.rollcall.query.ledger;

import java.time.Duration;
import java.util.List;

/**
 * What one cycle of a sealer has seen and done.
 *
 * @param head how far the ledger goes now
 * @param waited for each event that was sealed, how long ago it had been recorded
 * @param isBehind whether there are committed events that could not be sealed yet
 * @param isFull whether there was more than one cycle takes
 */
public record Cycle(Head head, List<Duration> waited, boolean isBehind, boolean isFull) {}
