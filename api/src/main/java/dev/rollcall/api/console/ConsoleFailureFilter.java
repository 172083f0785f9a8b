package dev.rollcall.api.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What fails around the pages of the console, where even the session cannot be had, still gets a page. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ConsoleFailureFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleFailureFilter.class);
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <h1>%1$s</h1>
            <p>%2$s</p>
            """;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/console");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            answer(failure, response);
        }
    }

    private static void answer(Exception failure, HttpServletResponse response) throws IOException {
        boolean lost = DatabaseLost.causes(failure);
        if (!lost) {
            LOG.error("The console failed", failure);
        }
        response.reset();
        response.setStatus(lost ? 503 : 500);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(
                        lost
                                ? PAGE.formatted(DatabaseLost.TITLE, DatabaseLost.TEXT)
                                : PAGE.formatted(
                                        "Something broke", "Whoever runs Rollcall finds the reason in its log."));
    }
}
