package dev.rollcall.api.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The only source of new ids: UUIDv7 (RFC 9562 §5.7), made here and never taken from a request. The bits after the
 * millisecond hold the fraction of it (RFC 9562 §6.2, method 3), so that a request that follows another one has the
 * greater id.
 */
@Component
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long MICROS_OF_MILLI = 1000;
    private static final long FRACTIONS = 4096;
    private static final long VARIANT = 0x8000000000000000L;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long fraction = micros % MICROS_OF_MILLI * FRACTIONS / MICROS_OF_MILLI;
        long high = ((micros / MICROS_OF_MILLI) << 16) | VERSION_7 | fraction;
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }
}
