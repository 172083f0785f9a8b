package dev.rollcall.api.limits;

import dev.rollcall.kernel.scim.CoreSchema;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Which permits a request may use, told from the request alone. A deactivation that has to wait is a leaver with access,
 * and Okta sends it once: so what ends access has permits that nothing else may use.
 */
public enum Lane {
    ORDINARY,
    /** {@code active} becomes false, a DELETE, and whatever takes members out of a group or may do so: a new list of all. */
    DEPROVISIONING;

    private static final String MEMBERS = "members";

    /** @param path below the connector URL; @param body missing where there is none */
    public static Lane of(String method, String path, JsonNode body) {
        boolean deprovisioning = path.equals("/Bulk")
                ? elements(body, "Operations").anyMatch(operation -> of(operation) == DEPROVISIONING)
                : (path.startsWith("/Users/") && endsAccess(method, body))
                        || (path.startsWith("/Groups/") && takesMembers(method, body));
        return deprovisioning ? DEPROVISIONING : ORDINARY;
    }

    /** An operation of a bulk request. */
    private static Lane of(JsonNode operation) {
        return of(
                text(operation, "method").toUpperCase(Locale.ROOT), text(operation, "path"), field(operation, "data"));
    }

    private static boolean endsAccess(String method, JsonNode body) {
        return switch (method) {
            case "DELETE" -> true;
            case "PUT" -> saysFalse(valueOf("active", body));
            case "PATCH" -> elements(body, "Operations").anyMatch(Lane::deactivates);
            default -> false;
        };
    }

    private static boolean deactivates(JsonNode operation) {
        return saysFalse(valueAt("active", operation));
    }

    private static boolean takesMembers(String method, JsonNode body) {
        return switch (method) {
            case "DELETE" -> true;
            case "PUT" -> !valueOf(MEMBERS, body).isMissingNode();
            case "PATCH" -> elements(body, "Operations").anyMatch(Lane::takesMembers);
            default -> false;
        };
    }

    private static boolean takesMembers(JsonNode operation) {
        return !text(operation, "op").equalsIgnoreCase("add")
                && !valueAt(MEMBERS, operation).isMissingNode();
    }

    /** What an operation gives an attribute, by its path or within a value without a path; missing where it is of another. */
    private static JsonNode valueAt(String attribute, JsonNode operation) {
        var path = text(operation, "path");
        if (path.isBlank() || CoreSchema.isNamedBy(path)) {
            return valueOf(attribute, field(operation, "value"));
        }
        return isOf(attribute, attributeOf(path))
                ? Optional.of(field(operation, "value"))
                        .filter(value -> !value.isMissingNode())
                        .orElse(operation)
                : MissingNode.getInstance();
    }

    /** Of a resource; its attributes may stand within the URN of their schema. */
    private static JsonNode valueOf(String attribute, JsonNode resource) {
        return Stream.concat(
                        Stream.of(resource),
                        resource.properties().stream()
                                .filter(member -> member.getKey().indexOf(':') >= 0)
                                .map(Map.Entry::getValue))
                .map(object -> field(object, attribute))
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** A path without its filter and its sub-attribute; a URN has dots too. */
    private static String attributeOf(String path) {
        var whole = path.split("\\[", 2)[0].strip();
        return whole.substring(whole.lastIndexOf(':') + 1).split("\\.", 2)[0];
    }

    /** Also behind the URN of its schema. */
    private static boolean isOf(String attribute, String name) {
        return name.substring(name.lastIndexOf(':') + 1).equalsIgnoreCase(attribute);
    }

    /** In every form in which it is read: Entra writes booleans as strings, and one value may stand in an array. */
    private static boolean saysFalse(JsonNode value) {
        var one = value.isArray() && value.size() == 1 ? value.get(0) : value;
        return one.isBoolean()
                ? !one.booleanValue()
                : one.isString() && one.stringValue().strip().equalsIgnoreCase("false");
    }

    private static String text(JsonNode object, String name) {
        return field(object, name).asString("");
    }

    private static Stream<JsonNode> elements(JsonNode object, String name) {
        return field(object, name).valueStream();
    }

    private static JsonNode field(JsonNode object, String name) {
        return object.properties().stream()
                .filter(member -> isOf(name, member.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(MissingNode.getInstance());
    }
}
