package dev.rollcall.kernel.scim;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates with times as SCIM writes them (RFC 7643 §2.3.5), within what xsd:dateTime and PostgreSQL know. */
public final class DateTimes {
    private static final int LAST_YEAR = 9999;
    private static final int MAX_OFFSET_SECONDS = 14 * 3600;

    /** As xsd:dateTime may write the midnight at which a day ends. */
    private static final Pattern END_OF_DAY =
            Pattern.compile("T24:00(?::00(?:\\.0+)?)?(?=Z|[+-])", Pattern.CASE_INSENSITIVE);

    private static final Pattern XSD =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");

    private DateTimes() {}

    /** Whether a text that can be read is also written as xsd:dateTime asks. */
    static boolean isWellWritten(String text) {
        return XSD.matcher(text).matches();
    }

    public static Optional<OffsetDateTime> parse(String text) {
        try {
            var end = END_OF_DAY.matcher(text);
            var time = end.find()
                    ? OffsetDateTime.parse(end.replaceFirst("T00:00")).plusDays(1)
                    : OffsetDateTime.parse(text);
            return Optional.of(time).filter(DateTimes::isUsual);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static boolean isUsual(OffsetDateTime time) {
        int offset = Math.abs(time.getOffset().getTotalSeconds());
        return time.getYear() >= 1 && time.getYear() <= LAST_YEAR && offset <= MAX_OFFSET_SECONDS;
    }
}
