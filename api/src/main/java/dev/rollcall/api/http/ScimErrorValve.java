package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.Unicode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Writes a SCIM error for requests that Tomcat refuses by itself, such as a path with an encoded slash. */
public final class ScimErrorValve extends ErrorReportValve {
    private static final int SHOWN = 200;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(ScimError.MEDIA_TYPE);
            response.getOutputStream()
                    .write(error(request, status).json().toString().getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException clientGone) {
            LoggerFactory.getLogger(ScimErrorValve.class).debug("The client is gone", clientGone);
        }
    }

    private static String line(Request request) {
        return request.getRequestURI() == null
                ? "The request"
                : "%s %s".formatted(request.getMethod(), request.getRequestURI());
    }

    private static ScimError error(Request request, int status) {
        var line = Unicode.cut(line(request), SHOWN);
        return ScimError.of(
                status,
                switch (status) {
                    case 405, 501 -> "%s is not supported; send GET, POST, PUT, PATCH or DELETE".formatted(line);
                    case 505 -> "%s came with an unknown version of HTTP; send HTTP/1.1".formatted(line);
                    case 500, 503 -> "Something went wrong here; nothing was changed";
                    default ->
                        "%s cannot be read; send one Host header, a body as long as Content-Length or its chunks say, a path without encoded slashes, backslashes and control characters, a query of UTF-8 with each byte escaped as %%XX, and neither they nor a header longer than %d characters; nothing was changed"
                                .formatted(line, HeadLimit.MAX);
                });
    }
}
