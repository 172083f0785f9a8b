package dev.rollcall.api.console;

import dev.rollcall.api.http.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/sign-in}: e-mail and password. */
@ConsolePage
@RequestMapping("/console/sign-in")
class SignInPage {
    private static final String VIEW = "console/sign-in";

    private final SignIns signIns;
    private final Sessions sessions;
    private final RequestCache asked;
    private final Clock clock;

    SignInPage(SignIns signIns, Sessions sessions, RequestCache asked, Clock clock) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.asked = asked;
        this.clock = clock;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        for (var reason : new String[] {"out", "ended", "stale"}) {
            model.addAttribute(reason, request.getParameter(reason) != null);
        }
        return VIEW;
    }

    /** A form that was open too long, or without the cookie of the form, arrives here. */
    @PostMapping(params = "stale")
    String stale(Model model) {
        model.addAttribute("stale", true);
        return VIEW;
    }

    @PostMapping
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("email", email);
        return switch (signIns.signIn(email, password, request.getRemoteAddr(), clock.instant())) {
            case SignIns.Outcome.Granted granted -> {
                var target = target(request, response);
                var credential = granted.credential();
                sessions.begin(new SignedIn(credential.organization().value(), credential.user()), request, response);
                yield "redirect:" + target;
            }
            case SignIns.Outcome.Denied _ ->
                denied(model, response, 422, "E-mail and password do not belong together.");
            case SignIns.Outcome.Throttled throttled -> denied(model, response, 429, later(throttled.rest()));
        };
    }

    private static String denied(Model model, HttpServletResponse response, int status, String problem) {
        response.setStatus(status);
        model.addAttribute("problem", problem);
        return VIEW;
    }

    private static String later(Duration rest) {
        return "Too many failed sign-ins. Try again in %d minutes.".formatted(rest.toMinutes() + 1);
    }

    /** The page that was asked for before, with what was asked of it. */
    private String target(HttpServletRequest request, HttpServletResponse response) {
        if (!(asked.getRequest(request, response) instanceof DefaultSavedRequest saved)
                || !saved.getRequestURI().startsWith("/console")) {
            return "/console";
        }
        var query = saved.getQueryString();
        return saved.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
