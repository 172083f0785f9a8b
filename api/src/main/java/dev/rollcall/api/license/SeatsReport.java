package dev.rollcall.api.license;

import dev.rollcall.api.audit.OrganizationTimes;
import dev.rollcall.api.audit.ZonedTimes;
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
    private final OrganizationTimes times;

    SeatsReport(SeatQueries seats, UtilisationQueries utilisation, TimelineQueries facts, OrganizationTimes times) {
        this.seats = seats;
        this.utilisation = utilisation;
        this.facts = facts;
        this.times = times;
    }

    LicenseView license(OrganizationId organization) {
        return seats.license(organization).orElseThrow(NothingHere::new);
    }

    ZonedTimes times(OrganizationId organization) {
        return times.of(organization);
    }

    List<Recorded<?>> facts(OrganizationId organization, UUID license, Newest page) {
        return facts.ofLicense(organization, license, page);
    }

    /** @param today in the organization's zone; @param many how many days, today included */
    List<DayOfSeats> days(OrganizationId organization, UUID license, LocalDate today, int many) {
        var zone = times(organization).zone();
        var sizes = LicenseSizes.of(facts(organization, license, Newest.of(SIZES)));
        return utilisation.days(organization, license, today.minusDays(many - 1L), today, zone).stream()
                .map(day -> new DayOfSeats(
                        day.day(),
                        day.taken(),
                        day.freed(),
                        day.held(),
                        sizes.before(day.day().plusDays(1).atStartOfDay(zone).toInstant())))
                .toList();
    }

    /** Who held a seat when the day ended, or does so now, who took it last first. */
    List<HeldSeat> holders(OrganizationId organization, UUID license, LocalDate day, Moment before, int limit) {
        var end = day.plusDays(1).atStartOfDay(times(organization).zone()).toInstant();
        return utilisation.holdersAt(organization, license, end, before, limit);
    }
}
