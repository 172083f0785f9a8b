package dev.rollcall.api.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The credential in an {@code Authorization} header. Admins paste {@code Bearer x} where the IdP adds another one. */
final class Bearer {
    private static final Pattern SCHEME = Pattern.compile("bearer\\s+", Pattern.CASE_INSENSITIVE);

    private Bearer() {}

    /** Empty where the header is missing or names another scheme. */
    static Optional<String> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var text = header.strip();
        var scheme = SCHEME.matcher(text);
        int begin = 0;
        while (scheme.region(begin, text.length()).lookingAt()) {
            begin = scheme.end();
        }
        return begin == 0 ? Optional.empty() : Optional.of(text.substring(begin));
    }
}
