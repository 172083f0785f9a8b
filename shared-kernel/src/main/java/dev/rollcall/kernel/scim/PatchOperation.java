package dev.rollcall.kernel.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of a PATCH request (RFC 7644 §3.5.2).
 *
 * @param path null where the value is an object of attributes
 * @param value JSON null where none was given
 */
public record PatchOperation(Op op, @Nullable ScimPath path, JsonNode value) {
    public static final String MESSAGE = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    public static final int MAX_OPERATIONS = 500;

    public enum Op {
        ADD,
        REMOVE,
        REPLACE
    }

    /** Reads the body of a PATCH. Keys and operation names in any letter case: Entra sends {@code Replace}. */
    public static List<PatchOperation> read(ObjectNode body) {
        var operations = field(body, "Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX, "Operations is missing or empty; send an array of operations");
        }
        if (operations.size() > MAX_OPERATIONS) {
            throw new InvalidScim(
                    ScimErrorType.TOO_MANY,
                    "Operations has %d entries; at most %d are accepted".formatted(operations.size(), MAX_OPERATIONS));
        }
        var read = new ArrayList<PatchOperation>(operations.size());
        for (JsonNode operation : operations) {
            read.add(one(operation));
        }
        return read;
    }

    private static PatchOperation one(JsonNode json) {
        if (!(json instanceof ObjectNode operation)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX, "An entry of Operations is %s, not an object".formatted(json));
        }
        return new PatchOperation(
                op(field(operation, "op")), path(field(operation, "path")), field(operation, "value"));
    }

    private static Op op(JsonNode name) {
        return switch (name.asString("").toLowerCase(Locale.ROOT)) {
            case "add" -> Op.ADD;
            case "remove" -> Op.REMOVE;
            case "replace" -> Op.REPLACE;
            default ->
                throw new InvalidScim(
                        ScimErrorType.INVALID_SYNTAX, "op is %s; send add, remove or replace".formatted(name));
        };
    }

    private static @Nullable ScimPath path(JsonNode path) {
        if (path.isNull() || (path.isString() && path.stringValue().isBlank())) {
            return null;
        }
        if (!path.isString()) {
            throw new InvalidScim(ScimErrorType.INVALID_PATH, "path is %s; send a string".formatted(path));
        }
        return FilterParser.parsePath(path.stringValue());
    }

    private static JsonNode field(ObjectNode object, String name) {
        return object.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NullNode.getInstance());
    }
}
