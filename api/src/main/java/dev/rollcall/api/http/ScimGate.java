package dev.rollcall.api.http;

import dev.rollcall.api.limits.RateLimit;
import dev.rollcall.api.limits.Throttled;
import dev.rollcall.kernel.message.Proviso;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The gate of every SCIM request: a known form of path, a live token. */
@Component
final class ScimGate extends OncePerRequestFilter {
    private final Authentication authentication;
    private final RateLimit limit;
    private final CallLog calls;

    ScimGate(Authentication authentication, RateLimit limit, CallLog calls) {
        this.authentication = authentication;
        this.limit = limit;
        this.calls = calls;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guards(request);
    }

    static boolean guards(HttpServletRequest request) {
        return request.getServletPath().toLowerCase(Locale.ROOT).startsWith("/scim");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var route = ScimRoute.of(request.getRequestURI());
        if (route.isPresent() && route.get().isDiscovery() && request.getHeader("Authorization") == null) {
            discover(new Normalised(request, route.get()), response, chain);
            return;
        }
        switch (authentication.authenticate(request, route)) {
            case Authentication.Outcome.Denied denied -> deny(response, denied);
            case Authentication.Outcome.Misplaced misplaced -> turnAway(misplaced.call(), response);
            case Authentication.Outcome.Granted granted -> enter(granted, request, route, response, chain);
        }
    }

    private void enter(
            Authentication.Outcome.Granted granted,
            HttpServletRequest request,
            Optional<ScimRoute> route,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var call = granted.access().call();
        try {
            limit.enter(call, response);
        } catch (Throttled throttled) {
            response.setHeader("Retry-After", Long.toString(throttled.seconds()));
            refuse(call, ScimError.of(429, String.valueOf(throttled.getMessage())), response);
            return;
        }
        if (route.isPresent()) {
            pass(granted, request, route.get(), response, chain);
        } else {
            refuse(call, ScimRoute.refusal(request.getRequestURI()), response);
        }
        limit.settle(call);
    }

    private static void discover(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = AnswerType.of(request);
        if (type.isEmpty()) {
            notAcceptable(request).write(response);
        } else {
            type.get().choose(request);
            chain.doFilter(request, response);
        }
    }

    private static ScimError notAcceptable(HttpServletRequest request) {
        return ScimError.of(
                406,
                "Accept is %s; accept application/scim+json or application/json"
                        .formatted(request.getHeader("Accept")));
    }

    /**
     * Where the token is not any more what it was, says why it is good no longer, or answers by what it is now: nothing has
     * been done or said so far. The filters behind this one have had the request and do not get it again.
     */
    private void pass(
            Authentication.Outcome.Granted granted,
            HttpServletRequest request,
            ScimRoute route,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            passOnce(granted, new Normalised(request, route), response, chain);
        } catch (Proviso.Broken changed) {
            switch (authentication.again(request, Optional.of(route))) {
                case Authentication.Outcome.Denied denied -> deny(response, denied);
                case Authentication.Outcome.Misplaced misplaced -> turnAway(misplaced.call(), response);
                case Authentication.Outcome.Granted fresh -> {
                    fresh.access().call().asked(granted.access().call());
                    pass(fresh, request, route, response, chain);
                }
            }
        }
    }

    private void passOnce(
            Authentication.Outcome.Granted granted,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (granted.proviso().isEmpty()) {
            pass(granted.access(), request, response, chain);
            return;
        }
        granted.proviso().get().during(() -> passed(granted.access(), request, response, chain));
        if (!granted.proviso().get().isMet()) {
            authentication.forget(request);
        }
    }

    private boolean passed(
            ScimAccess access, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            pass(access, request, response, chain);
            return true;
        } catch (ServletException failed) {
            if (failed.getRootCause() instanceof Proviso.Broken broken) {
                throw broken;
            }
            throw new UndeclaredThrowableException(failed);
        }
    }

    private void pass(ScimAccess access, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = AnswerType.of(request);
        if (type.isEmpty()) {
            refuse(access.call(), notAcceptable(request), response);
            return;
        }
        type.get().choose(request);
        request.setAttribute(ScimAccess.ATTRIBUTE, access);
        request.setAttribute(ScimCall.ATTRIBUTE, access.call());
        identify(access.call(), response);
        response.setHeader("Cache-Control", "no-store");
        try (var _ = MDC.putCloseable("request.id", access.origin().requestId().toString());
                var _ = MDC.putCloseable(
                        "organization.id", access.organization().toString())) {
            chain.doFilter(request, response);
        }
        keep(access.call(), response.getStatus());
    }

    private void deny(HttpServletResponse response, Authentication.Outcome.Denied denied) throws IOException {
        response.setHeader("WWW-Authenticate", denied.reason().challenge());
        var error = ScimError.of(401, denied.reason().description());
        if (denied.call().isPresent()) {
            refuse(denied.call().get(), error, response);
        } else {
            error.write(response);
        }
    }

    private void refuse(ScimCall call, ScimError error, HttpServletResponse response) throws IOException {
        identify(call, response);
        error.write(response);
        call.answered(error.json());
        keep(call, error.status());
    }

    private static void identify(ScimCall call, HttpServletResponse response) {
        response.setHeader("X-Request-Id", call.requestId().toString());
    }

    private void keep(ScimCall call, int status) {
        call.ended(status);
        calls.keep(call);
    }

    private void turnAway(ScimCall call, HttpServletResponse response) throws IOException {
        var why =
                "This connection takes no requests from %s; allow it in Enterprise Controls → SCIM → Allowed addresses";
        refuse(call, ScimError.of(403, why.formatted(call.sender().address())), response);
    }

    private static final class Normalised extends HttpServletRequestWrapper {
        private final String uri;

        Normalised(HttpServletRequest request, ScimRoute route) {
            super(request);
            this.uri = route.uri();
        }

        @Override
        public String getRequestURI() {
            return uri;
        }

        @Override
        public String getServletPath() {
            return uri;
        }
    }
}
