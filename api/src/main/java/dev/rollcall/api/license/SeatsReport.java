package dev.rollcall.api.license;

import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.NothingHere;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.TimelineQueries;
import dev.rollcall.query.license.HeldSeat;
import dev.rollcall.query.license.LicenseView;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.license.UtilisationQueries;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Newest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is told of the seats of an organization: its licence, its days, and who held a seat on one of them. */
@Component
class SeatsReport {
    private static final int SIZES = 500;

    private final SeatQueries seats;
    private final UtilisationQueries utilisation;
    private final TimelineQueries facts;

    SeatsReport(SeatQueries seats, UtilisationQueries utilisation, TimelineQueries facts) {
        this.seats = seats;
        this.utilisation = utilisation;
        this.facts = facts;
    }

    LicenseView license(OrganizationId organization) {
        return seats.license(organization).orElseThrow(NothingHere::new);
    }

    List<Recorded<?>> facts(OrganizationId organization, UUID license, Newest page) {
        return facts.ofLicense(organization, license, page);
    }

    /**
     * The days of a chart, from the one before the licence began.
     *
     * @param today in the organization's zone
     * @param most how many days at most, today included
     */
    List<DayOfSeats> days(ConsoleAccess access, UUID license, LocalDate today, int most) {
        var organization = access.organization();
        var zoned = access.times();
        var sizes = LicenseSizes.of(facts(organization, license, Newest.of(SIZES)));
        var earliest = today.minusDays(most - 1L);
        var beforeBegin = zoned.dayOf(sizes.began()).minusDays(1);
        var from = beforeBegin.isAfter(earliest) ? beforeBegin : earliest;
        return utilisation.days(organization, license, from, today, zoned.zone()).stream()
                .map(day -> new DayOfSeats(
                        day.day(), day.taken(), day.freed(), day.held(), sizes.before(zoned.endOf(day.day()))))
                .toList();
    }

    /** A day that may be none of the chart's. */
    DayOfSeats day(ConsoleAccess access, UUID license, LocalDate day, List<DayOfSeats> chart) {
        return chart.stream()
                .filter(each -> each.day().equals(day))
                .findFirst()
                .orElseGet(() -> outsideTheChart(access, license, day));
    }

    private DayOfSeats outsideTheChart(ConsoleAccess access, UUID license, LocalDate day) {
        var organization = access.organization();
        var end = access.times().endOf(day);
        var sizes = LicenseSizes.of(facts(organization, license, Newest.of(SIZES)));
        return new DayOfSeats(day, 0, 0, utilisation.heldAt(organization, license, end), sizes.before(end));
    }

    /** Who held a seat when the day ended, or does so now, who took it last first. */
    List<HeldSeat> holders(ConsoleAccess access, UUID license, LocalDate day, Moment before, int limit) {
        return utilisation.holdersAt(
                access.organization(), license, access.times().endOf(day), before, limit);
    }
}
