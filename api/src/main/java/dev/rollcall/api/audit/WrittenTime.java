package dev.rollcall.api.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads a time as people write one, as finely as the ledger tells time. */
public final class WrittenTime {
    public static final String FORMS =
            "an instant such as 2026-03-31T17:00:00Z or 2026-03-31T19:00:00+02:00, or a day, whose end is meant";

    /** The same in the query of an address, where a + stands for a space. */
    static final String FORMS_IN_ADDRESS = FORMS.replace("+02:00", "%2B02:00") + " (the + of an offset is written %2B)";

    private WrittenTime() {}

    /** @param zone in which days end */
    public static Optional<Instant> read(String text, ZoneId zone) {
        return instant(text).or(() -> endOfDay(text, zone));
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    /** The last instant that still is of the day. */
    private static Optional<Instant> endOfDay(String text, ZoneId zone) {
        try {
            var next = LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
            return Optional.of(next.minus(1, ChronoUnit.MICROS));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
