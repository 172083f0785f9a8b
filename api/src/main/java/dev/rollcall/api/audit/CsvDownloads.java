package dev.rollcall.api.audit;

import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.query.ledger.LedgerStretch;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Begins reports as files. */
@Component
public final class CsvDownloads {
    private final SealedHistory sealed;
    private final Exports exports;

    CsvDownloads(SealedHistory sealed, Exports exports) {
        this.sealed = sealed;
        this.exports = exports;
    }

    /** @param question that the file answers, in words, with its days */
    public CsvDownload begin(ConsoleAccess access, String fileName, String question, HttpServletResponse response) {
        return begin(access, fileName, question, sealed.whole(access.organization()), response);
    }

    /** @param told the stretch of the ledger that the file tells of */
    public CsvDownload begin(
            ConsoleAccess access, String fileName, String question, LedgerStretch told, HttpServletResponse response) {
        exports.record(fileName, question, access.origin());
        var colophon = new Colophon(access, question, told);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(fileName).build().toString());
        return new CsvDownload(response, colophon::lines);
    }
}
