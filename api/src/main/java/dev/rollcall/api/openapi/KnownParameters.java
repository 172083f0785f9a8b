package dev.rollcall.api.openapi;

import dev.rollcall.api.audit.ReportParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
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
        if (known != null) {
            sent(request).forEach((name, values) -> require(known, name, values));
        }
        return true;
    }

    /** Those of the address alone: a body may be a form, or look like one. */
    private static Map<String, List<String>> sent(HttpServletRequest request) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .forEach((name, values) -> sent.put(URLDecoder.decode(name, StandardCharsets.UTF_8), values));
        return sent;
    }

    private static void require(Set<String> known, String name, List<String> values) {
        if (!known.contains(name)) {
            throw ReportParameters.invalid(
                    name,
                    Objects.requireNonNullElse(values.getFirst(), ""),
                    known.isEmpty() ? "no parameters there" : "only " + String.join(", ", known));
        }
    }
}
