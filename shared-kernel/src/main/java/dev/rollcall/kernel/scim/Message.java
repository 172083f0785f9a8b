package dev.rollcall.kernel.scim;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON object that a request carries. Its members are found in any letter case (RFC 7643 §2.1). */
public record Message(ObjectNode json) {
    /** JSON null where there is no such member. */
    public JsonNode member(String name) {
        return json.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NullNode.getInstance());
    }

    /** Whether {@code schemas} holds a schema. */
    public boolean names(String urn) {
        return member("schemas").valueStream().anyMatch(named -> urn.equalsIgnoreCase(named.asString("")));
    }
}
