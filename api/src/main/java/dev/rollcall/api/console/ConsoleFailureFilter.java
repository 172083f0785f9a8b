package dev.rollcall.api.console;

import dev.rollcall.api.database.Patience;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What fails around the pages of the console, where even the session cannot be had, still gets a page. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ConsoleFailureFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleFailureFilter.class);

    private final ProblemWriter problems;

    ConsoleFailureFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/console");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Patience.brief(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (Exception failure) {
            if (response.isCommitted()) {
                throw new ServletException(failure);
            }
            response.reset();
            problems.write(problem(failure), request, response);
        }
    }

    private static Problem problem(Exception failure) {
        if (DatabaseLost.causes(failure)) {
            return DatabaseLost.PROBLEM;
        }
        LOG.error("The console failed", failure);
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something broke",
                "Whoever runs Rollcall finds the reason in its log.");
    }
}
