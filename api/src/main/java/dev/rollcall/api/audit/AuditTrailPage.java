package dev.rollcall.api.audit;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.audit.AuditPage;
import dev.rollcall.query.audit.AuditStretch;
import dev.rollcall.query.audit.AuditTrailQueries;
import dev.rollcall.query.reading.TooSlow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /console/audit}: every fact, who asked for it, and what it changed. */
@ConsolePage
@RequestMapping(AuditSearch.PATH)
class AuditTrailPage {
    private static final int ROWS = 50;

    private final AuditQuestions questions;
    private final AuditTrailQueries trail;
    private final AuditLines lines;
    private final AuditExports exports;

    AuditTrailPage(AuditQuestions questions, AuditTrailQueries trail, AuditLines lines, AuditExports exports) {
        this.questions = questions;
        this.trail = trail;
        this.lines = lines;
        this.exports = exports;
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, HttpServletRequest request, HttpServletResponse response, Model model) {
        var search = AuditSearch.of(request.getParameterMap());
        model.addAttribute("search", search);
        model.addAttribute("facts", AuditFilters.FACTS);
        model.addAttribute("verbs", AuditFilters.VERBS);
        model.addAttribute("ids", List.of("user", "team", "request", "connection"));
        try {
            var question = questions.of(search.fields(), access.organization());
            fill(search, question, model);
            model.addAttribute("question", question);
        } catch (InvalidScim | TooSlow unanswered) {
            response.setStatus(422);
            model.addAttribute("problem", unanswered.getMessage());
        } catch (Refused notYet) {
            model.addAttribute("notYet", notYet.refusal().reason());
        }
        return "audit/trail";
    }

    private void fill(AuditSearch search, AuditQuestion question, Model model) {
        var page = page(search, question);
        var shown = page.entries();
        model.addAttribute("lines", lines.tell(question.organization().id(), shown));
        model.addAttribute("next", page.more() ? search.next(shown.getLast().position()) : null);
    }

    private AuditPage page(AuditSearch search, AuditQuestion question) {
        var organization = question.organization().id();
        var stretch = question.stretch();
        return search.oldest()
                ? trail.oldestFirst(organization, question.filter(), behind(search, stretch), ROWS)
                : trail.newestFirst(organization, question.filter(), before(search, stretch), ROWS);
    }

    private static AuditStretch behind(AuditSearch search, AuditStretch stretch) {
        var cursor = search.cursor();
        return cursor == null ? stretch : stretch.behind(cursor);
    }

    private static AuditStretch before(AuditSearch search, AuditStretch stretch) {
        var cursor = search.cursor();
        return cursor == null ? stretch : stretch.before(cursor);
    }

    @GetMapping("/csv")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    @Nullable
    String csv(ConsoleAccess access, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return export(AuditFormat.CSV, access, request, response);
    }

    @GetMapping("/jsonl")
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    @Nullable
    String jsonl(ConsoleAccess access, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return export(AuditFormat.JSONL, access, request, response);
    }

    /** The page says what of the question is not understood. */
    private @Nullable String export(
            AuditFormat format, ConsoleAccess access, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var search = AuditSearch.of(request.getParameterMap());
        AuditQuestion question;
        try {
            question = questions.of(search.fields(), access.organization());
        } catch (InvalidScim unclear) {
            return "redirect:" + search.newest();
        }
        exports.send(question, format, new AuditExports.Maker(access.userName(), access.origin()), response);
        return null;
    }
}
