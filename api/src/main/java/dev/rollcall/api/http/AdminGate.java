package dev.rollcall.api.http;

import dev.rollcall.command.organization.Installation;
import dev.rollcall.query.organization.CredentialQueries.Credential;
import dev.rollcall.query.organization.RoleQueries;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The gate of the admin API, of the metrics and of the state of the ledger: the operator's token, or an owner's e-mail and
 * password; for history also those of other roles.
 */
@Component
final class AdminGate extends OncePerRequestFilter {
    private final Installation installation;
    private final SignIns signIns;
    private final RoleQueries roles;
    private final Tokens tokens;
    private final Ids ids;
    private final Clock clock;

    AdminGate(Installation installation, SignIns signIns, RoleQueries roles, Tokens tokens, Ids ids, Clock clock) {
        this.installation = installation;
        this.signIns = signIns;
        this.roles = roles;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guards(request);
    }

    static boolean guards(HttpServletRequest request) {
        return path(request).startsWith("/admin") || forOperatorAlone(request);
    }

    private static boolean forOperatorAlone(HttpServletRequest request) {
        var path = path(request);
        return path.startsWith("/actuator/prometheus") || path.startsWith("/actuator/health/ledger");
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath().toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var operator = operator(request);
        if (operator.isPresent()) {
            pass(operator.get(), request, response, chain);
            return;
        }
        var login = BasicCredential.of(request.getHeader("Authorization"));
        if (login.isEmpty() || forOperatorAlone(request)) {
            deny(response);
            return;
        }
        var known = login.get();
        switch (signIns.signIn(known.email(), known.password(), request.getRemoteAddr(), clock.instant())) {
            case SignIns.Outcome.Granted granted -> {
                var access = access(granted.credential(), request);
                if (access.isPresent()) {
                    pass(access.get(), request, response, chain);
                } else {
                    ScimError.of(
                                    403,
                                    "The admin API is for owners and the operator; of it auditors may read history, proofs and evidence and compare lists of leavers, and billing may read history; your role sees the rest in the console")
                            .write(response);
                }
            }
            case SignIns.Outcome.Denied _ -> deny(response);
            case SignIns.Outcome.Throttled throttled -> throttle(response, throttled.rest());
        }
    }

    private static void pass(
            AdminAccess access, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(AdminAccess.ATTRIBUTE, access);
        response.setHeader("X-Request-Id", access.requestId().toString());
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }

    private static void deny(HttpServletResponse response) throws IOException {
        response.setHeader(
                "WWW-Authenticate", "Bearer realm=\"rollcall\", Basic realm=\"rollcall\", charset=\"UTF-8\"");
        ScimError.of(401, "Send the operator token as Bearer, or an owner's e-mail and password as Basic")
                .write(response);
    }

    private static void throttle(HttpServletResponse response, Duration wait) throws IOException {
        var seconds = wait.toSeconds() + 1;
        response.setHeader("Retry-After", Long.toString(seconds));
        ScimError.of(429, "Too many failed sign-ins; try again in %d seconds".formatted(seconds))
                .write(response);
    }

    private Optional<AdminAccess> operator(HttpServletRequest request) {
        return Bearer.of(request.getHeader("Authorization"))
                .flatMap(Tokens::parse)
                .filter(token -> installation
                        .founded()
                        .filter(founded -> tokens.matches(token, founded.operatorMac()))
                        .isPresent())
                .map(token -> new AdminAccess("operator", null, ids.next(), clock.instant()));
    }

    /** Empty for roles that may not ask for this. */
    private Optional<AdminAccess> access(Credential credential, HttpServletRequest request) {
        return roles.holder(credential.organization(), credential.user())
                .map(RoleQueries.Holder::role)
                .filter(role -> AdminScope.allows(role, request.getMethod(), path(request)))
                .map(role -> new AdminAccess(
                        role.name().toLowerCase(Locale.ROOT) + ":" + credential.user(),
                        credential.organization(),
                        ids.next(),
                        clock.instant()));
    }
}
