package dev.rollcall.query.ledger;

import dev.rollcall.kernel.fact.Recorded;
import java.time.Instant;

/**
 * A fact in its place in the ledger.
 *
 * @param sealNo its number over all organizations, from 1 without a gap
 * @param position its number in its organization, from 1 without a gap
 * @param ledgerAt the time that never goes back
 */
public record SealedFact(long sealNo, long position, Instant ledgerAt, Recorded<?> fact) {}
