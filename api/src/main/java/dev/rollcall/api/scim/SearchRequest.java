package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a list, by parameters or by the body of a POST to {@code .search} (RFC 7644 §3.4.3). */
@Component
public final class SearchRequest {
    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
    private static final Map<String, String> NAMES = Stream.of(
                    "filter",
                    "sortBy",
                    "sortOrder",
                    "startIndex",
                    "count",
                    "cursor",
                    "attributes",
                    "excludedAttributes")
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private final Cursors cursors;

    SearchRequest(Cursors cursors) {
        this.cursors = cursors;
    }

    public ListRequest of(Map<String, String> parameters, ScimAccess access, ResourceType type) {
        return ListRequest.of(parameters, access, type, cursors);
    }

    public ListRequest of(ObjectNode body, ScimAccess access, ResourceType type) {
        return ListRequest.of(parameters(body), access, type, cursors);
    }

    static Map<String, String> parameters(ObjectNode body) {
        boolean named = body.path("schemas").valueStream().anyMatch(urn -> SCHEMA.equalsIgnoreCase(urn.asString()));
        if (!named) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "schemas of a search must be [\"%s\"]".formatted(SCHEMA));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        body.properties().forEach(member -> {
            var name = NAMES.get(member.getKey().toLowerCase(Locale.ROOT));
            if (name != null && !member.getValue().isNull()) {
                parameters.put(name, text(name, member.getValue()));
            }
        });
        return parameters;
    }

    private static String text(String name, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(each -> scalar(name, each)).collect(Collectors.joining(","));
        }
        return scalar(name, value);
    }

    private static String scalar(String name, JsonNode value) {
        if (value.isContainer()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "%s is %s; send a text or a number".formatted(name, value));
        }
        return value.asString();
    }
}
