package dev.rollcall.query.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time of an event and its index: a place in a list that is sorted by time, newest first. */
public record Moment(Instant at, long index) {
    public static final Moment LATEST = new Moment(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    private static final String BETWEEN = "_";

    public OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** The moment in an address. */
    public String text() {
        return at + BETWEEN + index;
    }

    /** Empty for what {@link #text} cannot have made. */
    public static Optional<Moment> parse(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            return Optional.empty();
        }
        try {
            var at = Instant.parse(text.substring(0, between));
            return at.isAfter(LATEST.at())
                    ? Optional.empty()
                    : Optional.of(new Moment(at, Long.parseLong(text.substring(between + 1))));
        } catch (DateTimeException | NumberFormatException noMoment) {
            return Optional.empty();
        }
    }
}
