package dev.rollcall.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses plain http from anywhere but this machine, wherever a credential is taken. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class EncryptedOnly extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ScimGate.guards(request) && !AdminGate.guards(request) && !isConsole(request);
    }

    private static boolean isConsole(HttpServletRequest request) {
        return request.getServletPath().startsWith("/console");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure() || InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            chain.doFilter(request, response);
        } else if (isConsole(request)) {
            new PlainPage(403, "Open this page over https", "Over plain http your password would travel unencrypted.")
                    .write(response);
        } else {
            ScimError.of(403, "Plain http is refused: a credential must not travel unencrypted; use https")
                    .write(response);
        }
    }
}
