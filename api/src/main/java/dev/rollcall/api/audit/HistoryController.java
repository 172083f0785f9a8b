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
import java.util.Map;
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

    HistoryController(
            KnownZone zones,
            SeatQueries seats,
            DeprovisioningQueries deprovisionings,
            HistoryQueries history,
            KnownSubjects subjects) {
        this.zones = zones;
        this.seats = seats;
        this.deprovisionings = deprovisionings;
        this.history = history;
        this.subjects = subjects;
    }

    /** Who held a seat at some time of a day, and who still did when it ended. Of today: up to now. */
    @GetMapping("/seats/holders")
    ResponseEntity<?> holders(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var now = access.receivedAt();
        var days = zones.days(own, now);
        var day = days.day("on", asked);
        long last = history.last(own);
        var page = asked.keyset(last);
        var rows = seats.holdersOn(own, day, days.zone(), now, page.andOneMore());
        return Report.of(SeatHolder.class, rows, page, SeatHolder::index).answer(asked, days.zone(), known(last));
    }

    @GetMapping("/seats/spans")
    ResponseEntity<?> spans(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        long last = history.last(own);
        var page = asked.keyset(last);
        var rows = seats.spans(own, page.andOneMore());
        return Report.of(SeatSpan.class, rows, page, SeatSpan::index).answer(asked, zones.of(own), known(last));
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
        long last = history.last(own);
        var page = asked.keyset(last);
        var rows = deprovisionings.between(own, period.begin(zone), period.end(zone), page.andOneMore());
        return Report.of(Deprovisioning.class, rows, page, Deprovisioning::index)
                .answer(asked, zone, known(last));
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
        return entries(access, organization, request, (own, keyset) -> {
            require(subjects.hasUser(own, user), new UserUnknown(user.toString()));
            return history.ofUser(own, user, keyset);
        });
    }

    @GetMapping("/teams/{team}/events")
    ResponseEntity<?> ofTeam(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID team, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, (own, keyset) -> {
            require(subjects.hasTeam(own, team), new TeamUnknown(team.toString()));
            return history.ofTeam(own, team, keyset);
        });
    }

    @GetMapping("/seats/{seat}/events")
    ResponseEntity<?> ofSeat(
            AdminAccess access, @PathVariable UUID organization, @PathVariable int seat, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, (own, keyset) -> {
            require(subjects.hasSeat(own, seat), new SeatUnknown(seat));
            return history.ofSeat(own, seat, keyset);
        });
    }

    private static void require(boolean isThere, Refusal otherwise) {
        if (!isThere) {
            throw new Refused(otherwise);
        }
    }

    private interface Question {
        List<HistoryEntry> ask(OrganizationId organization, Keyset keyset);
    }

    private ResponseEntity<?> entries(
            AdminAccess access, UUID organization, HttpServletRequest request, Question question) throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        long last = history.last(own);
        var page = asked.keyset(last);
        var rows = question.ask(own, page.andOneMore());
        return Report.of(HistoryEntry.class, rows, page, HistoryEntry::index).answer(asked, zone, known(last));
    }

    /** How far the history went when the rows were asked for. */
    private static Map<String, String> known(long last) {
        return Map.of("historyUpToEvent", Long.toString(last));
    }
}
