package dev.rollcall.api.audit;

import static dev.rollcall.api.audit.CsvDownload.orEmpty;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.Typed;
import dev.rollcall.api.console.ZonedTimes;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.audit.Departure;
import dev.rollcall.query.audit.DepartureQueries;
import dev.rollcall.query.audit.NameQueries;
import dev.rollcall.query.reading.Moment;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/deprovisioned}: whose access ended in a period, how fast, and who has come back. */
@ConsolePage
@RequestMapping("/console/deprovisioned")
class DeprovisionedPage {
    private static final int ROWS = 50;
    private static final List<String> COLUMNS = List.of(
            "user",
            "userName",
            "displayName",
            "requestedAt",
            "effectiveAt",
            "milliseconds",
            "verb",
            "actor",
            "provider",
            "requestId",
            "seat",
            "teamsLeft",
            "returnedAt",
            "returnedAs");

    private final DepartureQueries departures;
    private final NameQueries names;
    private final CsvDownloads downloads;
    private final KnownZone zones;

    DeprovisionedPage(DepartureQueries departures, NameQueries names, CsvDownloads downloads, KnownZone zones) {
        this.zones = zones;
        this.departures = departures;
        this.names = names;
        this.downloads = downloads;
    }

    /** The period as it was asked for; days that are given without a choice are the choice. */
    record Asked(
            @Nullable String period,
            @Nullable String from,
            @Nullable String to) {
        Period in(KnownDays days) throws Period.Unclear {
            if (period == null && from == null && to == null) {
                return Period.usual(days);
            }
            var asked = period == null || period.equals(Period.OWN)
                    ? Period.between(from, to)
                    : Period.of(period, days.last());
            return asked.within(days);
        }
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(
            ConsoleAccess access,
            @ModelAttribute("asked") Asked asked,
            @RequestParam(defaultValue = "") String before,
            Model model,
            HttpServletResponse response) {
        var zoned = access.times();
        model.addAttribute("choices", Period.CHOICES);
        model.addAttribute("providers", ProviderName.ALL);
        try {
            var period = asked.in(zones.days(access.organization(), access.receivedAt()));
            model.addAttribute("period", period);
            fill(
                    model,
                    access.organization(),
                    period,
                    zoned,
                    Moment.parse(Typed.text(before)).orElse(Moment.LATEST));
        } catch (Period.Unclear unclear) {
            response.setStatus(422);
            model.addAttribute("problemField", unclear.field());
            model.addAttribute("problem", unclear.getMessage());
        }
        return "audit/deprovisioned";
    }

    private void fill(Model model, OrganizationId organization, Period period, ZonedTimes zoned, Moment before) {
        var begin = period.begin(zoned.zone());
        var end = period.end(zoned.zone());
        var rows = departures.between(organization, begin, end, before, ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute("summary", departures.summary(organization, begin, end));
        model.addAttribute("departures", shown);
        model.addAttribute("teams", teams(organization, shown));
        model.addAttribute("first", before.equals(Moment.LATEST));
        model.addAttribute("next", rows.size() > ROWS ? shown.getLast().moment().text() : null);
    }

    private Map<UUID, String> teams(OrganizationId organization, List<Departure> rows) {
        return names.ofTeams(
                organization,
                rows.stream()
                        .flatMap(row -> row.deprovisioning().teamsLeft().stream())
                        .collect(Collectors.toSet()));
    }

    @GetMapping("/csv")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    @Nullable
    String csv(
            ConsoleAccess access,
            @ModelAttribute("asked") Asked asked,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        try {
            write(access, asked.in(zones.days(access.organization(), access.receivedAt())), response);
            return null;
        } catch (Period.Unclear unclear) {
            redirect.addAttribute("period", asked.period());
            redirect.addAttribute("from", asked.from());
            redirect.addAttribute("to", asked.to());
            return "redirect:/console/deprovisioned";
        }
    }

    private void write(ConsoleAccess access, Period period, HttpServletResponse response) throws IOException {
        var organization = access.organization();
        var zoned = access.times();
        var begin = period.begin(zoned.zone());
        var end = period.end(zoned.zone());
        downloads
                .begin(
                        access,
                        "rollcall-deprovisioned-%s-to-%s.csv".formatted(period.from(), period.to()),
                        "Deprovisioned from %s to %s".formatted(period.from(), period.to()),
                        response)
                .<Departure>write(
                        COLUMNS,
                        last -> departures.between(
                                organization,
                                begin,
                                end,
                                last == null ? Moment.LATEST : last.moment(),
                                CsvDownload.PAGE),
                        row -> cells(row, zoned));
    }

    private static List<?> cells(Departure row, ZonedTimes zoned) {
        var gone = row.deprovisioning();
        return List.of(
                gone.user(),
                orEmpty(gone.userName()),
                orEmpty(row.displayName()),
                zoned.iso(gone.requestedAt()),
                zoned.iso(gone.effectiveAt()),
                row.took().toMillis(),
                gone.verb(),
                gone.actor(),
                orEmpty(row.provider()),
                gone.requestId(),
                orEmpty(gone.seat()),
                gone.teamsLeft().stream().map(UUID::toString).collect(Collectors.joining(" ")),
                row.returnedAt() == null ? "" : zoned.iso(row.returnedAt()),
                orEmpty(row.returnedAs()));
    }
}
