package dev.rollcall.api.reconciliation;

import static dev.rollcall.api.audit.CsvDownload.orEmpty;

import dev.rollcall.api.audit.CsvDownload;
import dev.rollcall.api.audit.CsvDownloads;
import dev.rollcall.api.audit.SealedHistory;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.console.ZonedTimes;
import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.reconciliation.LeaverRow;
import dev.rollcall.query.reconciliation.ReconciliationQueries;
import dev.rollcall.query.reconciliation.ReconciliationView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /console/reconciliation}: lists of leavers, and what the history says of each who left. */
@ConsolePage
@RequestMapping(ReconciliationPage.PATH)
class ReconciliationPage {
    static final String PATH = "/console/reconciliation";

    private static final String VIEW = "reconciliation/lists";
    private static final int LISTS = 20;
    private static final int ROWS = 100;
    private static final List<String> COLUMNS = List.of(
            "line",
            "namedBy",
            "name",
            "left",
            "verdict",
            "user",
            "userName",
            "endedAt",
            "lateSeconds",
            "backFrom",
            "backUntil",
            "seat");

    private final Reconciliations reconciliations;
    private final ReconciliationQueries queries;
    private final SealedHistory sealed;
    private final CsvDownloads downloads;

    ReconciliationPage(
            Reconciliations reconciliations,
            ReconciliationQueries queries,
            SealedHistory sealed,
            CsvDownloads downloads) {
        this.sealed = sealed;
        this.reconciliations = reconciliations;
        this.queries = queries;
        this.downloads = downloads;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.AUDITOR})
    String show(ConsoleAccess access, @RequestParam(defaultValue = Newest.ALL) long before, Model model) {
        model.addAttribute("hours", Long.toString(AllowedDelay.USUAL.toHours()));
        return lists(access, before, model);
    }

    private String lists(ConsoleAccess access, long before, Model model) {
        var rows = queries.newest(access.organization(), new Newest(before, LISTS).andOneMore());
        var shown = rows.subList(0, Math.min(LISTS, rows.size()));
        model.addAttribute("lists", shown);
        model.addAttribute("next", rows.size() > LISTS ? shown.getLast().position() : null);
        return VIEW;
    }

    /** The answer to a list that cannot be read is the page with all mistakes; nothing is recorded. */
    @PostMapping
    @Allowed({Role.OWNER, Role.AUDITOR})
    String compare(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(required = false) @Nullable MultipartFile list,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var delay = AllowedDelay.ofHours(hours);
        model.addAttribute("hours", hours);
        try {
            var leavers = read(access, list);
            if (delay.isPresent()) {
                var view = reconciliations.reconcile(leavers, delay.get(), access.origin());
                return "redirect:" + PATH + "/" + view.id();
            }
        } catch (UnreadableList unreadable) {
            model.addAttribute("mistakes", unreadable.mistakes());
        }
        if (delay.isEmpty()) {
            model.addAttribute(
                    "hoursProblem", "Give whole hours, from 0 to %d.".formatted(AllowedDelay.LONGEST.toHours()));
        }
        response.setStatus(422);
        return lists(access, Long.MAX_VALUE, model);
    }

    private static LeaverList read(ConsoleAccess access, @Nullable MultipartFile list)
            throws UnreadableList, IOException {
        if (list == null || list.getSize() == 0) {
            throw UnreadableList.because("no file was chosen, or the file is empty; choose a CSV file");
        }
        if (list.getSize() > LeaverList.MOST_BYTES) {
            throw UnreadableList.because(ListBody.tooLarge());
        }
        return LeaverList.read(list.getBytes(), access.times().zone());
    }

    @GetMapping("/{id}")
    @Allowed({Role.OWNER, Role.AUDITOR})
    String one(
            ConsoleAccess access,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        var view = reconciliations.find(access.organization(), id);
        var chosen = chosen(verdict);
        var rows = queries.leavers(access.organization(), view, chosen, new Keyset(after, ROWS).andOneMore());
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute("list", view);
        model.addAttribute("verdicts", LeaverVerdict.values());
        model.addAttribute("words", VerdictWords.ALL);
        model.addAttribute("chosen", chosen);
        model.addAttribute("rows", shown);
        model.addAttribute("first", after == 0);
        model.addAttribute("next", rows.size() > ROWS ? shown.getLast().place() : null);
        return "reconciliation/list";
    }

    private static @Nullable LeaverVerdict chosen(String verdict) {
        return Arrays.stream(LeaverVerdict.values())
                .filter(each -> each.name().equals(verdict))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/{id}/csv")
    @Allowed({Role.OWNER, Role.AUDITOR})
    void csv(ConsoleAccess access, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var view = reconciliations.find(access.organization(), id);
        var times = access.times();
        downloads
                .begin(
                        access,
                        "rollcall-reconciliation-%s.csv".formatted(id),
                        question(view, times),
                        sealed.upTo(access.organization(), view.toPosition()),
                        response)
                .<LeaverRow>write(
                        COLUMNS,
                        last -> queries.leavers(
                                access.organization(),
                                view,
                                null,
                                new Keyset(last == null ? 0 : last.place(), CsvDownload.PAGE)),
                        row -> cells(row, times));
    }

    private static String question(ReconciliationView view, ZonedTimes times) {
        return "Leavers compared at %s by %s with the history up to position %s of the ledger, allowed delay %s, days in %s, file with SHA-256 %s"
                .formatted(
                        times.iso(view.madeAt()),
                        view.actor(),
                        Long.toString(view.toPosition()),
                        view.allowedDelay(),
                        view.zone(),
                        view.fileHash());
    }

    private static List<?> cells(LeaverRow row, ZonedTimes times) {
        return List.of(
                row.line(),
                row.namedBy(),
                row.name(),
                times.iso(row.left()),
                row.verdict(),
                orEmpty(row.user()),
                orEmpty(row.userName()),
                time(row.endedAt(), times),
                orEmpty(row.lateSeconds()),
                time(row.backFrom(), times),
                time(row.backUntil(), times),
                orEmpty(row.seat()));
    }

    private static String time(@Nullable Instant instant, ZonedTimes times) {
        return instant == null ? "" : times.iso(instant);
    }
}
