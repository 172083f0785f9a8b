package dev.rollcall.api.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The URL under which clients reach this server: configured, or else as the request reached it. */
@Component
public final class PublicUrl {
    private final String configured;

    PublicUrl(@Value("${rollcall.public-url:}") String configured) {
        this.configured = configured.replaceAll("/+$", "");
    }

    public String of(HttpServletRequest request) {
        if (!configured.isEmpty()) {
            return configured;
        }
        var scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    /** Where a path of this server leads a browser: as it stands, unless a URL is configured. */
    String redirect(String path) {
        return path.startsWith("/") ? configured + path : path;
    }

    /** Before any request: the configured URL, or loopback. */
    public String orLoopback(int port) {
        return configured.isEmpty() ? "http://127.0.0.1:" + port : configured;
    }

    public static String connector(String base, Object connection) {
        return base + "/scim/v2/" + connection;
    }
}
