package dev.rollcall.query.team;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team as lists show one.
 *
 * @param key by which the list is sorted
 * @param members how many; {@link TeamListQueries#MOST_COUNTED} stands for that many or more
 * @param provider of the connection that keeps the team, null for a manual one
 * @param linkAllowed whether an owner lets the identity provider take a manual team over
 */
public record TeamRow(
        UUID id,
        String displayName,
        String key,
        long members,
        @Nullable String provider,
        boolean linkAllowed) {
    /** Whether an IdP alone changes the team. */
    public boolean managed() {
        return provider != null;
    }
}
