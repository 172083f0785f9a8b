package dev.rollcall.api.audit;

import dev.rollcall.query.license.SeatHistoryQueries.Days;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The days, months, quarters or years of which some days are made up; the first and the last one may be cut. */
enum CalendarPeriods {
    DAY,
    MONTH,
    QUARTER,
    YEAR;

    /** The last day of the period in which a day lies. */
    private LocalDate end(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTER ->
                day.with(IsoFields.DAY_OF_QUARTER, 1L).plusMonths(2).with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    static Optional<CalendarPeriods> named(String name) {
        return Stream.of(values()).filter(each -> each.keyword().equals(name)).findFirst();
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param most after which there are no more */
    List<Days> of(LocalDate from, LocalDate to, int most) {
        var periods = new ArrayList<Days>();
        for (var first = from; !first.isAfter(to) && periods.size() < most; ) {
            var last = end(first);
            periods.add(new Days(first, last.isAfter(to) ? to : last));
            first = last.plusDays(1);
        }
        return periods;
    }
}
