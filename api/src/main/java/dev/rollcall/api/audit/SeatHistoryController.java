package dev.rollcall.api.audit;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.license.LicenseView;
import dev.rollcall.query.license.SeatHistoryQueries;
import dev.rollcall.query.license.SeatHistoryQueries.Days;
import dev.rollcall.query.license.SeatLevel;
import dev.rollcall.query.license.SeatPeriod;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.license.SeatThen;
import dev.rollcall.query.reading.Keyset;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Seats as they were: as of any time that the ledger can tell of, and over any days. */
@RestController
@RequestMapping("/admin/organizations/{organization}/seats")
class SeatHistoryController {
    private static final int MOST_PERIODS = 400;

    private final KnownZone zones;
    private final SeatQueries seats;
    private final SeatHistoryQueries history;
    private final AskedTime times;

    SeatHistoryController(KnownZone zones, SeatQueries seats, SeatHistoryQueries history, AskedTime times) {
        this.zones = zones;
        this.seats = seats;
        this.history = history;
        this.times = times;
    }

    /** How many seats there were and how many of them were held. */
    @GetMapping("/level")
    ResponseEntity<?> level(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        var asOf = times.of(asked, own, zone, reached(own));
        var rows = license(own).stream()
                .flatMap(license -> history.level(own, license, asOf.position()).stream())
                .toList();
        return Report.of(SeatLevel.class, rows, Keyset.FIRST, SeatLevel::held).answer(asked, zone, asOf.question());
    }

    /** Who held a seat then, all or the members that a team had then. */
    @GetMapping("/held")
    ResponseEntity<?> held(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var zone = zones.of(own);
        var asOf = times.of(asked, own, zone, told(own, history.reachedWithNames(own)));
        var team = team(asked, own, asOf.position());
        var page = asked.continued("at", asOf.time().toString());
        var rows = license(own).stream()
                .flatMap(license -> history.holders(own, license, asOf.position(), team, page.andOneMore()).stream())
                .toList();
        return Report.of(SeatThen.class, asked.requireSome(rows), page, SeatThen::seat)
                .answer(asked, zone, asOf.question());
    }

    /** What seats were used from one day to the end of another, by days, months, quarters or years; by all or by a team. */
    @GetMapping("/periods")
    ResponseEntity<?> periods(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var reached = asked.idOrNull("team") == null ? reached(own) : told(own, history.reachedWithTeams(own));
        var team = team(asked, own, reached.position());
        var known = zones.days(own, reached.through());
        var zone = known.zone();
        var days = days(asked, known.period(asked));
        var rows = license(own).stream()
                .flatMap(license -> periods(own, license, team, days, zone, reached).stream())
                .toList();
        var asOf = AskedTime.latest(reached);
        return Report.of(SeatPeriod.class, rows, new Keyset(0, MOST_PERIODS), SeatPeriod::held)
                .answer(asked, zone, asOf.question());
    }

    private List<SeatPeriod> periods(
            OrganizationId own, UUID license, @Nullable UUID team, List<Days> days, ZoneId zone, Sealed reached) {
        return team == null
                ? history.periods(own, license, days, zone, reached.through())
                : history.periodsOfTeam(own, license, team, days, zone, reached);
    }

    private @Nullable UUID team(ReportParameters asked, OrganizationId own, long position) {
        var team = asked.idOrNull("team");
        if (team != null && !history.isTeam(own, team, position)) {
            throw ReportParameters.invalid(
                    "team", team.toString(), "the id of a team that the organization had by then");
        }
        return team;
    }

    private static List<Days> days(ReportParameters asked, Period period) {
        var by = Objects.requireNonNullElse(asked.request().getParameter("by"), "month");
        var periods = CalendarPeriods.named(by)
                .orElseThrow(() -> ReportParameters.invalid("by", by, "day, month, quarter or year"))
                .of(period.from(), period.to(), MOST_PERIODS + 1);
        if (periods.size() > MOST_PERIODS) {
            throw ReportParameters.invalid(
                    "by", by, "longer periods or fewer days: at most %d rows are answered".formatted(MOST_PERIODS));
        }
        return periods;
    }

    private Sealed reached(OrganizationId organization) {
        return told(organization, history.reached(organization));
    }

    private static Sealed told(OrganizationId organization, Optional<Sealed> reached) {
        return reached.orElseThrow(() -> new Refused(new NotSealedYet("The history of organization " + organization)));
    }

    private List<UUID> license(OrganizationId organization) {
        return seats.license(organization).map(LicenseView::license).stream().toList();
    }
}
