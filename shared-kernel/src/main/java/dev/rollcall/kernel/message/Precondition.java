package dev.rollcall.kernel.message;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of its resource a request wants to change, and which it does not (RFC 9110 §13.1).
 *
 * @param match {@code If-Match}, or null for any version
 * @param noneMatch {@code If-None-Match}, or null for none
 */
public record Precondition(
        @Nullable EntityTags match, @Nullable EntityTags noneMatch) {
    public static final Precondition NONE = new Precondition(null, null);

    public static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Precondition(tags("If-Match", ifMatch), tags("If-None-Match", ifNoneMatch));
    }

    public static Precondition ifMatch(@Nullable String tags) {
        return of(tags, null);
    }

    /** Whoever sends an empty one meant to be careful, and would overwrite what it does not know of. */
    private static @Nullable EntityTags tags(String header, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "%1$s is empty; name the version that you have read, such as W/\"3\", or send no %1$s"
                            .formatted(header));
        }
        return new EntityTags(text.strip());
    }
}
