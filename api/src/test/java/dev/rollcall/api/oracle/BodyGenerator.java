package dev.rollcall.api.oracle;

import dev.rollcall.kernel.oracle.PatchGenerator;
import dev.rollcall.kernel.oracle.ResourceGenerator;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.oracle.Texts;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Bodies that suit a request, and bodies that do not. */
final class BodyGenerator {
    private final Tape tape;
    private final FuzzedOrganizations organizations;

    BodyGenerator(Tape tape, FuzzedOrganizations organizations) {
        this.tape = tape;
        this.organizations = organizations;
    }

    byte[] body(String method, String path) {
        if (List.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE").contains(method) && !tape.chance(5)) {
            return new byte[0];
        }
        var text = text(method, path);
        var charset = tape.oneOf(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16);
        return text.getBytes(charset);
    }

    private String text(String method, String path) {
        var sound = sound(method, path);
        return switch (tape.below(10)) {
            case 7, 8 -> Mutation.of(tape, sound);
            case 9 -> tape.chance(30) ? Mutation.beyond(tape, sound) : Mutation.of(tape, Mutation.of(tape, sound));
            default -> sound;
        };
    }

    private String sound(String method, String path) {
        var type = path.contains("/Groups") ? ResourceType.GROUP : ResourceType.USER;
        if (path.endsWith("/.search")) {
            return search(type).toString();
        }
        if (path.endsWith("/Bulk")) {
            return bulk().toString();
        }
        return method.equals("PATCH") ? patch(type).toString() : resource(type).toString();
    }

    private ObjectNode resource(ResourceType type) {
        var resource = new ResourceGenerator(tape, type).resource("fuzz" + tape.below(500));
        if (type.equals(ResourceType.GROUP)) {
            members(resource);
        }
        return resource;
    }

    private void members(ObjectNode group) {
        var members = group.putArray("members");
        tape.upTo(3, () -> tape.chance(80) ? organizations.ownId(tape) : organizations.otherId(tape))
                .forEach(id -> members.addObject().put("value", id));
    }

    private ObjectNode patch(ResourceType type) {
        if (type.equals(ResourceType.GROUP) && tape.chance(50)) {
            var id = tape.chance(80) ? organizations.ownId(tape) : organizations.otherId(tape);
            var body = JsonNodeFactory.instance.objectNode();
            body.putArray("Operations")
                    .addObject()
                    .put("op", tape.oneOf("add", "remove", "replace"))
                    .put("path", tape.oneOf("members", "members[value eq \"%s\"]".formatted(id), "members.value"))
                    .set(
                            "value",
                            JsonNodeFactory.instance
                                    .arrayNode()
                                    .add(JsonNodeFactory.instance.objectNode().put("value", id)));
            return body;
        }
        return new PatchGenerator(tape, type, tape.oneOf(organizations.samples(type))).body();
    }

    private ObjectNode search(ResourceType type) {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:SearchRequest");
        search.put("filter", new RequestGenerator(tape, organizations).filter(type));
        if (tape.chance(30)) {
            search.put("sortBy", tape.oneOf("userName", "displayName", "meta.lastModified", Texts.any(tape)));
        }
        if (tape.chance(30)) {
            search.put("count", tape.below(300) - 20);
        }
        return tape.chance(30) ? search.set("cursor", StringNode.valueOf(organizations.cursor(tape))) : search;
    }

    private ObjectNode bulk() {
        ObjectNode bulk = JsonNodeFactory.instance.objectNode();
        bulk.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkRequest");
        if (tape.chance(30)) {
            bulk.put("failOnErrors", tape.below(4) - 1);
        }
        var operations = bulk.putArray("Operations");
        tape.upTo(5, this::bulkOperation).forEach(operations::add);
        return bulk;
    }

    private ObjectNode bulkOperation() {
        var type = tape.oneOf(ResourceTypes.BUILT_IN.all());
        var method = tape.oneOf("POST", "PUT", "PATCH", "DELETE", "GET");
        var id = tape.oneOf(organizations.ownId(tape), organizations.otherId(tape), "bulkId:a", "bulkId:b", "x");
        var operation = JsonNodeFactory.instance.objectNode();
        operation.put("method", method);
        operation.put("path", type.endpoint() + (method.equals("POST") ? "" : "/" + id));
        operation.put("bulkId", tape.oneOf("a", "b", ""));
        var data = method.equals("PATCH") ? patch(type) : resource(type);
        if (data.has("members") && tape.chance(50)) {
            data.putArray("members").addObject().put("value", tape.oneOf("bulkId:a", "bulkId:b", "bulkId:"));
        }
        return tape.chance(90) ? operation.set("data", data) : operation;
    }
}
