package dev.rollcall.kernel.scim;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The core schema's URN as a key, with the attributes within, as the attributes of an extension stand. */
final class CoreSchema {
    private CoreSchema() {}

    static Set<Map.Entry<String, JsonNode>> attributes(String urn, JsonNode value) {
        if (value instanceof ObjectNode attributes) {
            return attributes.properties();
        }
        throw new InvalidScim(ScimErrorType.INVALID_VALUE, "%s is %s; send an object".formatted(urn, value));
    }
}
