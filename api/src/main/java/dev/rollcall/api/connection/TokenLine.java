package dev.rollcall.api.connection;

import dev.rollcall.query.connection.IssuedToken;
import dev.rollcall.query.connection.TokenUses.LastUse;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token as a line of the page.
 *
 * @param lastUse empty where it was never used
 * @param advice whether it may be revoked; empty where there is no other to take over
 */
record TokenLine(IssuedToken token, TokenStanding standing, Optional<LastUse> lastUse, String advice) {
    public String kid() {
        return token.kid();
    }

    public String state() {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    public boolean isLive() {
        return token.state() == IssuedToken.State.LIVE;
    }

    public Instant issuedAt() {
        return token.issuedAt();
    }

    public @Nullable Instant expiresAt() {
        return token.expiresAt();
    }

    public @Nullable Instant revokedAt() {
        return token.revokedAt();
    }
}
