package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.AuditStretch;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the positions from one time to another, both included. A day is all of it, or of today what is known by now. */
@Component
final class AuditDays {
    private static final String FORMS = "an instant such as 2026-03-31T17:00:00Z, or a day such as 2026-03-31";

    private final LedgerQueries ledger;

    AuditDays(LedgerQueries ledger) {
        this.ledger = ledger;
    }

    /** @param from the first and @param to the last instant that is meant */
    private record Time(String name, String text, Instant from, Instant to) {
        static Time of(String name, String text, ZoneId zone) {
            return day(text)
                    .map(day -> new Time(
                            name,
                            text,
                            begin(day, zone),
                            begin(day.plusDays(1), zone).minus(1, ChronoUnit.MICROS)))
                    .or(() -> WrittenTime.instant(text).map(instant -> new Time(name, text, instant, instant)))
                    .orElseThrow(() -> ReportParameters.invalid(name, text, FORMS));
        }

        private static Instant begin(LocalDate day, ZoneId zone) {
            return day.atStartOfDay(zone).toInstant();
        }

        private static Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && day.getYear() < 3000);
            } catch (DateTimeException noDay) {
                return Optional.empty();
            }
        }

        void require(Instant begin, Instant through) {
            if (from.isAfter(through)) {
                throw ReportParameters.invalid(
                        name, text, "a time up to %s: what came later is not told yet".formatted(through));
            }
            if (to.isBefore(begin)) {
                throw ReportParameters.invalid(
                        name, text, "a time from %s on, when the history of the organization begins".formatted(begin));
            }
        }
    }

    AuditStretch of(AuditParameters asked, OrganizationId organization, ZoneId zone, Sealed reached) {
        var from = time("from", asked, organization, zone, reached);
        var to = time("to", asked, organization, zone, reached);
        if (from.isPresent()
                && to.isPresent()
                && to.get().to().isBefore(from.get().from())) {
            throw ReportParameters.invalid(
                    "from",
                    from.get().text(),
                    "a time that is not after to (%s)".formatted(to.get().text()));
        }
        return new AuditStretch(
                from.map(time -> ledger.positionAt(organization, time.from().minus(1, ChronoUnit.MICROS)))
                        .orElse(0L),
                to.map(time -> Math.min(ledger.positionAt(organization, time.to()), reached.position()))
                        .orElse(reached.position()));
    }

    private Optional<Time> time(
            String name, AuditParameters asked, OrganizationId organization, ZoneId zone, Sealed reached) {
        var time = Optional.ofNullable(asked.get(name)).map(text -> Time.of(name, text, zone));
        time.ifPresent(known -> known.require(ledger.begin(organization).orElse(Instant.MAX), reached.through()));
        return time;
    }
}
