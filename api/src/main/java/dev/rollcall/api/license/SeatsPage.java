package dev.rollcall.api.license;

import dev.rollcall.api.audit.KnownZone;
import dev.rollcall.api.audit.ProviderName;
import dev.rollcall.api.audit.Timelines;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.Typed;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.audit.DepartureQueries;
import dev.rollcall.query.license.LicenseView;
import dev.rollcall.query.license.SeatRefusalQueries;
import dev.rollcall.query.license.WaitingQueries;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Newest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/seats}: how many seats are in use, by whom, who got none, and who made room. */
@ConsolePage
@RequestMapping("/console/seats")
class SeatsPage {
    static final String VIEW = "license/seats";
    private static final int HOLDERS = 25;
    private static final int FREED = 10;
    private static final int REFUSED = 10;
    private static final int REFUSED_PAGE = 50;
    private static final int WAITING = 10;
    private static final int FACTS = 10;

    private final SeatsReport report;
    private final SeatRefusalQueries refusals;
    private final WaitingQueries waiting;
    private final DepartureQueries departures;
    private final Timelines timelines;
    private final KnownZone zones;

    SeatsPage(
            SeatsReport report,
            SeatRefusalQueries refusals,
            WaitingQueries waiting,
            DepartureQueries departures,
            Timelines timelines,
            KnownZone zones) {
        this.zones = zones;
        this.waiting = waiting;
        this.report = report;
        this.refusals = refusals;
        this.departures = departures;
        this.timelines = timelines;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(
            ConsoleAccess access,
            @ModelAttribute("asked") SeatsAsked asked,
            Model model,
            HttpServletResponse response) {
        var today = access.times().dayOf(access.receivedAt());
        var day = asked.dayUpTo(today);
        if (day.isEmpty()) {
            response.setStatus(422);
            model.addAttribute("dayProblem", "Give a day such as 2026-03-31 that has begun, today at the latest.");
        }
        return fill(access, asked, day.orElse(today), model);
    }

    /** Whatever the page shows. */
    String fill(ConsoleAccess access, SeatsAsked asked, LocalDate day, Model model) {
        var organization = access.organization();
        var today = access.times().dayOf(access.receivedAt());
        var license = report.license(organization);
        var first = zones.days(organization, access.receivedAt()).first();
        model.addAttribute("begins", day.isBefore(first) ? first : null);
        model.addAttribute("asked", asked);
        model.addAttribute("today", today);
        model.addAttribute("license", license);
        model.addAttribute("policyWords", LicenseStory.words(NoSeatPolicy.valueOf(license.noSeatPolicy())));
        var days = report.days(access, license.license(), today, asked.days());
        model.addAttribute("days", days);
        model.addAttribute("then", report.day(access, license.license(), day, days));
        holders(access, license, asked, day, model);
        refused(access, Newest.of(REFUSED), model);
        model.addAttribute("waiting", waiting.all(organization, new Keyset(0, WAITING)));
        model.addAttribute(
                "freed",
                departures.between(organization, Instant.EPOCH, Moment.LATEST.at(), Moment.LATEST, FREED).stream()
                        .filter(gone -> gone.deprovisioning().seat() != null)
                        .toList());
        var facts = report.facts(organization, license.license(), Newest.of(FACTS));
        model.addAttribute("timeline", timelines.tell(organization, facts, FACTS, LicenseStory::tell));
        return VIEW;
    }

    private void holders(ConsoleAccess access, LicenseView license, SeatsAsked asked, LocalDate day, Model model) {
        var before = Moment.parse(Typed.text(asked.before())).orElse(Moment.LATEST);
        var rows = report.holders(access, license.license(), day, before, HOLDERS + 1);
        var shown = rows.subList(0, Math.min(HOLDERS, rows.size()));
        model.addAttribute("day", day);
        model.addAttribute("holders", shown);
        model.addAttribute("first", before.equals(Moment.LATEST));
        model.addAttribute(
                "next", rows.size() > HOLDERS ? shown.getLast().moment().text() : null);
    }

    /** Everyone who was refused a seat and has not had one since. */
    @GetMapping("/refused")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String refused(ConsoleAccess access, @RequestParam(defaultValue = Newest.ALL) long before, Model model) {
        refused(access, Newest.of(REFUSED_PAGE).before(before), model);
        return "license/refused";
    }

    private void refused(ConsoleAccess access, Newest page, Model model) {
        var rows = refusals.unsettled(access.organization(), page.andOneMore());
        var shown = rows.subList(0, Math.min(page.limit(), rows.size()));
        model.addAttribute("providers", ProviderName.ALL);
        model.addAttribute("refused", shown);
        model.addAttribute(
                "nextRefused", rows.size() > page.limit() ? shown.getLast().index() : null);
    }
}
