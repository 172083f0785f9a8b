package dev.rollcall.kernel.user;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.nio.charset.StandardCharsets;

/** Texts by which users and teams are found. An index of PostgreSQL takes no more than 2 704 bytes with the ids. */
public final class Searchable {
    private static final int MAX_CHARACTERS = 1000;
    private static final int MAX_BYTES = 2000;

    private Searchable() {}

    /** Refuses what is too long for an index, as it is or as the key that {@link UserName#key} makes of it. */
    public static String bounded(String attribute, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw tooLong(attribute, text.length(), "characters", MAX_CHARACTERS);
        }
        int bytes = Math.max(bytes(text), bytes(UserName.key(text)));
        if (bytes > MAX_BYTES) {
            throw tooLong(attribute, bytes, "bytes", MAX_BYTES);
        }
        return text;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static InvalidScim tooLong(String attribute, int size, String unit, int limit) {
        return new InvalidScim(
                ScimErrorType.INVALID_VALUE,
                "%s has %d %s; at most %d are accepted".formatted(attribute, size, unit, limit));
    }
}
