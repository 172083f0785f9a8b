package dev.rollcall.kernel.scim;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of the definition of a schema, read strictly: what is wrong is refused with its place and with what is
 * accepted there.
 *
 * @param place such as {@code attributes[2].subAttributes[0].}, empty for the schema itself
 */
record Definition(ObjectNode json, String place) {
    static final int MAX_TEXT = 1000;

    private static final int SHOWN = 100;

    /** Refuses whatever else the object holds. */
    void requireOnly(Collection<String> members) {
        for (String name : json.propertyNames()) {
            if (!members.contains(name)) {
                throw new InvalidScim(
                        ScimErrorType.INVALID_SYNTAX,
                        "%s%s is no part of a definition; send %s"
                                .formatted(place, Unicode.cut(name, SHOWN), String.join(", ", members)));
            }
        }
    }

    /** Blank for none. */
    String text(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return "";
        }
        var accepted = "a text of at most %d characters".formatted(MAX_TEXT);
        var text = required(name, value.get(), JsonNode::isString, accepted).stringValue();
        if (text.length() > MAX_TEXT) {
            throw invalid(name, value.get(), accepted);
        }
        Unicode.require(text, place + name, ScimErrorType.INVALID_VALUE);
        return text.strip();
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean otherwise) {
        return value(name)
                .map(value -> required(name, value, JsonNode::isBoolean, "true or false")
                        .booleanValue())
                .orElse(otherwise);
    }

    /** @param accepted the first of which is meant where nothing is said */
    String word(String name, List<String> accepted) {
        return value(name)
                .map(value -> required(
                                name,
                                value,
                                node -> node.isString() && accepted.contains(node.stringValue()),
                                "one of " + String.join(", ", accepted))
                        .stringValue())
                .orElse(accepted.getFirst());
    }

    List<String> texts(String name) {
        var accepted = "an array of texts, none of them empty or longer than %d characters".formatted(MAX_TEXT);
        return elements(name, accepted)
                .map(array -> array.valueStream()
                        .map(element -> required(name, element, Definition::isText, accepted)
                                .stringValue())
                        .peek(text -> Unicode.require(text, place + name, ScimErrorType.INVALID_VALUE))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isText(JsonNode element) {
        return element.isString()
                && !element.stringValue().isBlank()
                && element.stringValue().length() <= MAX_TEXT;
    }

    List<Definition> objects(String name) {
        return elements(name, "an array of objects")
                .map(array -> IntStream.range(0, array.size())
                        .mapToObj(at -> object(array.get(at), "%s%s[%d]".formatted(place, name, at)))
                        .toList())
                .orElse(List.of());
    }

    private static Definition object(JsonNode element, String at) {
        if (!(element instanceof ObjectNode object)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "%s is %s; send an object".formatted(at, Unicode.cut(element.toString(), SHOWN)));
        }
        return new Definition(object, at + ".");
    }

    private Optional<JsonNode> elements(String name, String accepted) {
        return value(name).map(value -> required(name, value, JsonNode::isArray, accepted));
    }

    /** Null is no value (RFC 7643 §2.5). */
    private Optional<JsonNode> value(String name) {
        return json.optional(name).filter(value -> !value.isNull());
    }

    private JsonNode required(String name, JsonNode value, Predicate<JsonNode> right, String accepted) {
        if (!right.test(value)) {
            throw invalid(name, value, accepted);
        }
        return value;
    }

    InvalidScim invalid(String name, String accepted) {
        return invalid(name, json.path(name), accepted);
    }

    private InvalidScim invalid(String name, JsonNode value, String accepted) {
        var shown = value.isMissingNode() ? "missing" : Unicode.cut(value.toString(), SHOWN);
        return new InvalidScim(
                ScimErrorType.INVALID_VALUE, "%s%s is %s; send %s".formatted(place, name, shown, accepted));
    }
}
