package dev.rollcall.api.connection;

import dev.rollcall.query.connection.IssuedToken;
import java.time.Duration;
import java.time.Instant;

/** How a token stands, as people look at it. */
enum TokenStanding {
    VALID,
    EXPIRING,
    EXPIRED,
    REVOKED;

    /** From when on owners are told that a token will expire. */
    static final Duration NOTICE = Duration.ofDays(20);

    static TokenStanding of(IssuedToken token, Instant now) {
        return switch (token.state()) {
            case REVOKED -> REVOKED;
            case EXPIRED -> EXPIRED;
            case LIVE -> lasts(token, now.plus(NOTICE)) ? VALID : EXPIRING;
        };
    }

    static boolean lasts(IssuedToken token, Instant until) {
        return token.expiresAt() == null || token.expiresAt().isAfter(until);
    }
}
