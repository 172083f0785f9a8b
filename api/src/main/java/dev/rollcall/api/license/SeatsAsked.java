package dev.rollcall.api.license;

import dev.rollcall.api.console.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page of seats was asked for, as it was asked. */
record SeatsAsked(
        @Nullable String day,
        @Nullable String range,
        @Nullable String before) {
    SeatsAsked {
        day = Typed.text(day);
        range = Typed.text(range);
        before = Typed.text(before);
    }

    /** The days in the chart, today included. */
    int days() {
        return switch (range) {
            case "month" -> 31;
            case "year" -> 366;
            case null, default -> 92;
        };
    }

    /** Empty for what is no day, or none that has begun. */
    Optional<LocalDate> dayUpTo(LocalDate today) {
        if (Typed.text(day).isEmpty()) {
            return Optional.of(today);
        }
        try {
            return Optional.of(LocalDate.parse(Typed.text(day)))
                    .filter(asked -> !asked.isAfter(today) && asked.getYear() >= 1900);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
