package dev.rollcall.api.proof;

import dev.rollcall.api.http.StreamedAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Sends packs as they are made, a few at a time. */
@Component
class EvidenceDownloads {
    private final EvidenceWriter writer;
    private final Turns turns;

    EvidenceDownloads(EvidenceWriter writer, Turns turns) {
        this.writer = writer;
        this.turns = turns;
    }

    void send(Evidence evidence, HttpServletResponse response) throws IOException {
        turns.take(() -> {
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
                    () -> writer.write(evidence, response.getOutputStream()));
            return evidence;
        });
    }
}
