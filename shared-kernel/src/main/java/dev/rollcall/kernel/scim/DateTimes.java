package dev.rollcall.kernel.scim;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Dates with times as SCIM writes them (RFC 7643 §2.3.5), within what xsd:dateTime and PostgreSQL know. */
public final class DateTimes {
    private static final int LAST_YEAR = 9999;
    private static final int MAX_OFFSET_SECONDS = 14 * 3600;

    private DateTimes() {}

    public static Optional<OffsetDateTime> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text)).filter(DateTimes::isUsual);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static boolean isUsual(OffsetDateTime time) {
        int offset = Math.abs(time.getOffset().getTotalSeconds());
        return time.getYear() >= 1 && time.getYear() <= LAST_YEAR && offset <= MAX_OFFSET_SECONDS;
    }
}
