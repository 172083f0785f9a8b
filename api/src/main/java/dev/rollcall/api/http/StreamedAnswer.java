package dev.rollcall.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer that is sent while it is made. */
public final class StreamedAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

    private StreamedAnswer() {}

    /** Makes the answer. */
    public interface Making {
        void make() throws IOException;
    }

    /**
     * What has begun can only be broken off: the client shall see that, and not take a part for the whole.
     *
     * @param name what the answer is, for the log
     */
    public static void send(HttpServletResponse response, String name, Making making) throws IOException {
        try {
            making.make();
        } catch (ClientAbortException gone) {
            throw gone;
        } catch (IOException | RuntimeException failed) {
            if (!response.isCommitted()) {
                response.reset();
                throw failed;
            }
            LOG.error("{} broke off", name, failed);
            throw new BrokenOff(failed);
        }
    }
}
