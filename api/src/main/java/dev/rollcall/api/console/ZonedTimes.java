package dev.rollcall.api.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people read them, in the zone of their organization. */
public record ZonedTimes(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    public String text(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    /** When something ended: what ends with a day is told by that day, not by the next one's first moment. */
    public String end(Instant instant) {
        var day = dayOf(instant);
        return instant.equals(endOf(day.minusDays(1))) ? "end of " + day(day.minusDays(1)) : text(instant);
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** With the offset of the zone, for machines. */
    public String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS)
                .atZone(zone)
                .toOffsetDateTime()
                .toString();
    }

    /** A short one in milliseconds, a long one in seconds. */
    public String duration(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(1)) < 0
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
