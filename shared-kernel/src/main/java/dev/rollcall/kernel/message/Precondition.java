package dev.rollcall.kernel.message;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} header of a request: one or more entity tags, or {@code *}, or nothing. Compared weakly. */
public record Precondition(String text) {
    public static final Precondition NONE = new Precondition("*");

    /** Whoever sends an empty one meant to be careful, and would overwrite what it does not know of. */
    public static Precondition ifMatch(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        if (header.isBlank()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "If-Match is empty; name the version that you have read, such as W/\"3\", or send no If-Match");
        }
        return new Precondition(header.strip());
    }

    boolean admits(String etag) {
        return text.equals("*") || tags().contains(opaque(etag));
    }

    private List<String> tags() {
        return Arrays.stream(text.split(",", -1))
                .map(tag -> opaque(tag.strip()))
                .toList();
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
