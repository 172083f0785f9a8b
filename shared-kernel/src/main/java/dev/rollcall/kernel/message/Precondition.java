package dev.rollcall.kernel.message;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} header of a request: one or more entity tags, or {@code *}, or nothing. Compared weakly. */
public record Precondition(String text) {
    public static final Precondition NONE = new Precondition("*");

    public static Precondition ifMatch(@Nullable String header) {
        return header == null || header.isBlank() ? NONE : new Precondition(header.strip());
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
