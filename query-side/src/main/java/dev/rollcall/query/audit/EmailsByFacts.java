package dev.rollcall.query.audit;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The addresses by which a member is looked for, by the facts. */
final class EmailsByFacts {
    static final String ATTRIBUTE = "emails to find by";
    private static final JsonMapper MAPPER = new JsonMapper();

    private EmailsByFacts() {}

    /** @param state attributes of a member by the facts */
    static Optional<String> of(Map<String, String> state) {
        var addresses = JsonNodeFactory.instance.arrayNode();
        MAPPER.readTree(state.getOrDefault("emails", "[]")).forEach(email -> {
            if (email.has("value")) {
                addresses.add(email.path("value"));
            }
        });
        return Optional.of(addresses).filter(some -> !some.isEmpty()).map(ArrayNode::toString);
    }
}
