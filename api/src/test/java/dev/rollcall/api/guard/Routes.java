package dev.rollcall.api.guard;

import dev.rollcall.api.testing.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The route table of the running server, without the pages of the console. */
final class Routes {
    static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private Routes() {}

    record Route(String method, String pattern) {
        /** The path with its variables filled in. */
        String path(Map<String, String> variables) {
            return VARIABLE.matcher(pattern)
                    .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "none")));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** The methods of each pattern. */
    static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new TreeMap<>();
        mappings()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(route -> route.getPatternValues().stream()
                        .filter(pattern -> !pattern.startsWith("/console"))
                        .forEach(pattern -> table.computeIfAbsent(pattern, _ -> new TreeSet<>())
                                .addAll(methods(route))));
        return table;
    }

    private static Stream<RequestMappingHandlerMapping> mappings() {
        return RunningServer.get().bean(DispatcherServlet.class).getHandlerMappings().stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast);
    }

    /** A route that names no method serves every one. */
    private static List<String> methods(RequestMappingInfo route) {
        var named = route.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .toList();
        return named.isEmpty() ? METHODS : named;
    }

    static List<Route> all() {
        return table().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(method -> new Route(method, entry.getKey())))
                .toList();
    }

    static List<Route> scim() {
        return all().stream()
                .filter(route -> route.pattern().startsWith("/scim/"))
                .toList();
    }
}
