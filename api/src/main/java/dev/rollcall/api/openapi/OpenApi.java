package dev.rollcall.api.openapi;

import dev.rollcall.api.http.ScimError;
import dev.rollcall.api.openapi.Operation.Answer;
import dev.rollcall.kernel.scim.ResourceTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations as an OpenAPI document. What it refers to by name stands in {@code openapi/frame.json}. */
public final class OpenApi {
    private static final Map<Operation.Security, List<String>> SCHEMES = Map.of(
            Operation.Security.ANYBODY, List.of(),
            Operation.Security.DISCOVERY, List.of("", "token"),
            Operation.Security.TOKEN, List.of("token"),
            Operation.Security.ADMIN, List.of("operator", "owner"),
            Operation.Security.HISTORY, List.of("operator", "owner", "auditor", "billing"),
            Operation.Security.AUDITOR, List.of("operator", "owner", "auditor"),
            Operation.Security.OPERATOR, List.of("operator"));

    private OpenApi() {}

    public static ObjectNode document() {
        var document = frame();
        var schemas = (ObjectNode) document.at("/components/schemas");
        ResourceTypes.BUILT_IN.all().forEach(type -> schemas.set(type.name(), ScimShapes.of(type)));
        var paths = document.putObject("paths");
        for (Operation operation : Operations.ALL) {
            paths.withObjectProperty(operation.path())
                    .set(operation.method().toLowerCase(Locale.ROOT), describe(operation));
        }
        return document;
    }

    private static ObjectNode frame() {
        try (var in = OpenApi.class.getResourceAsStream("/openapi/frame.json")) {
            return (ObjectNode) new JsonMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode describe(Operation operation) {
        var described = JsonNodeFactory.instance.objectNode().put("summary", operation.says());
        var security = described.putArray("security");
        SCHEMES.getOrDefault(operation.security(), List.of()).forEach(scheme -> {
            var requirement = security.addObject();
            if (!scheme.isEmpty()) {
                requirement.putArray(scheme);
            }
        });
        var parameters = described.putArray("parameters");
        operation.variables().forEach(name -> reference(parameters.addObject(), "parameters", "path-" + name));
        operation.parameters().forEach(name -> reference(parameters.addObject(), "parameters", name));
        if (operation.body() != null) {
            body(described.putObject("requestBody"), operation, operation.body());
        }
        responses(described.putObject("responses"), operation);
        return described;
    }

    private static void body(ObjectNode into, Operation operation, String schema) {
        var types = schema.equals(Operation.CSV)
                ? List.of("text/csv")
                : operation.security() == Operation.Security.TOKEN
                        ? List.of(ScimError.MEDIA_TYPE, "application/json")
                        : List.of("application/json");
        content(into.put("required", true), types, schema);
    }

    private static void responses(ObjectNode into, Operation operation) {
        for (Answer answer : operation.answers()) {
            var response =
                    into.putObject(Integer.toString(answer.status())).put("description", phrase(answer.status()));
            if (answer.schema() != null) {
                content(response, answer.mediaTypes(), answer.schema());
            }
        }
        for (int status : operation.allRefusals()) {
            content(
                    into.putObject(Integer.toString(status)).put("description", phrase(status)),
                    List.of(ScimError.MEDIA_TYPE),
                    "Error");
        }
        reference(into.putObject("default"), "responses", "Failure");
    }

    private static String phrase(int status) {
        return HttpStatus.valueOf(status).getReasonPhrase();
    }

    private static void content(ObjectNode into, List<String> mediaTypes, String schema) {
        var content = into.putObject("content");
        mediaTypes.forEach(type -> {
            var body = content.putObject(type).putObject("schema");
            if (type.startsWith("text/")) {
                body.put("type", "string");
            } else {
                reference(body, "schemas", schema);
            }
        });
    }

    private static void reference(ObjectNode into, String kind, String name) {
        into.put("$ref", "#/components/" + kind + "/" + name);
    }
}
