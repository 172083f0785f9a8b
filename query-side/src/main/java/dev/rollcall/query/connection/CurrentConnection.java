package dev.rollcall.query.connection;

import dev.rollcall.kernel.connection.AllowedAddresses;
import dev.rollcall.kernel.message.ResourceVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The connection that an organization works with.
 *
 * @param version changes with every event of it
 * @param chosen whether somebody said which provider it is for; nobody has at the first start
 * @param switchedAt when it was last switched on or off, null where that was before this was kept
 * @param tokens the eldest first
 */
public record CurrentConnection(
        UUID id,
        ResourceVersion version,
        String provider,
        String dialect,
        boolean chosen,
        boolean enabled,
        @Nullable Instant switchedAt,
        AllowedAddresses addresses,
        List<IssuedToken> tokens) {
    public List<IssuedToken> liveTokens() {
        return tokens.stream()
                .filter(token -> token.state() == IssuedToken.State.LIVE)
                .toList();
    }
}
