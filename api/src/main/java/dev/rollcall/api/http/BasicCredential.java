package dev.rollcall.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What {@code Authorization: Basic} carries: UTF-8 without control characters (RFC 7617 §2). */
record BasicCredential(String email, String password) {
    private static final String SCHEME = "basic ";

    /** Empty where the header is missing, names another scheme or cannot be a credential. */
    static Optional<BasicCredential> of(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(String::strip)
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .flatMap(text -> decoded(text.substring(SCHEME.length()).strip()))
                .filter(Predicate.not(BasicCredential::holdsControls))
                .map(text -> text.split(":", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new BasicCredential(parts[0], parts[1]));
    }

    private static Optional<String> decoded(String base64) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean holdsControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return email;
    }
}
