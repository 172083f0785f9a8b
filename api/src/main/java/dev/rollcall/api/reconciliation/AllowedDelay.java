package dev.rollcall.api.reconciliation;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** How long after somebody left access may last. */
final class AllowedDelay {
    static final Duration LONGEST = Duration.ofDays(366);
    static final Duration USUAL = Duration.ofHours(24);

    private AllowedDelay() {}

    /** As ISO 8601 writes it; empty for anything else, and for what is longer or negative. */
    static Optional<Duration> of(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(AllowedDelay::isAllowed);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** As a person types hours. */
    static Optional<Duration> ofHours(String text) {
        try {
            return Optional.of(Duration.ofHours(Long.parseLong(text.strip()))).filter(AllowedDelay::isAllowed);
        } catch (NumberFormatException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(Duration delay) {
        return !delay.isNegative() && delay.compareTo(LONGEST) <= 0;
    }
}
