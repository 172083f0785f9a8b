package dev.rollcall.api.calls;

import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.query.calls.CallFilter;
import dev.rollcall.query.calls.CallQueries;
import dev.rollcall.query.calls.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands what a reader looks for. Days begin and end in the organization's zone. */
@Component
final class CallFilters {
    /** @param problems what was not understood, by the name of its field */
    record Understood(CallFilter filter, Map<String, String> problems) {}

    private final CallQueries calls;

    CallFilters(CallQueries calls) {
        this.calls = calls;
    }

    Understood of(CallSearch search, ConsoleAccess access) {
        Map<String, String> problems = new HashMap<>();
        var zone = access.times().zone();
        var from = day("from", search.from(), problems);
        var to = day("to", search.to(), problems);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            problems.put("to", "The last day is before the first one.");
        }
        var userName = userName(search, access, problems);
        var filter = new CallFilter(
                userName == null ? search.member() : null,
                userName,
                outcome(search.outcome(), problems),
                from.map(day -> start(day, zone)).orElse(null),
                to.map(day -> start(day.plusDays(1), zone)).orElse(null));
        return new Understood(filter, problems);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private @Nullable String userName(CallSearch search, ConsoleAccess access, Map<String, String> problems) {
        var name = search.who() == null ? "" : search.who().strip();
        if (name.isEmpty()) {
            return null;
        }
        if (!calls.isKnown(access.organization(), name)) {
            problems.put("who", "No member has or had the userName \"%s\", and no call named it.".formatted(name));
        }
        return name;
    }

    private static @Nullable Outcome outcome(@Nullable String keyword, Map<String, String> problems) {
        if (keyword == null || keyword.isBlank()) {
            return null;
        }
        var outcome = Outcome.named(keyword);
        if (outcome.isEmpty()) {
            problems.put("outcome", "Choose one of the list.");
        }
        return outcome.orElse(null);
    }

    private static Optional<LocalDate> day(String field, @Nullable String text, Map<String, String> problems) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.strip())).filter(day -> isSensible(field, day, problems));
        } catch (DateTimeParseException noDay) {
            problems.put(field, "\"%s\" is no day; write 2026-09-30.".formatted(text.strip()));
            return Optional.empty();
        }
    }

    private static boolean isSensible(String field, LocalDate day, Map<String, String> problems) {
        boolean sensible = day.getYear() >= 1970 && day.getYear() < 10_000;
        if (!sensible) {
            problems.put(field, "Choose a day of our time.");
        }
        return sensible;
    }
}
