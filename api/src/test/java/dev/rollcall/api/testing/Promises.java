package dev.rollcall.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.openapi.OpenApi;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the description of the API promises, held against every answer that a test gets. */
final class Promises {
    /** What may come anywhere, and is told once for all operations. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 414, 431, 500, 503);

    private static final String UUID = "[0-9a-f-]{36}";
    private static final List<Path> PATHS = OpenApi.document()
            .path("paths")
            .propertyStream()
            .map(entry -> new Path(form(entry.getKey()), entry.getKey().split("\\{").length, entry.getValue()))
            .toList();

    private Promises() {}

    private record Path(Pattern form, int variables, JsonNode methods) {}

    private static Pattern form(String template) {
        return Pattern.compile(template.replace("{connection}", UUID).replaceAll("\\{\\w+}", "[^/]+"));
    }

    /**
     * An answer whose status the description does not name for its operation is an error of the description. A path
     * without variables goes before one with them (OpenAPI 3.1 §4.8.8.2).
     */
    static void require(String method, URI uri, int status) {
        PATHS.stream()
                .filter(path -> path.form().matcher(uri.getRawPath()).matches())
                .min(Comparator.comparingInt(Path::variables))
                .map(path ->
                        path.methods().path(method.toLowerCase(Locale.ROOT)).path("responses"))
                .filter(responses -> !responses.isMissingNode() && !ANYWHERE.contains(status))
                .ifPresent(responses -> assertThat(responses.propertyNames())
                        .as("%s %s is described", method, uri.getRawPath())
                        .contains(Integer.toString(status)));
    }
}
