package dev.rollcall.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects lead to the public URL, or stay with the host that the browser knows: never where a Host header points. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class PublicRedirects extends OncePerRequestFilter {
    private final PublicUrl publicUrl;

    PublicRedirects(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Redirecting(response));
    }

    private final class Redirecting extends HttpServletResponseWrapper {
        private Redirecting(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(publicUrl.redirect(location));
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
            super.sendRedirect(publicUrl.redirect(location), status, clearBuffer);
        }
    }
}
