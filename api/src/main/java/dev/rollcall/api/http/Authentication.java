package dev.rollcall.api.http;

import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Proviso;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.TokenView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns the token of a request into access. The organization comes from the token alone; the path must agree with it. */
@Component
final class Authentication {
    /** Access, or the reason why not. */
    sealed interface Outcome {
        /** @param proviso what the work has to ask before it believes a token that was only remembered */
        record Granted(ScimAccess access, Optional<Proviso> proviso) implements Outcome {}

        /** @param call empty where the token is not known, and so nobody to tell of the call */
        record Denied(Unauthorized reason, Optional<ScimCall> call) implements Outcome {}

        /** A live token, from an address from which its connection takes no requests. */
        record Misplaced(ScimCall call) implements Outcome {}
    }

    private record Known(TokenView token, Optional<Proviso> proviso) {}

    private static final Set<Unauthorized> STOPPING =
            Set.of(Unauthorized.EXPIRED, Unauthorized.REVOKED, Unauthorized.SWITCHED_OFF);

    private final ConnectionQueries connections;
    private final KnownTokens remembered;
    private final KnownTypes types;
    private final StoppedCalls stopped;
    private final Tokens tokens;
    private final PublicUrl publicUrl;
    private final Ids ids;
    private final Clock clock;

    Authentication(
            ConnectionQueries connections,
            KnownTokens remembered,
            KnownTypes types,
            StoppedCalls stopped,
            Tokens tokens,
            PublicUrl publicUrl,
            Ids ids,
            Clock clock) {
        this.connections = connections;
        this.remembered = remembered;
        this.types = types;
        this.stopped = stopped;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param route empty for a path that leads nowhere, which a live token may be told */
    Outcome authenticate(HttpServletRequest request, Optional<ScimRoute> route) {
        var credential = Bearer.of(request.getHeader("Authorization"));
        if (credential.isEmpty()) {
            return new Outcome.Denied(Unauthorized.MISSING, Optional.empty());
        }
        var presented = Tokens.parse(credential.get());
        var known = presented.flatMap(token -> known(token.kid(), request.getRemoteAddr(), route));
        if (presented.isEmpty()
                || known.isEmpty()
                || !tokens.matches(presented.get(), known.get().token().mac())) {
            return new Outcome.Denied(Unauthorized.WRONG, Optional.empty());
        }
        return judge(known.get(), request, route);
    }

    private Outcome judge(Known known, HttpServletRequest request, Optional<ScimRoute> route) {
        var call = call(known.token(), request, route);
        var objection = objection(known.token(), route, call.receivedAt());
        if (objection.isPresent()) {
            if (STOPPING.contains(objection.get())) {
                stopped.note(known.token().organization());
            }
            return new Outcome.Denied(objection.get(), Optional.of(call));
        }
        if (!known.token().addresses().admit(request.getRemoteAddr())) {
            return known.proviso().isPresent() ? again(request, route) : new Outcome.Misplaced(call);
        }
        remembered.remember(known.token());
        return new Outcome.Granted(access(known.token(), request, call), known.proviso());
    }

    private ScimCall call(TokenView token, HttpServletRequest request, Optional<ScimRoute> route) {
        return new ScimCall(
                new ScimCall.Sender(token.organization(), token.connection(), token.kid(), request.getRemoteAddr()),
                new ScimCall.Line(
                        request.getMethod(),
                        route.map(ScimRoute::path).orElse(request.getRequestURI()),
                        request.getQueryString()),
                ids.next(),
                clock.instant());
    }

    /** Remembered is enough only for what reaches the database, where the proviso is asked. */
    private Optional<Known> known(String kid, String address, Optional<ScimRoute> route) {
        return route.filter(ScimRoute::leadsToResources)
                .flatMap(_ -> remembered.find(kid))
                .map(token -> new Known(token, Optional.of(connections.unchanged(token, address))))
                .or(() -> connections.token(kid).map(token -> new Known(token, Optional.empty())));
    }

    /** Asks anew whether the token of a request is live, and what is wrong with it. */
    Outcome again(HttpServletRequest request, Optional<ScimRoute> route) {
        forget(request);
        return authenticate(request, route);
    }

    /** What was refused without asking whether the token is still as it was is no sign that it is. */
    void forget(HttpServletRequest request) {
        Bearer.of(request.getHeader("Authorization"))
                .flatMap(Tokens::parse)
                .ifPresent(token -> remembered.forget(token.kid()));
    }

    private static Optional<Unauthorized> objection(TokenView token, Optional<ScimRoute> route, Instant now) {
        if (token.revokedAt() != null) {
            return Optional.of(Unauthorized.REVOKED);
        }
        if (token.expiresAt() != null && !now.isBefore(token.expiresAt())) {
            return Optional.of(Unauthorized.EXPIRED);
        }
        if (route.isPresent() && !route.get().leadsTo(token.connection())) {
            return Optional.of(Unauthorized.ELSEWHERE);
        }
        return token.connectionEnabled() ? Optional.empty() : Optional.of(Unauthorized.SWITCHED_OFF);
    }

    private ScimAccess access(TokenView token, HttpServletRequest request, ScimCall call) {
        var origin = new Origin(
                token.organization(),
                "token:" + token.kid(),
                token.connection(),
                request.getMethod(),
                call.requestId(),
                call.receivedAt());
        var dialect = Dialect.named(token.dialect()).orElse(Dialect.RFC);
        var ofOrganization = types.of(token.organization(), token.schemaRevision());
        call.readBy(ofOrganization);
        return new ScimAccess(
                origin, dialect, ofOrganization, PublicUrl.connector(publicUrl.of(request), token.connection()), call);
    }
}
