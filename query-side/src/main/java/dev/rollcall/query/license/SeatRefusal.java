package dev.rollcall.query.license;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was refused a seat and has not had access since.
 *
 * @param user null for who has never been a member
 * @param provider of the connection that asked last, null where a person did
 */
public record SeatRefusal(
        long index,
        String userName,
        @Nullable UUID user,
        Instant firstAt,
        Instant lastAt,
        String reason,
        @Nullable String provider,
        UUID requestId) {}
