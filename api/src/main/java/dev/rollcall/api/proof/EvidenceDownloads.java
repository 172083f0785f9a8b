package dev.rollcall.api.proof;

import dev.rollcall.api.http.BrokenOff;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Sends packs as they are made, a few at a time. */
@Component
class EvidenceDownloads {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceDownloads.class);

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
            write(evidence, response);
            return evidence;
        });
    }

    /** What has begun can only be broken off: the client shall see that, and not take half a pack for one. */
    private void write(Evidence evidence, HttpServletResponse response) throws IOException {
        try {
            writer.write(evidence, response.getOutputStream());
        } catch (ClientAbortException gone) {
            throw gone;
        } catch (IOException | RuntimeException failed) {
            if (!response.isCommitted()) {
                response.reset();
                throw failed;
            }
            LOG.error("The evidence {} broke off", evidence.fileName(), failed);
            throw new BrokenOff(failed);
        }
    }
}
