package dev.rollcall.api.openapi;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** SCIM schemas as JSON Schema, made from those that discovery serves. */
final class ScimShapes {
    private ScimShapes() {}

    static ObjectNode of(ResourceType type) {
        ObjectNode shape = object(type.description());
        var properties = shape.putObject("properties");
        properties.putObject("schemas").put("type", "array").putObject("items").put("type", "string");
        type.topLevel().forEach(attribute -> properties.set(attribute.name(), of(attribute)));
        for (Schema extension : type.extensions()) {
            var values =
                    properties.putObject(extension.id()).put("type", "object").putObject("properties");
            extension.attributes().forEach(attribute -> values.set(attribute.name(), of(attribute)));
        }
        return shape;
    }

    private static ObjectNode object(String description) {
        return JsonNodeFactory.instance.objectNode().put("type", "object").put("description", description);
    }

    private static ObjectNode of(Attribute attribute) {
        var shape = JsonNodeFactory.instance.objectNode();
        if (attribute.multiValued()) {
            shape.put("type", "array").set("items", one(attribute));
        } else {
            shape.setAll(one(attribute));
        }
        return attribute.readOnly() ? shape.put("readOnly", true) : shape;
    }

    private static ObjectNode one(Attribute attribute) {
        var shape = JsonNodeFactory.instance.objectNode();
        switch (attribute.type()) {
            case BOOLEAN -> shape.put("type", "boolean");
            case INTEGER -> shape.put("type", "integer");
            case DECIMAL -> shape.put("type", "number");
            case DATETIME -> shape.put("type", "string").put("format", "date-time");
            case STRING, BINARY, REFERENCE -> shape.put("type", "string");
            case COMPLEX -> {
                var properties = shape.put("type", "object").putObject("properties");
                attribute.subAttributes().forEach(sub -> properties.set(sub.name(), of(sub)));
            }
        }
        return shape;
    }
}
