package dev.rollcall.query.license;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was refused a seat and has not had access since.
 *
 * @param user null for who has never been a member
 * @param provider of the connection that asked last, as it was then, null where a person did
 * @param providerNow of the same connection today: it is where to try again
 */
public record SeatRefusal(
        long index,
        String userName,
        @Nullable UUID user,
        Instant firstAt,
        Instant lastAt,
        String reason,
        @Nullable String provider,
        @Nullable String providerNow,
        UUID requestId) {}
