package dev.rollcall.api.openapi;

import dev.rollcall.api.audit.ReportParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Refuses query parameters that an operation does not have, and one that comes twice: with a name that was mistyped, or the
 * first of two values, a report would answer another question than was asked.
 */
final class KnownParameters implements HandlerInterceptor {
    private final Map<String, Map<String, JsonNode>> byOperation;

    KnownParameters() {
        var named = OpenApi.document().at("/components/parameters");
        byOperation = Operations.ALL.stream()
                .collect(Collectors.toMap(
                        operation -> key(operation.method(), operation.path()),
                        operation -> ofQuery(operation, named)));
    }

    /** By name, in their order. */
    private static Map<String, JsonNode> ofQuery(Operation operation, JsonNode named) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        operation.parameters().stream()
                .map(named::path)
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .forEach(parameter -> parameters.put(parameter.path("name").asString(), parameter));
        return parameters;
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
                .forEach((name, values) -> sent.put(decoded(name), values));
        return sent;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static void require(Map<String, JsonNode> known, String name, List<String> values) {
        var parameter = known.get(name);
        if (parameter == null) {
            throw ReportParameters.invalid(
                    name,
                    Objects.requireNonNullElse(values.getFirst(), ""),
                    known.isEmpty() ? "no parameters there" : "only " + String.join(", ", known.keySet()));
        }
        boolean isList = parameter.at("/schema/type").asString().equals("array");
        if (values.size() > 1 && !isList) {
            throw ReportParameters.invalid(name, String.join(", ", values), "it once");
        }
    }
}
