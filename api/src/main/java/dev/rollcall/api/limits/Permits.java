package dev.rollcall.api.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The permits of one connection, and the reserve of those for what ends access. */
final class Permits {
    private final Bucket ordinary;
    private final Bucket reserve;

    Permits(int perSecond, int atOnce, TimeMeter clock) {
        this.ordinary = bucket(perSecond, atOnce, clock);
        this.reserve = bucket(perSecond, atOnce, clock);
    }

    private static Bucket bucket(int perSecond, int atOnce, TimeMeter clock) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** @param probe of the permits that were asked last @param ordinary of those that anything may use @param from which were asked last */
    record Taken(ConsumptionProbe probe, ConsumptionProbe ordinary, Lane from) {}

    /** The reserve is touched only where the ordinary permits are gone: nothing is let in that ends no access before this. */
    Taken take(Lane lane) {
        var probe = ordinary.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() || lane == Lane.ORDINARY
                ? new Taken(probe, probe, Lane.ORDINARY)
                : new Taken(reserve.tryConsumeAndReturnRemaining(1), probe, Lane.DEPROVISIONING);
    }

    boolean areGone() {
        return ordinary.getAvailableTokens() < 1 && reserve.getAvailableTokens() < 1;
    }

    /** On credit where there is none: whoever comes later waits for it. */
    void charge(Lane lane) {
        (lane == Lane.ORDINARY ? ordinary : reserve).consumeIgnoringRateLimits(1);
    }
}
