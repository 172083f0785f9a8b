package dev.rollcall.api.bulk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code bulkId:…} in an operation, for a resource that another operation of the request makes (RFC 7644 §3.7.2):
 * as a whole value, in the path of the operation, in a path of a PATCH, and in a {@code $ref}.
 */
final class BulkReferences {
    private static final String NAME = "[^\"\\]\\s/]+";
    private static final Pattern REFERENCE = Pattern.compile("bulkId:(" + NAME + ")");

    /** The id of each resource that the request makes, by bulkId; ids are made before anything is, so a circle closes. */
    private final Map<String, UUID> ids = new HashMap<>();

    private final Set<String> failed = new HashSet<>();

    /** Whether a reference to the bulkId would be known for one. */
    static boolean canRefer(String bulkId) {
        return bulkId.matches(NAME);
    }

    /** @return whether no other operation has the bulkId */
    boolean reserve(String bulkId, UUID id) {
        return ids.putIfAbsent(bulkId, id) == null;
    }

    void fail(String bulkId) {
        failed.add(bulkId);
    }

    UUID reserved(String bulkId) {
        return Objects.requireNonNull(ids.get(bulkId));
    }

    /** Empty for what no operation makes, and for what could not be made. */
    Optional<UUID> idOf(String bulkId) {
        return Optional.ofNullable(ids.get(bulkId)).filter(_ -> !failed.contains(bulkId));
    }

    /** The bulkIds that an operation needs. */
    static Set<String> in(BulkOperation operation) {
        Set<String> needed = new HashSet<>();
        collect(operation.path(), needed);
        texts(operation.data(), "", text -> {
            collect(text, needed);
            return text;
        });
        return needed;
    }

    private static void collect(String text, Set<String> into) {
        var found = REFERENCE.matcher(text);
        while (found.find()) {
            into.add(found.group(1));
        }
    }

    /** The operation with ids in the place of its references, all of which there are. */
    BulkOperation resolved(BulkOperation operation) {
        return new BulkOperation(
                operation.method(),
                operation.path(),
                operation.endpoint(),
                operation.id() == null ? null : resolved(operation.id()),
                operation.bulkId(),
                operation.version(),
                (ObjectNode) texts(operation.data(), "", this::resolved),
                operation.malformed());
    }

    /** Where an operation leads; empty where it leads nowhere, or to what could not be made. */
    Optional<String> place(BulkOperation operation) {
        return Optional.of(resolved(operation.path()))
                .filter(place -> !place.isEmpty())
                .filter(place -> !REFERENCE.matcher(place).find());
    }

    private String resolved(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        idOf(found.group(1)).map(UUID::toString).orElse(found.group())));
    }

    /** Every text that can be a reference: a path, a URI, or a value that is nothing else. */
    private static JsonNode texts(JsonNode node, String name, Function<String, String> change) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(
                                member -> copy.set(member.getKey(), texts(member.getValue(), member.getKey(), change)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(texts(element, name, change)));
                yield copy;
            }
            case JsonNode text
            when text.isString()
                    && (name.equalsIgnoreCase("path")
                            || name.equalsIgnoreCase("$ref")
                            || REFERENCE.matcher(text.stringValue()).matches()) ->
                JsonNodeFactory.instance.stringNode(change.apply(text.stringValue()));
            default -> node;
        };
    }
}
