package dev.rollcall.api.audit;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.kernel.license.LicenseRefusal.SeatUnknown;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import dev.rollcall.query.audit.Deprovisioning;
import dev.rollcall.query.audit.DeprovisioningQueries;
import dev.rollcall.query.audit.HistoryEntry;
import dev.rollcall.query.audit.HistoryQueries;
import dev.rollcall.query.audit.KnownSubjects;
import dev.rollcall.query.license.SeatHolder;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.license.SeatSpan;
import dev.rollcall.query.reading.Keyset;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The history of an organization, for whoever may read it. */
@RestController
@RequestMapping("/admin/organizations/{organization}")
class HistoryController {
    private final KnownZone zones;
    private final SeatQueries seats;
    private final DeprovisioningQueries deprovisionings;
    private final HistoryQueries history;
    private final KnownSubjects subjects;
    private final SealedHistory sealed;

    HistoryController(
            KnownZone zones,
            SeatQueries seats,
            DeprovisioningQueries deprovisionings,
            HistoryQueries history,
            KnownSubjects subjects,
            SealedHistory sealed) {
        this.zones = zones;
        this.seats = seats;
        this.deprovisionings = deprovisionings;
        this.history = history;
        this.subjects = subjects;
        this.sealed = sealed;
    }

    /** Who held a seat at some time of a day, and who still did when it ended. Of today: up to now. */
    @GetMapping("/seats/holders")
    ResponseEntity<?> holders(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var days = zones.days(own, access.receivedAt());
        var period = days.of("on", asked);
        var end = period.end(days.zone());
        var day = sealed.between(own, period.begin(days.zone()), end);
        var told = sealed.seats(own);
        var page = asked.keyset(told.to());
        var rows =
                seats.holdersOn(own, day, end, told, sealed.byIndex(own, page).andOneMore());
        return Report.of(SeatHolder.class, rows, page, SeatHolder::position)
                .answer(asked, days.zone(), Positions.of(told));
    }

    @GetMapping("/seats/spans")
    ResponseEntity<?> spans(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        var told = sealed.seats(own);
        var page = asked.keyset(told.to());
        var rows = seats.spans(own, told, sealed.byIndex(own, page).andOneMore());
        return Report.of(SeatSpan.class, rows, page, SeatSpan::position).answer(asked, zone, Positions.of(told));
    }

    /** Whose active access ended, from the beginning of one day to the end of another. */
    @GetMapping("/deprovisioned")
    ResponseEntity<?> deprovisioned(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var days = zones.days(own, access.receivedAt());
        var zone = days.zone();
        var period = days.period(asked);
        var told = sealed.between(own, period.begin(zone), period.end(zone));
        var page = asked.keyset(told.to());
        var rows = deprovisionings.of(own, told, sealed.byIndex(own, page).andOneMore());
        return Report.of(Deprovisioning.class, rows, page, row -> Objects.requireNonNull(row.position()))
                .answer(asked, zone, Positions.of(told));
    }

    @GetMapping("/events")
    ResponseEntity<?> events(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, history::all);
    }

    @GetMapping("/users/{user}/events")
    ResponseEntity<?> ofUser(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID user, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, (own, last, keyset) -> {
            require(subjects.hasUser(own, user), new UserUnknown(user.toString()));
            return history.ofUser(own, user, last, keyset);
        });
    }

    @GetMapping("/teams/{team}/events")
    ResponseEntity<?> ofTeam(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID team, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, (own, last, keyset) -> {
            require(subjects.hasTeam(own, team), new TeamUnknown(team.toString()));
            return history.ofTeam(own, team, last, keyset);
        });
    }

    @GetMapping("/seats/{seat}/events")
    ResponseEntity<?> ofSeat(
            AdminAccess access, @PathVariable UUID organization, @PathVariable int seat, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, (own, last, keyset) -> {
            require(subjects.hasSeat(own, seat), new SeatUnknown(seat));
            return history.ofSeat(own, seat, last, keyset);
        });
    }

    private static void require(boolean isThere, Refusal otherwise) {
        if (!isThere) {
            throw new Refused(otherwise);
        }
    }

    private interface Question {
        List<HistoryEntry> ask(OrganizationId organization, long last, Keyset keyset);
    }

    private ResponseEntity<?> entries(
            AdminAccess access, UUID organization, HttpServletRequest request, Question question) throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        var told = sealed.whole(own);
        var page = asked.keyset(told.to());
        var rows = question.ask(own, told.last(), sealed.byIndex(own, page).andOneMore());
        return Report.of(HistoryEntry.class, rows, page, HistoryEntry::position)
                .answer(asked, zone, Positions.of(told));
    }
}
