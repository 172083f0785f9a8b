package dev.rollcall.kernel.message;

import java.util.stream.Stream;

/** A list of entity tags, or {@code *} for any, as a header names them (RFC 9110 §8.8.3). Compared weakly. */
public record EntityTags(String text) {
    public boolean include(String etag) {
        return tags().allMatch("*"::equals)
                || tags().anyMatch(tag -> opaque(tag).equals(opaque(etag)));
    }

    private Stream<String> tags() {
        return Stream.of(text.split(",")).map(String::strip);
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
