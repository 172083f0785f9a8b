package dev.rollcall.query.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the ledger goes.
 *
 * @param sealNo number of the last seal; gapless over all organizations, 0 for none
 * @param index number in the event table up to which every event is sealed
 * @param sealedThrough everything recorded up to then is sealed; null before the first time
 */
public record Head(long sealNo, long index, @Nullable Instant sealedThrough) {}
