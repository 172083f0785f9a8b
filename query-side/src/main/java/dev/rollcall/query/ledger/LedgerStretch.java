package dev.rollcall.query.ledger;

import java.time.Instant;

/**
 * Positions of an organization's ledger, and the numbers that their events have among all events: positions follow these.
 *
 * @param from the first position; one more than {@code to} where there is none
 * @param to the last position
 * @param after the number of the last event before them, 0 for none
 * @param last the number of their last event
 * @param sealedThrough everything that was recorded up to then has a position
 */
public record LedgerStretch(long from, long to, long after, long last, Instant sealedThrough) {}
