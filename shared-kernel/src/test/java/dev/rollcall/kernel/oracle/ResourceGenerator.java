package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Resources with some of the attributes that a client may set. */
public final class ResourceGenerator {
    private final Tape tape;
    private final ResourceType type;

    public ResourceGenerator(Tape tape, ResourceType type) {
        this.tape = tape;
        this.type = type;
    }

    /** @param name its userName or displayName, which are unique */
    public ObjectNode resource(String name) {
        var resource = some(type.core().attributes());
        resource.put(type.equals(ResourceType.USER) ? "userName" : "displayName", name);
        if (tape.chance(50)) {
            resource.put("externalId", Texts.any(tape) + name);
        }
        type.extensions().stream().filter(_ -> tape.chance(50)).forEach(schema -> extend(resource, schema));
        return resource;
    }

    private void extend(ObjectNode resource, Schema schema) {
        var values = some(schema.attributes());
        if (!values.isEmpty()) {
            resource.set(schema.id(), values);
        }
    }

    private ObjectNode some(List<Attribute> attributes) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        attributes.stream()
                .filter(ResourceGenerator::isFree)
                .filter(_ -> tape.chance(40))
                .forEach(attribute -> values.set(attribute.name(), value(attribute)));
        return values;
    }

    /** Members are users, a password is kept nowhere. */
    private static boolean isFree(Attribute attribute) {
        return attribute.mutability() == Mutability.READWRITE
                && !List.of("members", "externalId").contains(attribute.name());
    }

    public JsonNode value(Attribute attribute) {
        if (!attribute.multiValued()) {
            return single(attribute);
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        boolean seen = false;
        for (JsonNode element : tape.upTo(3, () -> single(attribute))) {
            if (seen && element instanceof ObjectNode object) {
                object.remove("primary");
            }
            seen |= element.path("primary").asBoolean(false);
            elements.add(element);
        }
        return elements;
    }

    public JsonNode single(Attribute attribute) {
        return switch (attribute.type()) {
            case COMPLEX -> some(attribute.subAttributes());
            case BOOLEAN -> BooleanNode.valueOf(tape.chance(60));
            case INTEGER -> IntNode.valueOf(tape.below(60));
            case DECIMAL -> DecimalNode.valueOf(BigDecimal.valueOf(tape.below(600), 1));
            case DATETIME -> StringNode.valueOf("2026-11-0%dT08:00:00Z".formatted(1 + tape.below(9)));
            case BINARY ->
                StringNode.valueOf(
                        Base64.getEncoder().encodeToString(Texts.any(tape).getBytes(StandardCharsets.UTF_8)));
            case STRING, REFERENCE -> StringNode.valueOf(Texts.any(tape));
        };
    }
}
