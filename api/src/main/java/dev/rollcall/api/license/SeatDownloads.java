package dev.rollcall.api.license;

import static dev.rollcall.api.audit.CsvDownload.orEmpty;

import dev.rollcall.api.audit.CsvDownload;
import dev.rollcall.api.audit.CsvDownloads;
import dev.rollcall.api.audit.KnownZone;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.license.HeldSeat;
import dev.rollcall.query.license.SeatRefusal;
import dev.rollcall.query.license.SeatRefusalQueries;
import dev.rollcall.query.license.Waiting;
import dev.rollcall.query.license.WaitingQueries;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Newest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reports of the page of seats as files. */
@ConsolePage
@RequestMapping("/console/seats")
class SeatDownloads {
    private final SeatsReport report;
    private final SeatRefusalQueries refusals;
    private final WaitingQueries waiting;
    private final CsvDownloads downloads;
    private final KnownZone zones;

    SeatDownloads(
            SeatsReport report,
            SeatRefusalQueries refusals,
            WaitingQueries waiting,
            CsvDownloads downloads,
            KnownZone zones) {
        this.zones = zones;
        this.waiting = waiting;
        this.report = report;
        this.refusals = refusals;
        this.downloads = downloads;
    }

    @GetMapping("/days/csv")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    void days(ConsoleAccess access, @ModelAttribute("asked") SeatsAsked asked, HttpServletResponse response)
            throws IOException {
        var organization = access.organization();
        var today = access.times().dayOf(access.receivedAt());
        var first = zones.days(organization, access.receivedAt()).first();
        var days = report.days(access, report.license(organization).license(), today, asked.days()).stream()
                .filter(day -> !day.day().isBefore(first))
                .toList();
        downloads
                .begin(
                        access,
                        "rollcall-seats-by-day-%s.csv".formatted(today),
                        "Seats in use at the end of each day up to %s (today: now)".formatted(today),
                        response)
                .<DayOfSeats>write(
                        List.of("day", "inUse", "size", "taken", "freed", "overage"),
                        last -> last == null ? days : List.of(),
                        day -> List.of(day.day(), day.held(), day.size(), day.taken(), day.freed(), day.overage()));
    }

    @GetMapping("/holders/csv")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    @Nullable
    String holders(
            ConsoleAccess access,
            @ModelAttribute("asked") SeatsAsked asked,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        var first = zones.days(access.organization(), access.receivedAt()).first();
        var day = asked.dayUpTo(access.times().dayOf(access.receivedAt())).filter(known -> !known.isBefore(first));
        if (day.isEmpty()) {
            redirect.addAttribute("day", asked.day());
            return "redirect:/console/seats";
        }
        holders(access, day.get(), response);
        return null;
    }

    private void holders(ConsoleAccess access, LocalDate day, HttpServletResponse response) throws IOException {
        var times = access.times();
        var license = report.license(access.organization()).license();
        downloads
                .begin(
                        access,
                        "rollcall-seat-holders-%s.csv".formatted(day),
                        "Holders of seats when %s ended (today: now)".formatted(day),
                        response)
                .<HeldSeat>write(
                        List.of("seat", "user", "userName", "displayName", "since", "until", "takenBeyondSize"),
                        last -> report.holders(
                                access, license, day, last == null ? Moment.LATEST : last.moment(), CsvDownload.PAGE),
                        held -> List.of(
                                held.seat(),
                                held.user(),
                                orEmpty(held.userName()),
                                orEmpty(held.displayName()),
                                times.iso(held.since()),
                                held.until() == null ? "" : times.iso(held.until()),
                                held.takenBeyondSize()));
    }

    @GetMapping("/waiting/csv")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    void waiting(ConsoleAccess access, HttpServletResponse response) throws IOException {
        var organization = access.organization();
        var times = access.times();
        downloads
                .begin(access, "rollcall-waiting-for-a-seat.csv", "Waiting for a seat, who comes first", response)
                .<Waiting>write(
                        List.of("place", "user", "userName", "displayName", "since"),
                        last -> waiting.all(
                                organization, new Keyset(last == null ? 0 : last.ticket(), CsvDownload.PAGE)),
                        each -> List.of(
                                each.place(),
                                each.user(),
                                each.userName(),
                                orEmpty(each.displayName()),
                                times.iso(each.since())));
    }

    @GetMapping("/refused/csv")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    void refused(ConsoleAccess access, HttpServletResponse response) throws IOException {
        var organization = access.organization();
        var times = access.times();
        downloads
                .begin(access, "rollcall-refused-a-seat.csv", "Refused a seat and without access since", response)
                .<SeatRefusal>write(
                        List.of("userName", "user", "firstAt", "lastAt", "reason", "provider", "requestId"),
                        last -> refusals.unsettled(
                                organization,
                                last == null
                                        ? Newest.of(CsvDownload.PAGE)
                                        : Newest.of(CsvDownload.PAGE).before(last.index())),
                        refusal -> List.of(
                                refusal.userName(),
                                orEmpty(refusal.user()),
                                times.iso(refusal.firstAt()),
                                times.iso(refusal.lastAt()),
                                refusal.reason(),
                                orEmpty(refusal.provider()),
                                refusal.requestId()));
    }
}
