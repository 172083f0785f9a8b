package dev.rollcall.api.audit;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.audit.Deprovisioning;
import dev.rollcall.query.audit.DeprovisioningQueries;
import dev.rollcall.query.audit.HistoryEntry;
import dev.rollcall.query.audit.HistoryQueries;
import dev.rollcall.query.license.SeatHolder;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.license.SeatSpan;
import dev.rollcall.query.reading.Keyset;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The history of an organization, for its owners and the operator. */
@RestController
@RequestMapping("/admin/organizations/{organization}")
class HistoryController {
    private final KnownZone zones;
    private final SeatQueries seats;
    private final DeprovisioningQueries deprovisionings;
    private final HistoryQueries history;

    HistoryController(
            KnownZone zones, SeatQueries seats, DeprovisioningQueries deprovisionings, HistoryQueries history) {
        this.zones = zones;
        this.seats = seats;
        this.deprovisionings = deprovisionings;
        this.history = history;
    }

    /** Who held a seat at some time of a day, and who still did when it ended. Of today: up to now. */
    @GetMapping("/seats/holders")
    ResponseEntity<?> holders(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        var now = access.receivedAt();
        var day = asked.pastDay("on", LocalDate.ofInstant(now, zone));
        var known = known(own);
        var rows = seats.holdersOn(own, day, zone, now, asked.keyset().andOneMore());
        return Report.of(SeatHolder.class, rows, asked.keyset(), SeatHolder::index)
                .answer(asked, zone, known);
    }

    @GetMapping("/seats/spans")
    ResponseEntity<?> spans(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var known = known(own);
        var rows = seats.spans(own, asked.keyset().andOneMore());
        return Report.of(SeatSpan.class, rows, asked.keyset(), SeatSpan::index).answer(asked, zones.of(own), known);
    }

    /** Whose active access ended, from the beginning of one day to the end of another. */
    @GetMapping("/deprovisioned")
    ResponseEntity<?> deprovisioned(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        var from = asked.day("from");
        var to = asked.day("to");
        if (to.isBefore(from)) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "to (%s) is before from (%s)".formatted(to, from));
        }
        var known = known(own);
        var rows = deprovisionings.between(
                own,
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                asked.keyset().andOneMore());
        return Report.of(Deprovisioning.class, rows, asked.keyset(), Deprovisioning::index)
                .answer(asked, zone, known);
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
        return entries(access, organization, request, (own, keyset) -> history.ofUser(own, user, keyset));
    }

    @GetMapping("/teams/{team}/events")
    ResponseEntity<?> ofTeam(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID team, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, (own, keyset) -> history.ofTeam(own, team, keyset));
    }

    @GetMapping("/seats/{seat}/events")
    ResponseEntity<?> ofSeat(
            AdminAccess access, @PathVariable UUID organization, @PathVariable int seat, HttpServletRequest request)
            throws IOException {
        return entries(access, organization, request, (own, keyset) -> history.ofSeat(own, seat, keyset));
    }

    private interface Question {
        List<HistoryEntry> ask(OrganizationId organization, Keyset keyset);
    }

    private ResponseEntity<?> entries(
            AdminAccess access, UUID organization, HttpServletRequest request, Question question) throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        var known = known(own);
        var rows = question.ask(own, asked.keyset().andOneMore());
        return Report.of(HistoryEntry.class, rows, asked.keyset(), HistoryEntry::index)
                .answer(asked, zone, known);
    }

    /** How far the history went when the rows were asked for. */
    private Map<String, String> known(OrganizationId organization) {
        return Map.of("historyUpToEvent", Long.toString(history.last(organization)));
    }
}
