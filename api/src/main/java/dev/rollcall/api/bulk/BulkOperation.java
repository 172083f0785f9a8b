package dev.rollcall.api.bulk;

import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Message;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of a bulk request.
 *
 * @param id what stands behind the endpoint in the path, perhaps {@code bulkId:…}; null for POST
 * @param malformed why it cannot be carried out, whatever there is; null for what can be tried
 */
record BulkOperation(
        String method,
        String path,
        String endpoint,
        @Nullable String id,
        @Nullable String bulkId,
        @Nullable String version,
        ObjectNode data,
        @Nullable InvalidScim malformed) {
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z]+)(?:/([^/?#]+))?");

    Precondition precondition() {
        return Precondition.ifMatch(version);
    }

    /** @param at its place in the request, from 0 */
    static BulkOperation read(int at, JsonNode entry) {
        if (!(entry instanceof ObjectNode object)) {
            throw syntax("Operations[%d] is %s; send an object".formatted(at, entry));
        }
        var json = new Message(object);
        try {
            return read(json);
        } catch (InvalidScim invalid) {
            return malformed(json, syntax("Operations[%d]: %s".formatted(at, invalid.getMessage())));
        }
    }

    private static BulkOperation malformed(Message json, InvalidScim problem) {
        var method = written(json, "method").toUpperCase(Locale.ROOT);
        var path = written(json, "path");
        var bulkId = written(json, "bulkId");
        boolean leads = PATH.matcher(path).matches() && !method.equals("POST");
        return new BulkOperation(
                method,
                leads ? path : "",
                "",
                null,
                bulkId.isEmpty() ? null : bulkId,
                null,
                JsonNodeFactory.instance.objectNode(),
                problem);
    }

    /** Empty where there is no such text. */
    private static String written(Message json, String name) {
        return json.member(name).isString() ? json.member(name).stringValue() : "";
    }

    private static BulkOperation read(Message json) {
        var method = text(json, "method").toUpperCase(Locale.ROOT);
        var path = text(json, "path");
        var form = PATH.matcher(path);
        if (!METHODS.contains(method)) {
            throw syntax("method is \"%s\"; send POST, PUT, PATCH or DELETE".formatted(method));
        }
        if (!form.matches() || method.equals("POST") != (form.group(2) == null)) {
            throw syntax("path is \"%s\"; with %s send %s"
                    .formatted(
                            path, method, method.equals("POST") ? "/Users or /Groups" : "/Users/{id} or /Groups/{id}"));
        }
        var bulkId = textOrNull(json, "bulkId");
        if (method.equals("POST")) {
            requireReferable(bulkId);
        }
        return new BulkOperation(
                method,
                path,
                form.group(1),
                form.group(2),
                bulkId,
                textOrNull(json, "version"),
                data(method, json),
                null);
    }

    private static void requireReferable(@Nullable String bulkId) {
        if (bulkId == null || bulkId.isBlank()) {
            throw syntax("A POST has no bulkId; send one that no other operation of the request has");
        }
        if (!BulkReferences.canRefer(bulkId)) {
            throw syntax("bulkId is \"%s\"; send one without spaces, quotes, slashes and brackets".formatted(bulkId));
        }
    }

    private static ObjectNode data(String method, Message json) {
        if (json.member("data") instanceof ObjectNode data) {
            return data;
        }
        if (method.equals("DELETE")) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw syntax(
                "%s %s has no data; send the body of the request as an object".formatted(method, text(json, "path")));
    }

    private static String text(Message json, String name) {
        var text = textOrNull(json, name);
        if (text == null) {
            throw syntax("An operation has no %s".formatted(name));
        }
        return text;
    }

    private static @Nullable String textOrNull(Message json, String name) {
        var value = json.member(name);
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw syntax("%s is %s; send a string".formatted(name, value));
        }
        return value.stringValue();
    }

    private static InvalidScim syntax(String detail) {
        return new InvalidScim(ScimErrorType.INVALID_SYNTAX, detail);
    }

    /** The path below the connector URL. */
    String at() {
        return id == null ? endpoint : endpoint + "/" + id;
    }

    boolean creates() {
        return method.equals("POST") && bulkId != null;
    }
}
