package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Attribute.Mutability;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a change does to one attribute of an extension, held against its characteristics (RFC 7643 §2.2).
 *
 * @param was the values of the extension before, missing where it had none
 * @param is its values afterwards
 */
record ExtensionChange(Schema schema, Attribute attribute, JsonNode was, JsonNode is) {
    void requireAllowed() {
        if (attribute.mutability() == Mutability.IMMUTABLE) {
            requireSame(path(), was.path(attribute.name()), is.path(attribute.name()));
        }
        if (attribute.required() && !is.isEmpty() && lacks(is, attribute)) {
            throw missing(path());
        }
        attribute.subAttributes().forEach(this::requireAllowed);
    }

    private String path() {
        return schema.id() + ":" + attribute.name();
    }

    private void requireAllowed(Attribute sub) {
        var value = is.path(attribute.name());
        if (sub.mutability() == Mutability.IMMUTABLE && value.isObject()) {
            requireSame(path() + "." + sub.name(), was.path(attribute.name()).path(sub.name()), value.path(sub.name()));
        }
        var elements = value.isObject() ? Stream.of(value) : value.valueStream();
        if (sub.required() && elements.anyMatch(element -> lacks(element, sub))) {
            throw missing(path() + "." + sub.name());
        }
    }

    /** A text without characters is no value (RFC 7644 §3.4.2.2, {@code pr}). */
    private static boolean lacks(JsonNode values, Attribute attribute) {
        return values.path(attribute.name()).asString("").isEmpty()
                && !values.path(attribute.name()).isContainer();
    }

    /** What is immutable may be set once (RFC 7643 §7). */
    private static void requireSame(String path, JsonNode before, JsonNode after) {
        if (!before.isMissingNode() && !before.equals(after)) {
            throw new InvalidScim(
                    ScimErrorType.MUTABILITY,
                    "%s is immutable and already set; leave it out, or send the value that it has".formatted(path));
        }
    }

    /** An extension as a whole is never required, so its required attributes are so where it has values (RFC 7643 §6). */
    private InvalidScim missing(String path) {
        return new InvalidScim(
                ScimErrorType.INVALID_VALUE,
                "%s is missing; it is required wherever %s has values".formatted(path, schema.id()));
    }
}
