package dev.rollcall.query.calls;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of an organization: null leaves a choice open.
 *
 * @param member calls about this user, by id or by the name that the user has now or had at last
 * @param userName calls about whoever has this name or had it when removed, and calls that named it without anybody bearing it
 * @param from inclusive
 * @param to exclusive
 */
public record CallFilter(
        @Nullable UUID member,
        @Nullable String userName,
        @Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final CallFilter ALL = new CallFilter(null, null, null, null, null);
}
