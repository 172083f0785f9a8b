package dev.rollcall.api.http;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credential in an {@code Authorization} header. Admins paste {@code Bearer x} where the IdP adds another one. */
final class Bearer {
    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** Empty where the header is missing or names another scheme. */
    static Optional<String> of(@Nullable String header) {
        if (header == null || !isBearer(header.strip())) {
            return Optional.empty();
        }
        var credential = header.strip();
        while (isBearer(credential)) {
            credential = credential.substring(SCHEME.length()).strip();
        }
        return Optional.of(credential);
    }

    private static boolean isBearer(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }
}
