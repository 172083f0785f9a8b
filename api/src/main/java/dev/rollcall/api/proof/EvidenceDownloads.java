package dev.rollcall.api.proof;

import dev.rollcall.api.audit.Exports;
import dev.rollcall.api.http.StreamedAnswer;
import dev.rollcall.kernel.message.Origin;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Sends packs as they are made, a few at a time. */
@Component
class EvidenceDownloads {
    private final EvidenceWriter writer;
    private final Turns turns;
    private final Exports exports;

    EvidenceDownloads(EvidenceWriter writer, Turns turns, Exports exports) {
        this.writer = writer;
        this.exports = exports;
        this.turns = turns;
    }

    void send(Evidence evidence, Origin origin, HttpServletResponse response) throws IOException {
        turns.take(() -> {
            var frame = writer.frame(evidence);
            exports.record(evidence.fileName(), evidence.range().question(), origin);
            response.setContentType("application/zip");
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(evidence.fileName())
                            .build()
                            .toString());
            StreamedAnswer.send(
                    response,
                    "The evidence " + evidence.fileName(),
                    () -> writer.write(evidence, frame, response.getOutputStream()));
            return evidence;
        });
    }
}
