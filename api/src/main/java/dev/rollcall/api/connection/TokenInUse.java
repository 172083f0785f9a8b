package dev.rollcall.api.connection;

import dev.rollcall.query.connection.CurrentConnection;
import dev.rollcall.query.connection.IssuedToken;
import dev.rollcall.query.connection.IssuedToken.State;
import dev.rollcall.query.connection.TokenUses.LastUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** By which of its tokens a connection goes on or has stopped. */
final class TokenInUse {
    private static final Comparator<IssuedToken> BY_END = Comparator.comparing(TokenInUse::end);

    private TokenInUse() {}

    /**
     * The token with which the IdP came through last, though another one may last longer; before the first call the one that
     * lasts longest. Where none lives, the one that ended last. Empty where there is none at all.
     */
    static Optional<IssuedToken> of(CurrentConnection connection, Map<String, LastUse> uses) {
        if (connection.liveTokens().isEmpty()) {
            return connection.tokens().stream().max(BY_END);
        }
        return connection.tokens().stream()
                .filter(token -> token.state() != State.REVOKED)
                .max(Comparator.comparing((IssuedToken token) -> cameThrough(token, uses))
                        .thenComparing(BY_END));
    }

    /** Uses are written down to the minute, and also where the call was refused because the token had ended. */
    private static Instant cameThrough(IssuedToken token, Map<String, LastUse> uses) {
        var use = uses.get(token.kid());
        return use == null ? Instant.MIN : use.at().isBefore(end(token)) ? use.at() : end(token);
    }

    /** {@link Instant#MAX} for one that does not expire. */
    static Instant end(IssuedToken token) {
        return token.revokedAt() != null
                ? token.revokedAt()
                : Objects.requireNonNullElse(token.expiresAt(), Instant.MAX);
    }
}
