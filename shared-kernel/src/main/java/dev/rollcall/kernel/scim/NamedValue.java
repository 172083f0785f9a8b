package dev.rollcall.kernel.scim;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that stands beside the path of a remove. An element with a value is told apart by that and its type (RFC 7643
 * §2.4); one without by all that is said of it.
 */
record NamedValue(Attribute attribute, JsonNode named) {
    private static final Set<String> TELLING = Set.of(Attribute.VALUE, "type");

    boolean is(JsonNode present) {
        if (!(named instanceof ObjectNode parts)) {
            return alike(attribute, present, named);
        }
        var telling = parts.propertyNames().stream()
                .filter(name -> !parts.has(Attribute.VALUE) || TELLING.contains(name))
                .toList();
        return !telling.isEmpty()
                && telling.stream()
                        .allMatch(name -> attribute
                                .sub(name)
                                .filter(sub -> alike(sub, present.path(name), parts.path(name)))
                                .isPresent());
    }

    private static boolean alike(Attribute attribute, JsonNode present, JsonNode named) {
        return present.equals(named)
                || (!attribute.caseExact()
                        && present.isString()
                        && named.isString()
                        && Unicode.folded(present.stringValue()).equals(Unicode.folded(named.stringValue())));
    }
}
