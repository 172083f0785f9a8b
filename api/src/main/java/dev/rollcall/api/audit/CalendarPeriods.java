package dev.rollcall.api.audit;

import dev.rollcall.query.license.SeatHistoryQueries.Days;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The days, months, quarters or years of which some days are made up; the first and the last one may be cut. */
enum CalendarPeriods {
    DAY(day -> day),
    MONTH(day -> day.with(TemporalAdjusters.lastDayOfMonth())),
    QUARTER(day -> day.with(IsoFields.DAY_OF_QUARTER, 1L).plusMonths(2).with(TemporalAdjusters.lastDayOfMonth())),
    YEAR(day -> day.with(TemporalAdjusters.lastDayOfYear()));

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold nothing
    private final UnaryOperator<LocalDate> end;

    CalendarPeriods(UnaryOperator<LocalDate> end) {
        this.end = end;
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
            var last = end.apply(first);
            periods.add(new Days(first, last.isAfter(to) ? to : last));
            first = last.plusDays(1);
        }
        return periods;
    }
}
