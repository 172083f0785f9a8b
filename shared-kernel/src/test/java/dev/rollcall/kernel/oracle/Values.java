package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.ResourceType;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The values that an attribute has in a resource; null, empty lists and what is missing are none (RFC 7643 §2.5). */
record Values(ResourceType type, JsonNode resource) {
    /** The elements of a list, or the one value. */
    List<JsonNode> wholes(Named named) {
        var container = named.inExtension(type)
                ? resource.path(Objects.requireNonNull(named.schema()).id())
                : resource;
        var value = container.path(named.attribute().name());
        if (value.isArray()) {
            return value.valueStream().toList();
        }
        return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
    }

    /** What a path without brackets is compared with, for each element; missing where an element has no such part. */
    List<JsonNode> parts(Named named) {
        return wholes(named).stream()
                .map(whole -> whole.isObject() ? whole.path(named.leaf().name()) : whole)
                .toList();
    }
}
