package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads the time that a report shall tell of: between the beginning of the organization's history and the time up to which
 * nothing can be added to it any more.
 */
@Component
final class AskedTime {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final LedgerQueries ledger;

    AskedTime(LedgerQueries ledger) {
        this.ledger = ledger;
    }

    /** @param reached how far the report can tell; this time where none is asked for */
    AsOf of(ReportParameters asked, OrganizationId organization, ZoneId zone, Sealed reached) {
        var text = asked.request().getParameter("at");
        return text == null ? latest(reached) : of("at", text, organization, zone, reached);
    }

    /** The latest time that can be told. */
    static AsOf latest(Sealed reached) {
        return new AsOf(reached.through(), reached.position(), reached.through());
    }

    /** A position of the ledger, or the last one at a time with which a commit ended. @param reached how far can be told */
    AsOf named(String text, OrganizationId organization, ZoneId zone, Sealed reached) {
        if (!NUMBER.matcher(text).matches()) {
            requirePoint("time", text, 1, zone, reached);
            return of("time", text, organization, zone, reached);
        }
        long position = Long.parseLong(text);
        return ledger.timeOf(organization, position)
                .filter(_ -> position <= reached.position())
                .map(time -> new AsOf(time, position, reached.through()))
                .orElseThrow(() -> ReportParameters.invalid("time", text, points(1, reached)));
    }

    private AsOf of(String name, String text, OrganizationId organization, ZoneId zone, Sealed reached) {
        var time = WrittenTime.read(text, zone)
                .orElseThrow(() -> ReportParameters.invalid(name, text, WrittenTime.FORMS_IN_ADDRESS));
        requireKnown(name, text, time, organization, reached);
        long position = Math.min(ledger.positionAt(organization, time), reached.position());
        return new AsOf(time, ledger.whole(organization, position), reached.through());
    }

    /** Where a replay begins or ends: a position of the ledger, or the last one at a time. */
    long position(
            String name,
            ReportParameters asked,
            OrganizationId organization,
            ZoneId zone,
            Sealed reached,
            long otherwise) {
        var text = asked.request().getParameter(name);
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            requirePoint(name, text, 0, zone, reached);
            return of(name, text, organization, zone, reached).position();
        }
        long position = Long.parseLong(text);
        if (position > reached.position()) {
            throw ReportParameters.invalid(name, text, points(0, reached));
        }
        return position;
    }

    private static void requirePoint(String name, String text, long first, ZoneId zone, Sealed reached) {
        if (WrittenTime.read(text, zone).isEmpty()) {
            throw ReportParameters.invalid(name, text, points(first, reached));
        }
    }

    private static String points(long first, Sealed reached) {
        return "a position from %d to %d, or %s".formatted(first, reached.position(), WrittenTime.FORMS_IN_ADDRESS);
    }

    private void requireKnown(String name, String text, Instant time, OrganizationId organization, Sealed reached) {
        if (time.isAfter(reached.through())) {
            throw ReportParameters.invalid(
                    name, text, "a time up to %s: what came later is not told yet".formatted(reached.through()));
        }
        var begin = ledger.firstState(organization).orElse(Instant.MAX);
        if (time.isBefore(begin)) {
            throw ReportParameters.invalid(
                    name, text, "a time from %s on, when the history of the organization begins".formatted(begin));
        }
    }
}
