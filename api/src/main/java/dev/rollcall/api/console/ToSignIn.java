package dev.rollcall.api.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Leads whoever has no session to the sign-in; who asked for a part of a page, by loading the page itself anew. */
final class ToSignIn implements AuthenticationEntryPoint {
    static final String PATH = "/console/sign-in";
    static final String ENDED = PATH + "?ended";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        if (isForPart(request)) {
            loadPage(response);
            return;
        }
        boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        response.sendRedirect(request.getContextPath() + (ended ? ENDED : PATH));
    }

    /** Whether htmx asks, for a part of a page that stands already. */
    static boolean isForPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** Lets htmx load the whole page, which then leads to the sign-in. */
    static void loadPage(HttpServletResponse response) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader("HX-Refresh", "true");
    }
}
