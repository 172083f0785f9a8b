package dev.rollcall.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** A search is a POST (RFC 7644 §3.4.3); {@code .search} is no id, though it stands where ids stand. */
final class SearchByPost implements HandlerInterceptor {
    static final List<String> PATHS = List.of("/scim/v2/{connection}/.search", "/scim/v2/{connection}/{type}/.search");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        var method = request.getMethod();
        if (method.equals(HttpMethod.OPTIONS.name())) {
            response.setHeader("Allow", "POST,OPTIONS");
            return false;
        }
        if (!method.equals(HttpMethod.POST.name())) {
            throw new HttpRequestMethodNotSupportedException(method, List.of("POST"));
        }
        return true;
    }
}
