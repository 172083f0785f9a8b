package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.SchemaDefinition.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the definition of one attribute of a schema (RFC 7643 §7), with the defaults of §2.2 filled in. */
final class AttributeDefinition {
    static final int MAX_NAME = 128;

    private static final List<String> MEMBERS = List.of(
            "name",
            "type",
            "multiValued",
            "description",
            "required",
            "canonicalValues",
            "caseExact",
            "mutability",
            "returned",
            "uniqueness",
            "referenceTypes",
            "subAttributes");
    private static final List<String> TYPES =
            List.of("string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex");

    /** ATTRNAME of RFC 7643 §2.1. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9$_-]{0,%d}".formatted(MAX_NAME - 1));

    private static final String REFERENCE = "$ref";

    /** Of elements of a multi-valued attribute, which mean the same everywhere (RFC 7643 §2.4). */
    private static final Map<String, String> USUAL_SUB_ATTRIBUTES =
            Map.of("type", "string", "primary", "boolean", "display", "string", REFERENCE, "reference");

    private static final List<String> MUTABILITY = List.of("readWrite", "immutable", "readOnly", "writeOnly");
    private static final List<String> RETURNED = List.of("default", "always", "request", "never");
    private static final List<String> UNIQUENESS = List.of("none", "server", "global");

    private final Definition definition;
    private final Level level;

    AttributeDefinition(Definition definition, Level level) {
        this.definition = definition;
        this.level = level;
    }

    ObjectNode read() {
        definition.requireOnly(MEMBERS);
        var type = type();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("name", name())
                .put("type", type)
                .put("multiValued", multiValued());
        if (!definition.text("description").isEmpty()) {
            json.put("description", definition.text("description"));
        }
        json.put("required", definition.flag("required"));
        subAttributes(json, type);
        values(json, type);
        return json.put("mutability", mutability()).put("returned", returned()).put("uniqueness", uniqueness());
    }

    private String name() {
        var name = definition.text("name");
        boolean reference = level == Level.SUB_ATTRIBUTE && name.equals(REFERENCE);
        if (!reference && !NAME.matcher(name).matches()) {
            throw definition.invalid(
                    "name",
                    "a letter and then letters, digits, $, - or _, at most %d characters in all".formatted(MAX_NAME));
        }
        return name;
    }

    private String type() {
        var type = definition.word("type", TYPES);
        if (level == Level.SUB_ATTRIBUTE && type.equals("complex")) {
            throw definition.invalid("type", "a simple type: complex attributes do not nest (RFC 7643 §2.3.8)");
        }
        return type;
    }

    private boolean multiValued() {
        boolean multiValued = definition.flag("multiValued");
        if (multiValued && level == Level.SUB_ATTRIBUTE) {
            throw definition.invalid("multiValued", "false: make the attribute multi-valued that this is a part of");
        }
        return multiValued;
    }

    private void subAttributes(ObjectNode json, String type) {
        var subAttributes = definition.objects("subAttributes");
        if (type.equals("complex") == subAttributes.isEmpty()) {
            throw definition.invalid(
                    "subAttributes",
                    subAttributes.isEmpty()
                            ? "an array of at least one, which a complex attribute is made of"
                            : "none, or the type complex");
        }
        if (!subAttributes.isEmpty()) {
            if (definition.flag("multiValued")) {
                subAttributes.forEach(AttributeDefinition::requireUsualType);
            }
            json.set("subAttributes", SchemaDefinition.list(subAttributes, Level.SUB_ATTRIBUTE));
        }
    }

    private static void requireUsualType(Definition sub) {
        var usual = USUAL_SUB_ATTRIBUTES.get(sub.text("name").toLowerCase(Locale.ROOT));
        if (usual != null && !sub.word("type", TYPES).equals(usual)) {
            throw sub.invalid(
                    "type",
                    "%s: a sub-attribute %s means the same everywhere (RFC 7643 §2.4)"
                            .formatted(usual, sub.text("name")));
        }
    }

    private void values(ObjectNode json, String type) {
        boolean text = List.of("string", "reference", "binary").contains(type);
        texts(json, "canonicalValues", text ? type : "", "a text");
        texts(json, "referenceTypes", type.equals("reference") ? type : "", "a reference");
        if (text) {
            json.put("caseExact", definition.flag("caseExact", !type.equals("string")));
        }
    }

    /** @param type blank where the attribute can have none of these */
    private void texts(ObjectNode json, String name, String type, String of) {
        var texts = definition.texts(name);
        if (!texts.isEmpty() && type.isEmpty()) {
            throw definition.invalid(name, "none: the attribute is not " + of);
        }
        if (!texts.isEmpty()) {
            var array = json.putArray(name);
            texts.forEach(array::add);
        }
    }

    private String mutability() {
        return switch (definition.word("mutability", MUTABILITY)) {
            case "readOnly" ->
                throw definition.invalid(
                        "mutability", "readWrite or immutable: nobody but this server could set a readOnly value");
            case "writeOnly" ->
                throw definition.invalid(
                        "mutability", "readWrite or immutable: what nobody may read, this server does not keep");
            case String settable -> settable;
        };
    }

    private String returned() {
        var returned = definition.word("returned", RETURNED);
        if (returned.equals("never")) {
            throw definition.invalid(
                    "returned", "default, always or request: what nobody may read, this server does not keep");
        }
        if (level == Level.SUB_ATTRIBUTE && !returned.equals("default")) {
            throw definition.invalid("returned", "default: a sub-attribute is returned with its attribute");
        }
        return returned;
    }

    private String uniqueness() {
        var uniqueness = definition.word("uniqueness", UNIQUENESS);
        if (!uniqueness.equals("none")) {
            throw definition.invalid(
                    "uniqueness", "none: userName and externalId alone are kept apart in an organization");
        }
        return uniqueness;
    }
}
