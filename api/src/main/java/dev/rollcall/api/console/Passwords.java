package dev.rollcall.api.console;

import java.util.Optional;

/** What a password must be: long; nothing else helps (NIST SP 800-63B §5.1.1.2). */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private Passwords() {}

    /** What is wrong with it, if anything. */
    static Optional<String> complaint(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("Use at least %d characters; this has %d.".formatted(SHORTEST, length));
        }
        return length > LONGEST
                ? Optional.of("Use at most %d characters; this has %d.".formatted(LONGEST, length))
                : Optional.empty();
    }
}
