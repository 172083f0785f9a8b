package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Attribute.Mutability;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a resource holds of extensions. A schema that was dropped leaves its values behind, and so does an attribute that
 * its schema has no more: they are hidden, no request changes them, and they are seen again when the schema is back.
 */
public final class ExtensionValues {
    private ExtensionValues() {}

    /** The resource without what is hidden; the same one where nothing is. */
    public static ObjectNode shown(ResourceType type, ObjectNode resource) {
        var hidden = hidden(type, resource);
        if (hidden.isEmpty()) {
            return resource;
        }
        var shown = resource.deepCopy();
        hidden.properties().forEach(entry -> {
            if (shown.get(entry.getKey()) instanceof ObjectNode values) {
                values.remove(entry.getValue().propertyNames());
                if (values.isEmpty()) {
                    shown.remove(entry.getKey());
                }
            }
        });
        return shown;
    }

    /** Only extensions have a colon in their name. */
    private static ObjectNode hidden(ResourceType type, ObjectNode resource) {
        ObjectNode hidden = JsonNodeFactory.instance.objectNode();
        resource.properties().stream()
                .filter(entry -> entry.getKey().indexOf(':') >= 0)
                .forEach(entry -> {
                    var values = hidden(type, entry.getKey(), entry.getValue());
                    if (!values.isEmpty()) {
                        hidden.set(entry.getKey(), values);
                    }
                });
        return hidden;
    }

    private static ObjectNode hidden(ResourceType type, String urn, JsonNode values) {
        ObjectNode hidden = JsonNodeFactory.instance.objectNode();
        var schema = type.extension(urn);
        values.properties().stream()
                .filter(entry ->
                        schema.flatMap(known -> known.attribute(entry.getKey())).isEmpty())
                .forEach(entry -> hidden.set(entry.getKey(), entry.getValue()));
        return hidden;
    }

    /** Adds to a changed resource what was hidden before. @return the changed one */
    static ObjectNode keepHidden(ResourceType type, ObjectNode before, ObjectNode changed) {
        hidden(type, before)
                .properties()
                .forEach(entry -> changed.withObjectProperty(entry.getKey()).setAll((ObjectNode) entry.getValue()));
        return changed;
    }

    /** What a PUT makes of a resource: it leaves hidden values alone, and what is immutable and not named (RFC 7644 §3.5.1). */
    public static ObjectNode replaced(ResourceType type, ObjectNode before, ObjectNode wanted) {
        var visible = shown(type, before);
        var replaced = wanted.deepCopy();
        for (Schema schema : type.extensions()) {
            if (visible.get(schema.id()) instanceof ObjectNode set) {
                keepImmutable(schema, set, replaced);
            }
        }
        requireAllowed(type, visible, replaced);
        return keepHidden(type, before, replaced);
    }

    /** Where a PUT does not name the extension, what is required stays with what is immutable: one needs the other. */
    private static void keepImmutable(Schema schema, ObjectNode set, ObjectNode replaced) {
        boolean unnamed = !replaced.has(schema.id());
        var immutable = schema.attributes().stream()
                .filter(attribute -> attribute.mutability() == Mutability.IMMUTABLE)
                .filter(attribute -> set.has(attribute.name()))
                .toList();
        schema.attributes().stream()
                .filter(attribute -> immutable.contains(attribute)
                        || (unnamed && !immutable.isEmpty() && attribute.required() && set.has(attribute.name())))
                .filter(attribute -> !replaced.path(schema.id()).has(attribute.name()))
                .forEach(attribute ->
                        replaced.withObjectProperty(schema.id()).set(attribute.name(), set.get(attribute.name())));
    }

    /** Refuses a change that the schemas of the extensions do not allow. Extensions that stay as they are are not asked about. */
    static void requireAllowed(ResourceType type, ObjectNode before, ObjectNode after) {
        for (Schema schema : type.extensions()) {
            var was = before.path(schema.id());
            var is = after.path(schema.id());
            if (!is.equals(was)) {
                schema.attributes()
                        .forEach(attribute -> new ExtensionChange(schema, attribute, was, is).requireAllowed());
            }
        }
    }
}
