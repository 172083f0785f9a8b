package dev.rollcall.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that are written in a roundabout way, escaped, relative or with parameters: what a gate reads as one path
 * could be routed as another one. Of escapes the three may stand that clients make of a time or a URN, {@code +}, {@code :}
 * and {@code @}: they part nothing. SCIM has its own, more tolerant form.
 *
 * @see ScimRoute
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class PlainPaths extends OncePerRequestFilter {
    private static final Pattern FORM =
            Pattern.compile("/|(?:/(?!\\.{1,2}(?:/|$))(?:[A-Za-z0-9._:~@+-]|%(?:2[Bb]|3[Aa]|40))+)+/?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ScimGate.guards(request) || FORM.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
        } else {
            ScimError.nothingAt(request.getRequestURI()).write(response);
        }
    }
}
