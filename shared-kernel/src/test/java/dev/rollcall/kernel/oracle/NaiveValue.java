package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value as an attribute takes it: typed by RFC 7643 §2.3, with what IdPs write differently (requirements A7, A11, and
 * Entra's manager). No value is a missing node.
 */
record NaiveValue(Dialect dialect) {
    static InvalidScim wrong(ScimErrorType type, String what) {
        return new InvalidScim(type, what);
    }

    JsonNode read(Attribute attribute, JsonNode value) {
        if (value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty())) {
            return MissingNode.getInstance();
        }
        return attribute.multiValued() ? list(attribute, value) : one(attribute, unwrapped(value));
    }

    /** One value in an array, as Entra sends a manager. */
    static JsonNode unwrapped(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    private JsonNode list(Attribute attribute, JsonNode value) {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        (value.isArray() ? value : JsonNodeFactory.instance.arrayNode().add(value)).forEach(each -> {
            var element = one(attribute, each);
            if (!element.isMissingNode()) {
                elements.add(element);
            }
        });
        onePrimary(elements);
        return elements.isEmpty() ? MissingNode.getInstance() : elements;
    }

    /** At most one is primary (RFC 7643 §2.4); a second one is an error, or none, as the dialect says. */
    void onePrimary(Iterable<JsonNode> elements) {
        boolean seen = false;
        for (JsonNode element : elements) {
            if (element.path("primary").asBoolean(false)) {
                if (seen && !dialect.skipsStrays()) {
                    throw wrong(ScimErrorType.INVALID_VALUE, "two primary");
                }
                if (seen) {
                    ((ObjectNode) element).remove("primary");
                }
                seen = true;
            }
        }
    }

    JsonNode one(Attribute attribute, JsonNode value) {
        if (value.isNull()) {
            return MissingNode.getInstance();
        }
        boolean fits = switch (attribute.type()) {
            case COMPLEX ->
                value.isObject() || (value.isString() && attribute.sub("value").isPresent());
            case BOOLEAN -> value.isBoolean() || (value.isString() && isTruth(value.stringValue()));
            case INTEGER -> value.isIntegralNumber();
            case DECIMAL -> value.isNumber();
            case DATETIME ->
                value.isString()
                        && isTime(value.stringValue())
                        && (!dialect.refusesSlips()
                                || value.stringValue().matches("[\\d-]{10}T[\\d:]{8}([.]\\d+)?(Z|[+-][\\d:]{5})"));
            case BINARY -> value.isString() && isBase64(value.stringValue());
            case STRING -> value.isString();
            case REFERENCE -> value.isString() && (!dialect.refusesSlips() || isUri(value.stringValue()));
        };
        if (!fits) {
            throw wrong(ScimErrorType.INVALID_VALUE, attribute.name() + " is " + value);
        }
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, value);
            case BOOLEAN -> BooleanNode.valueOf(value.asString().strip().equalsIgnoreCase("true"));
            default -> value;
        };
    }

    private JsonNode complex(Attribute attribute, JsonNode value) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        if (value.isString()) {
            return read.set("value", one(attribute.sub("value").orElseThrow(), value));
        }
        value.properties().forEach(entry -> {
            var sub = attribute.sub(entry.getKey());
            if (sub.isEmpty() && dialect.refusesUnknownAttributes()) {
                throw wrong(ScimErrorType.INVALID_SYNTAX, "no part " + entry.getKey());
            }
            var part = sub.filter(found -> !found.readOnly())
                    .map(found -> read(found, entry.getValue()))
                    .orElse(MissingNode.getInstance());
            if (!part.isMissingNode()) {
                read.set(sub.orElseThrow().name(), part);
            }
        });
        return read.isEmpty() ? MissingNode.getInstance() : read;
    }

    private static boolean isTruth(String text) {
        return Set.of("true", "false").contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static boolean isUri(String text) {
        try {
            return !text.isEmpty() && URI.create(text) != null;
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text) != null;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
