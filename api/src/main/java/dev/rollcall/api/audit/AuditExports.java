package dev.rollcall.api.audit;

import dev.rollcall.api.audit.CsvDownload.Pages;
import dev.rollcall.api.http.StreamedAnswer;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.query.audit.AuditEntry;
import dev.rollcall.query.audit.AuditTrailQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Sends the audit trail as a file, page by page as it is read: it may be larger than memory. */
@Component
final class AuditExports {
    private final AuditTrailQueries trail;
    private final Exports exports;

    AuditExports(AuditTrailQueries trail, Exports exports) {
        this.trail = trail;
        this.exports = exports;
    }

    /** Who has a file made. @param name for people */
    record Maker(String name, Origin origin) {
        Instant at() {
            return origin.receivedAt();
        }
    }

    void send(AuditQuestion question, AuditFormat format, Maker maker, HttpServletResponse response)
            throws IOException {
        var name = "rollcall-audit-%d-to-%d.%s"
                .formatted(question.stretch().after() + 1, question.stretch().last(), format.keyword());
        exports.record(name, question.asked().text(), maker.origin());
        response.setContentType(format.type().toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(name).build().toString());
        var colophon = new AuditColophon(question, maker);
        if (format == AuditFormat.CSV) {
            var columns = Report.columns(AuditEntry.class);
            new CsvDownload(response, colophon::lines)
                    .write(columns, pages(question), entry -> Report.cells(columns, entry));
        } else {
            StreamedAnswer.send(response, name, () -> lines(question, colophon, response.getWriter()));
        }
    }

    private Pages<AuditEntry> pages(AuditQuestion question) {
        return last -> trail.oldestFirst(
                        question.organization().id(),
                        question.filter(),
                        last == null ? question.stretch() : question.stretch().behind(last.position()),
                        CsvDownload.PAGE)
                .entries();
    }

    private void lines(AuditQuestion question, AuditColophon colophon, Writer writer) throws IOException {
        var pages = pages(question);
        long rows = 0;
        var page = pages.after(null);
        while (!page.isEmpty()) {
            for (AuditEntry entry : page) {
                writer.write(Report.json(entry) + "\n");
            }
            rows += page.size();
            page = pages.after(page.getLast());
        }
        writer.write(colophon.json(rows) + "\n");
        writer.flush();
    }
}
