package dev.rollcall.kernel.scim;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The URN of a core schema as a key, with attributes within, as those of an extension stand. */
public final class CoreSchema {
    private CoreSchema() {}

    /** Whether a path names a core schema as a whole, which is as good as no path. */
    public static boolean isNamedBy(String path) {
        return path.equalsIgnoreCase(Schema.USER) || path.equalsIgnoreCase(Schema.GROUP);
    }

    /** The same attributes, those within the URN beside the others, and none of them twice. */
    public static ObjectNode unfolded(ResourceType type, ObjectNode attributes) {
        var urn = type.core().id();
        if (attributes.propertyNames().stream().noneMatch(urn::equalsIgnoreCase)) {
            return attributes;
        }
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ObjectNode unfolded = JsonNodeFactory.instance.objectNode();
        attributes.properties().forEach(entry -> {
            if (entry.getKey().equalsIgnoreCase(urn)) {
                within(urn, entry.getValue())
                        .properties()
                        .forEach(inner -> add(unfolded, names, inner.getKey(), inner.getValue()));
            } else {
                add(unfolded, names, entry.getKey(), entry.getValue());
            }
        });
        return unfolded;
    }

    private static void add(ObjectNode attributes, Set<String> names, String name, JsonNode value) {
        if (!names.add(name)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX,
                    "%s is there twice, with and without the URN of its schema; send it once".formatted(name));
        }
        attributes.set(name, value);
    }

    private static ObjectNode within(String urn, JsonNode value) {
        if (value instanceof ObjectNode attributes) {
            return attributes;
        }
        throw new InvalidScim(ScimErrorType.INVALID_VALUE, "%s is %s; send an object".formatted(urn, value));
    }
}
