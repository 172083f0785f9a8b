package dev.rollcall.api.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The days that a report is about, both included. @param choice one of {@link #CHOICES}, or {@link #OWN} */
public record Period(String choice, LocalDate from, LocalDate to) {
    public static final String OWN = "own";
    public static final String USUAL = "last-quarter";

    /** What can be chosen without typing. */
    public static final Map<String, String> CHOICES = choices();

    private static Map<String, String> choices() {
        SequencedMap<String, String> choices = new LinkedHashMap<>();
        choices.put("this-month", "This month");
        choices.put("last-month", "Last month");
        choices.put("this-quarter", "This quarter");
        choices.put(USUAL, "Last quarter");
        choices.put("this-year", "This year");
        choices.put("last-year", "Last year");
        return choices;
    }

    /** What of a form cannot be meant, in words for beside the field. */
    public static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;

        private final String field;

        public Unclear(String field, String message) {
            super(message, null, false, false);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    public static Period of(String choice, LocalDate today) throws Unclear {
        if (!CHOICES.containsKey(choice)) {
            throw new Unclear("period", "Choose a period, or give its days.");
        }
        return chosen(choice, today);
    }

    /** Where nothing was chosen: what is over; of an organization that is younger, what there is. */
    public static Period usual(KnownDays days) throws Unclear {
        var over = of(USUAL, days.last());
        return over.to().isBefore(days.first())
                ? of("this-quarter", days.last()).within(days)
                : over.within(days);
    }

    private static Period chosen(String choice, LocalDate today) {
        var month = today.withDayOfMonth(1);
        var quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        var year = today.withDayOfYear(1);
        return switch (choice) {
            case "this-month" -> months(choice, month, 1);
            case "last-month" -> months(choice, month.minusMonths(1), 1);
            case "this-quarter" -> months(choice, quarter, 3);
            case "this-year" -> months(choice, year, 12);
            case "last-year" -> months(choice, year.minusYears(1), 12);
            default -> months(USUAL, quarter.minusMonths(3), 3);
        };
    }

    private static Period months(String choice, LocalDate from, int months) {
        return new Period(choice, from, from.plusMonths(months).minusDays(1));
    }

    public static Period between(@Nullable String from, @Nullable String to) throws Unclear {
        var first = day("from", from);
        var last = day("to", to);
        if (last.isBefore(first)) {
            throw new Unclear("to", "The last day is before the first one.");
        }
        return new Period(OWN, first, last);
    }

    private static LocalDate day(String field, @Nullable String text) throws Unclear {
        try {
            var day = LocalDate.parse(text == null ? "" : text.strip());
            if (day.getYear() >= 1900 && day.getYear() < 3000) {
                return day;
            }
        } catch (DateTimeException noDay) {
            throw new Unclear(field, "Give a day such as 2026-03-31.");
        }
        throw new Unclear(field, "Give a day between the years 1900 and 2999.");
    }

    /** As far as it can be told of. */
    public Period within(KnownDays days) throws Unclear {
        if (choice.equals(OWN)) {
            require("from", from, days);
            require("to", to, days);
        }
        if (to.isBefore(days.first())) {
            throw new Unclear("period", "The history begins on %s, after this period.".formatted(days.first()));
        }
        return new Period(
                choice, from.isBefore(days.first()) ? days.first() : from, to.isAfter(days.last()) ? days.last() : to);
    }

    private static void require(String field, LocalDate day, KnownDays days) throws Unclear {
        if (day.isBefore(days.first())) {
            throw new Unclear(field, "Give a day from %s on, when the history begins.".formatted(days.first()));
        }
        if (day.isAfter(days.last())) {
            throw new Unclear(field, "Give a day that has begun, today (%s) at the latest.".formatted(days.last()));
        }
    }

    Instant begin(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
