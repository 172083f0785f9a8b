package dev.rollcall.api.reconciliation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** When somebody left, as lists say it. */
final class LeftTime {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private LeftTime() {}

    /** The first instant at which the person was gone; of a day, when it has ended. Empty for what is neither. */
    static Optional<Instant> of(String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? Optional.of(OffsetDateTime.parse(text))
                            .filter(time -> isLikely(time.getYear()))
                            .map(OffsetDateTime::toInstant)
                    : Optional.of(LocalDate.parse(text))
                            .filter(day -> isLikely(day.getYear()))
                            .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isLikely(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
