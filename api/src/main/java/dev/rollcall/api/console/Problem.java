package dev.rollcall.api.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/** Why something could not be done, with what was sent, so that nobody has to think it up again. */
record Problem(HttpStatusCode status, String title, String text) {
    static final String VIEW = "console/problem";

    /** What the page sent by itself, and what nobody shall read over a shoulder. */
    private static final Set<String> UNSHOWN = Set.of("_csrf", "seen", "was", "stale", "password", "current", "sure");

    Map<String, Object> on(HttpServletRequest request) {
        return Map.of("title", title, "text", text, "typed", typed(request), "place", Place.around(path(request)));
    }

    ModelAndView page(HttpServletRequest request) {
        return new ModelAndView(VIEW, on(request), status);
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        var typed = new TreeMap<String, String>();
        if (request.getMethod().equals("POST")) {
            request.getParameterMap().forEach((name, values) -> typed.put(name, String.join(", ", values)));
        }
        typed.keySet().removeAll(UNSHOWN);
        typed.values().removeIf(String::isBlank);
        return typed;
    }

    private static String path(HttpServletRequest request) {
        var before = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return before instanceof String path ? path : request.getRequestURI();
    }
}
