package dev.rollcall.kernel.message;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of its resource a request is about, and which it is not (RFC 9110 §13.1).
 *
 * @param match {@code If-Match}, or null for any version
 * @param noneMatch {@code If-None-Match}, or null for none
 */
public record Precondition(
        @Nullable EntityTags match, @Nullable EntityTags noneMatch) {
    public static final Precondition NONE = new Precondition(null, null);

    /** An empty {@code If-None-Match} excludes nothing. */
    public static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        var noneMatch = ifNoneMatch == null || ifNoneMatch.isBlank() ? null : new EntityTags(ifNoneMatch.strip());
        return new Precondition(tags(ifMatch), noneMatch);
    }

    public static Precondition ifMatch(@Nullable String tags) {
        return of(tags, null);
    }

    /** Whoever sends an empty one meant to be careful, and would overwrite what it does not know of. */
    private static @Nullable EntityTags tags(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        if (ifMatch.isBlank()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "If-Match is empty; name the version that you have read, such as W/\"3\", or send no If-Match");
        }
        return new EntityTags(ifMatch.strip());
    }
}
