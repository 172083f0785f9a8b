package dev.rollcall.api.http;

import dev.rollcall.query.connection.TokenView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tokens that have been asked for, as they were then. Nobody may rely on one without asking whether it still holds. */
@Component
final class KnownTokens {
    private static final int MOST = 4096;

    private final Map<String, TokenView> tokens = new LinkedHashMap<>();

    synchronized Optional<TokenView> find(String kid) {
        return Optional.ofNullable(tokens.get(kid));
    }

    synchronized void remember(TokenView token) {
        if (tokens.size() >= MOST) {
            tokens.remove(tokens.keySet().iterator().next());
        }
        tokens.put(token.kid(), token);
    }

    synchronized void forget(String kid) {
        tokens.remove(kid);
    }
}
