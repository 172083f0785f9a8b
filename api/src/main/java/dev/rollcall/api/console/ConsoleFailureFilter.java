package dev.rollcall.api.console;

import dev.rollcall.api.http.PlainPage;
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
        var page = lost
                ? new PlainPage(503, DatabaseLost.TITLE, DatabaseLost.TEXT)
                : new PlainPage(500, "Something broke", "Whoever runs Rollcall finds the reason in its log.");
        page.write(response);
    }
}
