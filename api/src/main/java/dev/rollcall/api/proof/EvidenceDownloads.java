package dev.rollcall.api.proof;

import dev.rollcall.api.http.BrokenOff;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.TooManyPacks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Sends packs as they are made, a few at a time. */
@Component
class EvidenceDownloads {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceDownloads.class);

    /** At the same time on one node: each reads much, and holds a thread for as long as its client is slow. */
    static final int MOST = 2;

    private final EvidenceWriter writer;
    private final Semaphore places = new Semaphore(MOST);

    EvidenceDownloads(EvidenceWriter writer) {
        this.writer = writer;
    }

    void send(Evidence evidence, HttpServletResponse response) throws IOException {
        if (!places.tryAcquire()) {
            throw new Refused(new TooManyPacks(MOST));
        }
        try {
            response.setContentType("application/zip");
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(evidence.fileName())
                            .build()
                            .toString());
            write(evidence, response);
        } finally {
            places.release();
        }
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
