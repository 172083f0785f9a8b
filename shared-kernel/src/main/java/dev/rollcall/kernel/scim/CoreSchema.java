package dev.rollcall.kernel.scim;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The URN of a core schema as a key, with attributes within, as those of an extension stand. */
public final class CoreSchema {
    private CoreSchema() {}

    /** The same attributes, those within the URN beside the others. */
    public static ObjectNode unfolded(ResourceType type, ObjectNode attributes) {
        var urn = type.core().id();
        if (attributes.propertyNames().stream().noneMatch(urn::equalsIgnoreCase)) {
            return attributes;
        }
        ObjectNode unfolded = JsonNodeFactory.instance.objectNode();
        attributes.properties().forEach(entry -> {
            if (entry.getKey().equalsIgnoreCase(urn)) {
                unfolded.setAll(within(urn, entry.getValue()));
            } else {
                unfolded.set(entry.getKey(), entry.getValue());
            }
        });
        return unfolded;
    }

    private static ObjectNode within(String urn, JsonNode value) {
        if (value instanceof ObjectNode attributes) {
            return attributes;
        }
        throw new InvalidScim(ScimErrorType.INVALID_VALUE, "%s is %s; send an object".formatted(urn, value));
    }
}
