package dev.rollcall.api.http;

import dev.rollcall.command.organization.Installation;
import dev.rollcall.query.organization.OwnerSignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The gate of the admin API and of the metrics: the operator's token, or an owner's e-mail and password. */
@Component
final class AdminGate extends OncePerRequestFilter {
    private final Installation installation;
    private final OwnerSignIn owners;
    private final PasswordEncoder passwords;
    private final Tokens tokens;
    private final Ids ids;
    private final Clock clock;

    AdminGate(
            Installation installation,
            OwnerSignIn owners,
            PasswordEncoder passwords,
            Tokens tokens,
            Ids ids,
            Clock clock) {
        this.installation = installation;
        this.owners = owners;
        this.passwords = passwords;
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
        return path(request).startsWith("/actuator/prometheus");
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath().toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var access = operator(request);
        if (access.isEmpty() && !forOperatorAlone(request)) {
            access = owner(request);
        }
        if (access.isEmpty()) {
            response.setHeader(
                    "WWW-Authenticate", "Bearer realm=\"rollcall\", Basic realm=\"rollcall\", charset=\"UTF-8\"");
            ScimError.of(401, "Send the operator token as Bearer, or an owner's e-mail and password as Basic")
                    .write(response);
            return;
        }
        request.setAttribute(AdminAccess.ATTRIBUTE, access.get());
        response.setHeader("X-Request-Id", access.get().requestId().toString());
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
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

    private Optional<AdminAccess> owner(HttpServletRequest request) {
        return BasicCredential.of(request.getHeader("Authorization"))
                .flatMap(login -> owners.credential(login.email())
                        .filter(credential -> passwords.matches(login.password(), credential.passwordHash())))
                .map(credential -> new AdminAccess(
                        "owner:" + credential.user(), credential.organization(), ids.next(), clock.instant()));
    }
}
