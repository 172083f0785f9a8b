package dev.rollcall.api.calls;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.Attribute.Returned;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.Unicode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a body may be written down: attributes that our schemas have, and no secret; of long lists the beginning. The
 * result is never longer than {@link #MOST} by more than one text.
 */
final class Redaction {
    static final int MOST = 16 * 1024;
    static final int ELEMENTS = 20;

    private static final int RESOURCES = 5;
    private static final int TEXT = 300;
    private static final int PUNCTUATION = 6;

    private final ResourceType type;
    private int left = MOST;
    private int hidden;
    private boolean shortened;

    Redaction(ResourceType type) {
        this.type = type;
    }

    /** How many values were left out because they must not be kept. */
    int hidden() {
        return hidden;
    }

    /** Whether anything was left out for its length. */
    boolean shortened() {
        return shortened;
    }

    ObjectNode of(ObjectNode body) {
        if (body.has("Resources")) {
            return message(body, "Resources", RESOURCES, this::resource);
        }
        return has(body, "Operations") ? message(body, "Operations", ELEMENTS, this::operation) : resource(body);
    }

    /** A list that is asked for by POST. */
    ObjectNode ofSearch(ObjectNode search) {
        return object(search, (name, value) -> switch (name) {
            case "filter" -> JsonNodeFactory.instance.stringNode(ReadableQuery.readable(value.asString(""), type));
            case "schemas", "attributes", "excludedAttributes" -> texts(value);
            case "startIndex", "count", "sortBy", "sortOrder" -> scalar(value);
            default -> null;
        });
    }

    private static boolean has(ObjectNode body, String name) {
        return body.propertyNames().stream().anyMatch(name::equalsIgnoreCase);
    }

    private ObjectNode message(ObjectNode body, String list, int most, Function<ObjectNode, ObjectNode> element) {
        return object(body, (name, value) -> {
            if (name.equalsIgnoreCase(list)) {
                return elements(value, most, entry -> entry instanceof ObjectNode node ? element.apply(node) : null);
            }
            return switch (name) {
                case "schemas" -> texts(value);
                case "totalResults", "startIndex", "itemsPerPage" -> value;
                default -> null;
            };
        });
    }

    private ObjectNode operation(ObjectNode operation) {
        var path = text(operation, "path");
        var target = path.flatMap(this::target);
        return object(operation, (name, value) -> switch (name) {
            case "op" -> scalar(value);
            case "path" -> target.isPresent() || !value.isString() ? scalar(value) : null;
            case "value" ->
                path.isEmpty()
                        ? withoutPath(value)
                        : target.map(found -> valueOf(found, value)).orElse(null);
            default -> null;
        });
    }

    private @Nullable JsonNode withoutPath(JsonNode value) {
        return value instanceof ObjectNode object ? resource(object) : null;
    }

    private static Optional<String> text(ObjectNode object, String name) {
        return Optional.of(object.path(name).asString("")).filter(text -> !text.isBlank());
    }

    private Optional<Target> target(String path) {
        try {
            return type.find(FilterParser.parsePath(path).attribute());
        } catch (InvalidScim noPath) {
            return Optional.empty();
        }
    }

    private ObjectNode resource(ObjectNode resource) {
        return object(resource, (name, value) -> {
            if (name.equals("schemas")) {
                return texts(value);
            }
            return type.extension(name)
                    .map(schema -> extension(schema, value))
                    .orElseGet(() ->
                            target(name).map(found -> valueOf(found, value)).orElse(null));
        });
    }

    private @Nullable JsonNode extension(Schema schema, JsonNode value) {
        return value instanceof ObjectNode object
                ? object(
                        object,
                        (name, part) -> target(schema.id() + ":" + name)
                                .map(found -> valueOf(found, part))
                                .orElse(null))
                : null;
    }

    private @Nullable JsonNode texts(JsonNode texts) {
        return elements(texts, ELEMENTS, this::scalar);
    }

    private @Nullable JsonNode valueOf(Target target, JsonNode value) {
        var leaf = target.leaf();
        if (leaf != null) {
            return valueOf(leaf, value);
        }
        return target.extension() == null ? null : extension(target.extension(), value);
    }

    private @Nullable JsonNode valueOf(Attribute attribute, JsonNode value) {
        if (attribute.mutability() == Mutability.WRITEONLY || attribute.returned() == Returned.NEVER) {
            return null;
        }
        return value.isArray() ? elements(value, ELEMENTS, element -> one(attribute, element)) : one(attribute, value);
    }

    private @Nullable JsonNode one(Attribute attribute, JsonNode value) {
        if (value instanceof ObjectNode object && attribute.complex()) {
            return object(
                    object,
                    (name, part) ->
                            attribute.sub(name).map(sub -> valueOf(sub, part)).orElse(null));
        }
        return scalar(value);
    }

    private ObjectNode object(ObjectNode object, BiFunction<String, JsonNode, @Nullable JsonNode> keep) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (var entry : object.properties()) {
            if (left <= 0) {
                shortened = true;
                break;
            }
            var value = keep.apply(entry.getKey(), entry.getValue());
            if (value == null) {
                hidden++;
            } else {
                left -= entry.getKey().length() + PUNCTUATION;
                kept.set(entry.getKey(), value);
            }
        }
        return kept;
    }

    private @Nullable JsonNode elements(JsonNode array, int most, Function<JsonNode, @Nullable JsonNode> keep) {
        if (!array.isArray()) {
            return scalar(array);
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            if (kept.size() == most || left <= 0) {
                shortened = true;
                break;
            }
            var value = keep.apply(element);
            if (value == null) {
                hidden++;
            } else {
                kept.add(value);
            }
        }
        return kept;
    }

    /** Where a schema has a plain value, whatever is nested there is nothing that a schema knows. */
    private @Nullable JsonNode scalar(JsonNode value) {
        if (value.isContainer()) {
            return null;
        }
        var text = value.asString("");
        left -= Math.min(text.length(), TEXT) + PUNCTUATION;
        if (text.length() <= TEXT) {
            return value;
        }
        shortened = true;
        return JsonNodeFactory.instance.stringNode(Unicode.cut(text, TEXT));
    }
}
