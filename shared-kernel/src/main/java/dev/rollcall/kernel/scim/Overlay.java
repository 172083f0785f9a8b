package dev.rollcall.kernel.scim;

import tools.jackson.databind.node.ObjectNode;

/**
 * One object laid over another one: what it does not name shows through, within objects too, but for what tells of
 * another value: a reference leads to the value it came with.
 */
public final class Overlay {
    private Overlay() {}

    public static ObjectNode of(ObjectNode under, ObjectNode over) {
        var merged = under.deepCopy();
        over.properties().forEach(entry -> {
            var both = merged.get(entry.getKey()) instanceof ObjectNode below
                            && entry.getValue() instanceof ObjectNode above
                            && !isOfAnotherValue(below, above)
                    ? of(below, above)
                    : entry.getValue();
            merged.set(entry.getKey(), both);
        });
        return merged;
    }

    private static boolean isOfAnotherValue(ObjectNode under, ObjectNode over) {
        return over.has("value") && !over.path("value").equals(under.path("value"));
    }
}
