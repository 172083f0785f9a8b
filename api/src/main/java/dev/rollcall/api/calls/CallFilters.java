package dev.rollcall.api.calls;

import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.query.calls.CallFilter;
import dev.rollcall.query.calls.Outcome;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.user.UserQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands what a reader looks for. Days begin and end in the organization's zone. */
@Component
final class CallFilters {
    /** @param problems what was not understood, by the name of its field */
    record Understood(CallFilter filter, Map<String, String> problems) {}

    private final UserQueries users;
    private final OrganizationQueries organizations;

    CallFilters(UserQueries users, OrganizationQueries organizations) {
        this.users = users;
        this.organizations = organizations;
    }

    Understood of(CallSearch search, ConsoleAccess access) {
        Map<String, String> problems = new HashMap<>();
        var zone = organizations
                .find(access.organization())
                .map(found -> found.zone())
                .orElse(ZoneOffset.UTC);
        var filter = new CallFilter(
                member(search, access, problems),
                outcome(search.outcome(), problems),
                day("from", search.from(), problems)
                        .map(day -> start(day, zone))
                        .orElse(null),
                day("to", search.to(), problems)
                        .map(day -> start(day.plusDays(1), zone))
                        .orElse(null));
        return new Understood(filter, problems);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private @Nullable UUID member(CallSearch search, ConsoleAccess access, Map<String, String> problems) {
        var name = Optional.ofNullable(search.who()).map(String::strip).filter(text -> !text.isEmpty());
        if (name.isEmpty()) {
            return search.member();
        }
        var found = users.idOf(access.organization(), name.get());
        if (found.isEmpty()) {
            problems.put("who", "No member has the userName \"%s\".".formatted(name.get()));
        }
        return found.orElse(null);
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
