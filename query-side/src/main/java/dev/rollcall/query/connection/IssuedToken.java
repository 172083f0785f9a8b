package dev.rollcall.query.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as it may be shown: by its public half. @param expiresAt null where it never does */
public record IssuedToken(
        String kid,
        State state,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    /** Whether it opens, and if not why. */
    public enum State {
        LIVE,
        EXPIRED,
        REVOKED
    }

    static IssuedToken at(
            Instant now, String kid, Instant issuedAt, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
        return new IssuedToken(kid, state(now, expiresAt, revokedAt), issuedAt, expiresAt, revokedAt);
    }

    private static State state(Instant now, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? State.LIVE : State.EXPIRED;
    }
}
