package dev.rollcall.kernel.scim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A type and a value stand once in a list (RFC 7643 §2.4): an element that repeats both is joined to the first one, and what either says is primary is. */
public final class DistinctValues {
    private DistinctValues() {}

    /** Changes the lists of a resource in place, those of its extensions too. */
    public static void join(ObjectNode resource) {
        resource.forEach(value -> {
            switch (value) {
                case ArrayNode list -> join(list);
                case ObjectNode extension -> join(extension);
                default -> {}
            }
        });
    }

    private static void join(ArrayNode list) {
        Map<List<JsonNode>, ObjectNode> first = new HashMap<>();
        list.removeIf(element -> element instanceof ObjectNode object
                && object.has("value")
                && isJoined(object, first.putIfAbsent(key(object), object)));
    }

    private static List<JsonNode> key(ObjectNode element) {
        return List.of(element.path("type"), element.path("value"));
    }

    private static boolean isJoined(ObjectNode element, @Nullable ObjectNode first) {
        if (first == null) {
            return false;
        }
        boolean primary = first.path("primary").asBoolean(false);
        first.setAll(element);
        if (primary) {
            first.put("primary", true);
        }
        return true;
    }
}
