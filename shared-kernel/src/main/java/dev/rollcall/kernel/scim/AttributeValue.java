package dev.rollcall.kernel.scim;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a value as its attribute's type asks, and takes what IdPs write differently: booleans as strings in any letter
 * case (Entra, OneLogin), one value in an array (Entra's manager), a bare string for a complex attribute. Null, empty
 * lists and empty objects are the same as no value (RFC 7643 §2.5).
 */
final class AttributeValue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SHOWN = 60;

    private final Dialect dialect;

    AttributeValue(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param path the attribute as the request named it, for the error message; empty for no value */
    Optional<JsonNode> read(Attribute attribute, JsonNode value, String path) {
        if (value.isNull() || (value.isArray() && value.isEmpty())) {
            return Optional.empty();
        }
        return attribute.multiValued() ? many(attribute, value, path) : single(attribute, unwrapped(value), path);
    }

    static JsonNode unwrapped(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    private Optional<JsonNode> many(Attribute attribute, JsonNode value, String path) {
        ArrayNode elements = JSON.arrayNode();
        if (value.isArray()) {
            value.forEach(element -> single(attribute, element, path).ifPresent(elements::add));
        } else {
            single(attribute, value, path).ifPresent(elements::add);
        }
        onePrimary(elements, path);
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
    }

    /** More than one primary is an error, or only the first counts, as the dialect says. */
    void onePrimary(Iterable<? extends JsonNode> elements, String path) {
        boolean seen = false;
        for (JsonNode element : elements) {
            if (element.path("primary").asBoolean(false)) {
                if (seen && !dialect.skipsStrays()) {
                    throw new InvalidScim(
                            ScimErrorType.INVALID_VALUE, path + " has more than one value with primary true; mark one");
                }
                if (seen) {
                    ((ObjectNode) element).remove("primary");
                }
                seen = true;
            }
        }
    }

    Optional<JsonNode> single(Attribute attribute, JsonNode value, String path) {
        if (value.isNull()) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, value, path);
            case BOOLEAN -> Optional.of(bool(value, path));
            case INTEGER -> Optional.of(number(NumberValue.whole(value), value, path, "a whole number"));
            case DECIMAL -> Optional.of(number(NumberValue.decimal(value), value, path, "a number"));
            case DATETIME ->
                Optional.of(require(isDateTime(value), value, path, "a date and time such as 2026-11-01T08:00:00Z"));
            case BINARY ->
                Optional.of(require(value.isString() && isBase64(value.stringValue()), value, path, "base64"));
            case STRING -> Optional.of(text(value, path));
            case REFERENCE -> Optional.of(reference(value, path));
        };
    }

    private Optional<JsonNode> complex(Attribute attribute, JsonNode value, String path) {
        if (!value.isContainer() && attribute.sub(Attribute.VALUE).isPresent()) {
            return complex(attribute, JSON.objectNode().set(Attribute.VALUE, value), path);
        }
        if (!(value instanceof ObjectNode object)) {
            throw wrong(value, path, "an object");
        }
        ObjectNode read = JSON.objectNode();
        object.properties().forEach(entry -> {
            var sub = attribute.sub(entry.getKey());
            if (sub.isEmpty() && dialect.refusesUnknownAttributes()) {
                throw new InvalidScim(
                        ScimErrorType.INVALID_SYNTAX, "%s has no sub-attribute %s".formatted(path, entry.getKey()));
            }
            sub.filter(found -> !found.readOnly())
                    .ifPresent(found -> read(found, entry.getValue(), path + "." + found.name())
                            .ifPresent(present -> read.set(found.name(), present)));
        });
        return read.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static BooleanNode bool(JsonNode value, String path) {
        if (value instanceof BooleanNode literal) {
            return literal;
        }
        return switch (value.asString("").strip().toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw wrong(value, path, "true or false");
        };
    }

    private static JsonNode text(JsonNode value, String path) {
        require(value.isString(), value, path, "a string");
        Unicode.require(value.stringValue(), path, ScimErrorType.INVALID_VALUE);
        return value;
    }

    private boolean isDateTime(JsonNode value) {
        return value.isString()
                && DateTimes.parse(value.stringValue()).isPresent()
                && (!dialect.refusesSlips() || DateTimes.isWellWritten(value.stringValue()));
    }

    /** Absolute or relative (RFC 7643 §2.3.7). */
    private JsonNode reference(JsonNode value, String path) {
        text(value, path);
        return require(!dialect.refusesSlips() || isUri(value.stringValue()), value, path, "a URI");
    }

    private static boolean isUri(String text) {
        try {
            return !text.isEmpty() && new URI(text) != null;
        } catch (URISyntaxException noUri) {
            return false;
        }
    }

    private static JsonNode number(Optional<JsonNode> read, JsonNode value, String path, String expected) {
        return read.orElseThrow(() -> wrong(
                value,
                path,
                "%s of at most %d digits, exponent %d at most"
                        .formatted(expected, NumberValue.DIGITS, NumberValue.EXPONENT)));
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text) != null;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static JsonNode require(boolean right, JsonNode value, String path, String expected) {
        if (!right) {
            throw wrong(value, path, expected);
        }
        return value;
    }

    private static InvalidScim wrong(JsonNode value, String path, String expected) {
        var shown = Unicode.cut(value.toString(), SHOWN);
        return new InvalidScim(ScimErrorType.INVALID_VALUE, "%s is %s; send %s".formatted(path, shown, expected));
    }
}
