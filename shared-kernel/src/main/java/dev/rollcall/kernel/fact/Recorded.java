package dev.rollcall.kernel.fact;

import dev.rollcall.kernel.message.Origin;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as the store holds it.
 *
 * @param sequence its number in the subject's stream, from 0
 * @param index its number in the store; unique, but drawn before commit, so not an order to tail by
 * @param recordedAt PostgreSQL's clock at the insert
 */
public record Recorded<E extends Event>(E event, Origin origin, long sequence, long index, Instant recordedAt) {
    public UUID organization() {
        return origin.organization().value();
    }
}
