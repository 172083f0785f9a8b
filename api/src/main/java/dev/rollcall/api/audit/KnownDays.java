package dev.rollcall.api.audit;

import dev.rollcall.query.organization.OrganizationView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days that a report can tell of: from the one on which the organization was founded, in its zone. */
public record KnownDays(ZoneId zone, LocalDate first, LocalDate last) {
    /** @param through up to when something is known */
    public static KnownDays of(OrganizationView organization, Instant through) {
        var zone = organization.zone();
        return new KnownDays(
                zone, LocalDate.ofInstant(organization.foundedAt(), zone), LocalDate.ofInstant(through, zone));
    }

    /** From {@code from} to {@code to}. */
    public Period period(ReportParameters asked) {
        var from = asked.day("from");
        var to = asked.day("to");
        requireBegun("from", from);
        if (to.isBefore(from)) {
            throw ReportParameters.invalid("to", to.toString(), "a day from %s on".formatted(from));
        }
        require("from", from);
        require("to", to);
        return new Period(Period.OWN, from, to);
    }

    /** One day. */
    Period of(String name, ReportParameters asked) {
        var day = asked.day(name);
        require(name, day);
        return new Period(Period.OWN, day, day);
    }

    private void requireBegun(String name, LocalDate day) {
        if (day.isAfter(last)) {
            throw ReportParameters.invalid(
                    name, day.toString(), "a day that has begun, today %s at the latest".formatted(last));
        }
    }

    private void require(String name, LocalDate day) {
        requireBegun(name, day);
        if (day.isBefore(first)) {
            throw ReportParameters.invalid(
                    name,
                    day.toString(),
                    "a day from %s on, when the history of the organization begins".formatted(first));
        }
    }
}
