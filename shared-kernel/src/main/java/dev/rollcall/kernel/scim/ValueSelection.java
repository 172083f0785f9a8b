package dev.rollcall.kernel.scim;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is returned of the value of one attribute (RFC 7643 §7, {@code returned}).
 *
 * @param wanted what the request asks for; empty where it takes what comes
 * @param written what a write says of it, to which this is the answer
 */
record ValueSelection(Attribute attribute, Optional<Mention> wanted, Mention excluded, Mention written) {
    /** Empty where nothing is returned. */
    Optional<JsonNode> of(JsonNode value) {
        if (!isReturned()) {
            return Optional.empty();
        }
        var left = attribute.subAttributes().isEmpty() ? value : trimmed(value);
        boolean emptied = isEmpty(left) && !isEmpty(value);
        return emptied ? Optional.empty() : Optional.of(left);
    }

    private boolean isReturned() {
        return switch (attribute.returned()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case REQUEST -> wanted.map(Mention::any).orElse(written.any() && !excluded.whole());
            case DEFAULT -> wanted.map(Mention::any).orElse(!excluded.whole());
        };
    }

    private boolean isReturned(Attribute sub) {
        return switch (sub.returned()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case REQUEST ->
                wanted.map(list -> list.names(sub))
                        .orElse((written.whole() || written.names(sub)) && !excluded.names(sub));
            case DEFAULT ->
                wanted.map(list -> list.whole() || list.names(sub) || !list.any())
                        .orElse(!excluded.names(sub));
        };
    }

    private JsonNode trimmed(JsonNode value) {
        if (value.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            value.valueStream()
                    .map(this::trimmed)
                    .filter(element -> !isEmpty(element))
                    .forEach(list::add);
            return list;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        ObjectNode trimmed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            if (attribute.sub(entry.getKey()).filter(this::isReturned).isPresent()) {
                trimmed.set(entry.getKey(), entry.getValue());
            }
        });
        return trimmed;
    }

    /** What has nothing in it is unassigned (RFC 7643 §2.5). */
    private static boolean isEmpty(JsonNode value) {
        return value.isContainer() && value.isEmpty();
    }
}
