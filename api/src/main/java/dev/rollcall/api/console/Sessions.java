package dev.rollcall.api.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** A person's sessions: begun with a sign-in, shown, and ended. */
@Component
final class Sessions {
    private static final String ADDRESS = "address";
    private static final String BROWSER = "browser";
    private static final int LONGEST_BROWSER = 200;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final HttpSessionSecurityContextRepository contexts;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            HttpSessionSecurityContextRepository contexts) {
        this.sessions = sessions;
        this.contexts = contexts;
    }

    /** @param own whether it is the session that asks */
    record Open(String id, Instant begun, Instant lastSeen, String address, String browser, boolean own) {}

    /** In a session of its own, so that nobody can have known its id before. */
    void begin(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        var earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        var session = request.getSession(true);
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(BROWSER, browser(request));
        var context = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static String browser(HttpServletRequest request) {
        var told = request.getHeader(HttpHeaders.USER_AGENT);
        return told == null ? "" : told.substring(0, Math.min(told.length(), LONGEST_BROWSER));
    }

    /** The own one first, then by last use. */
    List<Open> of(SignedIn who, String own) {
        return sessions.findByPrincipalName(who.getName()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Open(
                        session.getId(),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getAttributeOrDefault(ADDRESS, ""),
                        BrowserName.of(session.getAttributeOrDefault(BROWSER, "")),
                        session.getId().equals(own)))
                .sorted(Comparator.comparing(Open::own)
                        .thenComparing(Open::lastSeen)
                        .reversed())
                .toList();
    }

    void endOthers(SignedIn who, String own) {
        of(who, own).stream().filter(session -> !session.own()).forEach(session -> sessions.deleteById(session.id()));
    }
}
