package dev.rollcall.api.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Writes a SCIM error for requests that Tomcat refuses by itself, such as a path with an encoded slash. */
public final class ScimErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var detail = status >= 500
                ? "Something went wrong here; nothing was changed"
                : "The request is malformed; nothing was changed";
        try {
            response.setContentType(ScimError.MEDIA_TYPE);
            response.getOutputStream()
                    .write(ScimError.of(status, detail).json().toString().getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException clientGone) {
            LoggerFactory.getLogger(ScimErrorValve.class).debug("The client is gone", clientGone);
        }
    }
}
