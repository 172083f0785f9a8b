package dev.rollcall.kernel.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of a PATCH request (RFC 7644 §3.5.2).
 *
 * @param path null where the value is an object of attributes
 * @param value JSON null where none was given
 */
public record PatchOperation(Op op, @Nullable ScimPath path, JsonNode value) {
    public static final String MESSAGE = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** As many as of a bulk request: authentik cuts its PATCHes by that published number. */
    public static final int MAX_OPERATIONS = 1000;

    public enum Op {
        ADD,
        REMOVE,
        REPLACE
    }

    /** Reads a PATCH of the resource with that id. */
    public static List<PatchOperation> read(ObjectNode body, String id, Dialect dialect) {
        var message = new Message(body);
        if (dialect.refusesSlips()
                && (!message.names(MESSAGE) || message.member("schemas").size() > 1)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX, "schemas of a PATCH must be [\"%s\"]".formatted(MESSAGE));
        }
        var operations = read(body);
        operations.forEach(PatchOperation::requireTarget);
        operations.forEach(operation -> operation.requireSame(id));
        if (!dialect.skipsStrays()) {
            new Message(body).member("Operations").forEach(PatchOperation::requireValue);
        }
        return operations;
    }

    void requireTarget() {
        if (op == Op.REMOVE && path == null) {
            throw new InvalidScim(
                    ScimErrorType.NO_TARGET, "A remove operation has no path; name the attribute to remove");
        }
    }

    /** To replace by null is to take away what was there; nothing at all was forgotten, and null adds nothing. */
    private static void requireValue(JsonNode json) {
        var operation = new Message((ObjectNode) json);
        boolean forgotten = switch (op(operation.member("op"))) {
            case ADD -> operation.member("value").isNull();
            case REPLACE -> !operation.has("value");
            case REMOVE -> false;
        };
        if (forgotten) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "The operation %s has no value; send one, or a remove operation to take away what is there"
                            .formatted(json));
        }
    }

    /** Reads the body of a PATCH. Keys and operation names in any letter case: Entra sends {@code Replace}. */
    public static List<PatchOperation> read(ObjectNode body) {
        var operations = new Message(body).member("Operations");
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

    /** Okta and authentik send the id along; another one than that of the resource is another resource. */
    private void requireSame(String id) {
        if (path == null && value instanceof ObjectNode object) {
            var named = new Message(object).member("id");
            if (!named.isNull() && !named.asString("").equals(id)) {
                throw new InvalidScim(
                        ScimErrorType.MUTABILITY,
                        "id is %s, and the request is to %s; take the id out of the value".formatted(named, id));
            }
        }
    }

    private static PatchOperation one(JsonNode json) {
        if (!(json instanceof ObjectNode operation)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX, "An entry of Operations is %s, not an object".formatted(json));
        }
        var message = new Message(operation);
        return new PatchOperation(op(message.member("op")), path(message.member("path")), message.member("value"));
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
        return CoreSchema.isNamedBy(path.stringValue()) ? null : FilterParser.parsePath(path.stringValue());
    }
}
