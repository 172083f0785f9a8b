package dev.rollcall.api.audit;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.Preference;
import dev.rollcall.query.audit.AuditEntry;
import dev.rollcall.query.audit.AuditTrailQueries;
import dev.rollcall.query.reading.Keyset;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail: what happened, who asked for it, and what it changed. */
@RestController
class AuditTrailController {
    private final AuditQuestions questions;
    private final AuditTrailQueries trail;
    private final AuditExports exports;

    AuditTrailController(AuditQuestions questions, AuditTrailQueries trail, AuditExports exports) {
        this.questions = questions;
        this.trail = trail;
        this.exports = exports;
    }

    /** A page as JSON, in the order of the ledger; as CSV or JSON Lines everything, sent while it is read. */
    @GetMapping("/admin/organizations/{organization}/audit")
    @Nullable
    ResponseEntity<?> audit(
            AdminAccess access,
            @PathVariable UUID organization,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var question = questions.of(request.getParameterMap(), access.organization(organization));
        var asked = question.asked();
        var format = AuditFormat.of(asked.get("format"), Preference.of(request));
        if (format == AuditFormat.JSON) {
            return page(question, request);
        }
        var limit = asked.get("limit");
        if (limit != null) {
            throw ReportParameters.invalid("limit", limit, "it with format=json alone: a file holds every row");
        }
        exports.send(question, format, new AuditExports.Maker(access.actor(), access.origin(organization)), response);
        return null;
    }

    private ResponseEntity<?> page(AuditQuestion question, HttpServletRequest request) throws IOException {
        int limit = (int) question.asked().number("limit", Keyset.FIRST.limit(), 1, Keyset.MAX_ROWS);
        var organization = question.organization();
        var page = trail.oldestFirst(organization.id(), question.filter(), question.stretch(), limit);
        return Report.of(AuditEntry.class, page.entries(), page.more(), AuditEntry::position)
                .answer(new ReportParameters(request), organization.zone(), question.circumstances());
    }
}
