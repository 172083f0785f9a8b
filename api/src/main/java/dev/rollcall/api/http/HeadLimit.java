package dev.rollcall.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits what comes before the body and says so. Tomcat's own limit lies higher, because its refusal has no words. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public final class HeadLimit extends OncePerRequestFilter {
    /** In characters, for path and query together and for each header. */
    public static final int MAX = 8192;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int target = target(request);
        var header = longHeader(request);
        if (target > MAX) {
            refuse(response, 414, "Path and query have %d characters; at most %d are accepted".formatted(target, MAX));
        } else if (header != null) {
            refuse(
                    response,
                    431,
                    "The header %s is longer than %d characters; send a shorter one".formatted(header, MAX));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static int target(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : 1 + query.length());
    }

    private static @Nullable String longHeader(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .filter(name -> Collections.list(request.getHeaders(name)).stream()
                                .mapToInt(String::length)
                                .sum()
                        > MAX)
                .findFirst()
                .orElse(null);
    }

    private static void refuse(HttpServletResponse response, int status, String detail) throws IOException {
        ScimError.of(status, detail).write(response);
    }
}
