package dev.rollcall.api.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The only source of new ids: UUIDv7 (RFC 9562 §5.7), made here and never taken from a request. */
@Component
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long high = (clock.millis() << 16) | VERSION_7 | (random.nextInt() & 0xFFFL);
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }
}
