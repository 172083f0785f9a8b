package dev.rollcall.api.console;

import dev.rollcall.api.http.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /console/sign-in}: e-mail and password. */
@ConsolePage
@RequestMapping("/console/sign-in")
class SignInPage {
    private static final String VIEW = "console/sign-in";

    private static final Problem STALE = new Problem(
            HttpStatus.FORBIDDEN,
            "This form cannot be taken",
            "It was open for too long, or your browser keeps no cookies for it: nothing was done. "
                    + "Open the page anew and send it once more.");

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

    /** A form that was open too long, or without the cookie of the form, arrives here, whichever it was. */
    @PostMapping(params = "stale")
    ModelAndView stale(@AuthenticationPrincipal @Nullable SignedIn who, HttpServletRequest request) {
        return who == null ? new ModelAndView(VIEW, "stale", true) : STALE.page(request);
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
            case SignIns.Outcome.Throttled throttled -> denied(model, response, 429, throttled.text());
        };
    }

    private static String denied(Model model, HttpServletResponse response, int status, String problem) {
        response.setStatus(status);
        model.addAttribute("problem", problem);
        return VIEW;
    }

    /** The page that was asked for before, with what was asked of it. */
    private String target(HttpServletRequest request, HttpServletResponse response) {
        if (asked.getRequest(request, response) instanceof DefaultSavedRequest saved) {
            var path = saved.getRequestURI();
            var query = saved.getQueryString();
            if (path != null && path.startsWith("/console")) {
                return query == null ? path : path + "?" + query;
            }
        }
        return "/console";
    }
}
