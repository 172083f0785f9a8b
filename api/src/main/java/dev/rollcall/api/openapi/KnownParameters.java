package dev.rollcall.api.openapi;

import dev.rollcall.api.audit.ReportParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Refuses query parameters that an operation does not have: with a name that was mistyped, a report would answer another
 * question than was asked.
 */
final class KnownParameters implements HandlerInterceptor {
    private final Map<String, Set<String>> byOperation;

    KnownParameters() {
        var named = OpenApi.document().at("/components/parameters");
        byOperation = Operations.ALL.stream()
                .collect(Collectors.toMap(
                        operation -> key(operation.method(), operation.path()), operation -> names(operation, named)));
    }

    private static Set<String> names(Operation operation, JsonNode named) {
        return operation.parameters().stream()
                .map(named::path)
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whatever the variables of a path are called. */
    private static String key(String method, String path) {
        return method + " " + path.replaceAll("\\{\\w+}", "{}");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var known = byOperation.get(key(
                request.getMethod().equals(HttpMethod.HEAD.name()) ? HttpMethod.GET.name() : request.getMethod(),
                Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))));
        if (known != null && request.getQueryString() != null) {
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw ReportParameters.invalid(
                            name,
                            values[0],
                            known.isEmpty() ? "no parameters there" : "only " + String.join(", ", known));
                }
            });
        }
        return true;
    }
}
