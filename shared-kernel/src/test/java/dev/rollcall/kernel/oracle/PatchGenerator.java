package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Bodies of PATCH requests: every form of path, and the forms that Entra and Okta write. */
public final class PatchGenerator {
    private static final List<String> ELSEWHERE = List.of(
            "shoeSize",
            "name.shoeSize",
            "emails.shoeSize",
            "urn:example:2.0:User:x",
            "manager.x",
            "title[value pr]",
            "name[familyName pr].givenName",
            "emails[shoeSize eq 43]",
            "emails[primary gt true]",
            "meta.x.y",
            "schemas");

    private final Tape tape;
    private final ResourceType type;
    private final List<Named> names;
    private final FilterGenerator filters;
    private final ResourceGenerator values;

    /** @param resource the one that is to be changed */
    public PatchGenerator(Tape tape, ResourceType type, JsonNode resource) {
        this.tape = tape;
        this.type = type;
        this.names = Named.of(type).stream()
                .filter(named -> !named.leaf().readOnly() || tape.chance(5))
                .toList();
        this.filters = new FilterGenerator(tape, type, List.of(resource));
        this.values = new ResourceGenerator(tape, type);
    }

    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(PatchOperation.MESSAGE);
        var operations = body.putArray(tape.oneOf("Operations", "Operations", "operations"));
        operations.add(operation());
        tape.upTo(3, this::operation).forEach(operations::add);
        return body;
    }

    private ObjectNode operation() {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("op", tape.oneOf("add", "replace", "remove", "Add", "Replace", "REMOVE"));
        if (tape.chance(25)) {
            return operation.set("value", attributes());
        }
        var named = tape.oneOf(names);
        operation.put("path", tape.chance(5) ? tape.oneOf(ELSEWHERE) : path(named));
        if (tape.chance(operation.path("op").stringValue().equalsIgnoreCase("remove") ? 15 : 97)) {
            operation.set("value", value(named));
        }
        return operation;
    }

    private String path(Named named) {
        if (tape.chance(3) && named.inExtension(type)) {
            return named.schema().id();
        }
        boolean list = named.attribute().multiValued() && named.attribute().complex();
        var element =
                list && tape.chance(50) ? filters.element(new Named(named.schema(), named.attribute(), null)) : null;
        var path = filters.path(named);
        if (element == null) {
            return path.toString();
        }
        var whole = new AttributePath(path.schema(), path.name(), null);
        return whole + "[" + new FilterText(tape).of(element) + "]" + (path.sub() == null ? "" : "." + path.sub());
    }

    /** An object of attributes, whose keys may be paths. */
    private JsonNode attributes() {
        if (tape.chance(3)) {
            return junk();
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        tape.upTo(3, () -> tape.oneOf(names)).forEach(named -> {
            var key = tape.chance(5) ? tape.oneOf(ELSEWHERE) : path(named);
            if (object.propertyNames().stream().noneMatch(key::equalsIgnoreCase)) {
                object.set(key, value(named));
            }
        });
        return object;
    }

    /** Mostly what the attribute takes, in one of the shapes in which IdPs send it. */
    private JsonNode value(Named named) {
        var attribute = named.sub() == null ? named.attribute() : named.sub();
        return switch (tape.below(24)) {
            case 23 -> junk();
            case 22 -> NullNode.getInstance();
            case 21 -> JsonNodeFactory.instance.arrayNode();
            case 20 -> JsonNodeFactory.instance.objectNode();
            case 19 -> JsonNodeFactory.instance.arrayNode().add(values.single(attribute));
            case 18 -> withNulls(values.single(attribute));
            case 17 -> stringly(attribute);
            case 12, 13, 14, 15, 16 -> values.single(attribute);
            default -> values.value(attribute);
        };
    }

    private JsonNode withNulls(JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            object.set(tape.oneOf(List.copyOf(object.propertyNames())), NullNode.getInstance());
            object.put("shoeSize", 43);
        }
        return value;
    }

    private JsonNode stringly(Attribute attribute) {
        return attribute.type() == Attribute.Type.BOOLEAN
                ? StringNode.valueOf(tape.oneOf("True", "False", "true", "maybe"))
                : StringNode.valueOf(Texts.any(tape));
    }

    private JsonNode junk() {
        return tape.oneOf(
                IntNode.valueOf(43),
                BooleanNode.TRUE,
                StringNode.valueOf("x"),
                JsonNodeFactory.instance.arrayNode().add(1).add("x"),
                JsonNodeFactory.instance.objectNode().put("x", 1),
                NullNode.getInstance());
    }
}
