package dev.rollcall.kernel.scim;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the definition of a schema as people write it (RFC 7643 §7), and makes of it one that says every characteristic.
 * What this server could not keep is refused by its place, so that discovery never promises it.
 */
public final class SchemaDefinition {
    /** Sub-attributes included. */
    public static final int MAX_ATTRIBUTES = 100;

    /** Characters of the whole definition as JSON. */
    public static final int MAX_LENGTH = 32_768;

    public static final int MAX_URN = 256;

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    private static final List<String> MEMBERS = List.of("schemas", "id", "name", "description", "attributes", "meta");

    /** Only what needs no escaping in the path of /Schemas, nor in a filter. */
    private static final Pattern URN = Pattern.compile("(?i:urn):[A-Za-z0-9][A-Za-z0-9-]{1,31}(?::[A-Za-z0-9._~-]+)+");

    private static final Map<String, String> RESERVED = Map.of(
            "urn:ietf:params:scim:api:",
            "messages of the protocol",
            Schema.CORE,
            "schemas of RFC 7643",
            "urn:scim:schemas:",
            "SCIM 1.1",
            "urn:rollcall:",
            "this server");

    private SchemaDefinition() {}

    public static Schema read(ObjectNode json) {
        var definition = new Definition(json, "");
        definition.requireOnly(MEMBERS);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("schemas").add(SCHEMA);
        document.put("id", urn(definition)).put("name", name(definition));
        if (!definition.text("description").isEmpty()) {
            document.put("description", definition.text("description"));
        }
        document.set("attributes", attributes(definition));
        requireSize(document);
        return Schema.read(document);
    }

    private static String urn(Definition definition) {
        var urn = definition.text("id");
        if (urn.length() > MAX_URN || !URN.matcher(urn).matches()) {
            throw definition.invalid(
                    "id",
                    "a URN of at most %d letters, digits, and . _ ~ -, such as urn:ietf:params:scim:schemas:extension:example:2.0:User"
                            .formatted(MAX_URN));
        }
        RESERVED.forEach((beginning, owner) -> {
            if (urn.toLowerCase(Locale.ROOT).startsWith(beginning)) {
                throw definition.invalid(
                        "id", "a URN of your own: those that begin with %s belong to %s".formatted(beginning, owner));
            }
        });
        return urn;
    }

    private static String name(Definition definition) {
        var name = definition.text("name");
        if (name.isEmpty()) {
            throw definition.invalid("name", "a name for people to read");
        }
        return name;
    }

    private static ArrayNode attributes(Definition definition) {
        var attributes = definition.objects("attributes");
        if (attributes.isEmpty()) {
            throw definition.invalid("attributes", "an array of at least one attribute");
        }
        return list(attributes, Level.ATTRIBUTE);
    }

    /** Whether attributes stand in a schema, or in an attribute. */
    enum Level {
        ATTRIBUTE,
        SUB_ATTRIBUTE
    }

    static ArrayNode list(List<Definition> definitions, Level level) {
        var names = new HashSet<String>();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Definition definition : definitions) {
            var attribute = new AttributeDefinition(definition, level).read();
            var name = attribute.path("name").stringValue();
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw definition.invalid("name", "a name that no other attribute beside it has, in any letter case");
            }
            list.add(attribute);
        }
        return list;
    }

    private static void requireSize(ObjectNode document) {
        int attributes = document.path("attributes")
                .valueStream()
                .mapToInt(attribute -> 1 + attribute.path("subAttributes").size())
                .sum();
        if (attributes > MAX_ATTRIBUTES) {
            throw tooMany("%d attributes, sub-attributes included; at most %d", attributes, MAX_ATTRIBUTES);
        }
        int length = document.toString().length();
        if (length > MAX_LENGTH) {
            throw tooMany("%d characters of JSON; at most %d", length, MAX_LENGTH);
        }
    }

    private static InvalidScim tooMany(String what, int is, int most) {
        return new InvalidScim(
                ScimErrorType.INVALID_VALUE, "The schema has " + what.formatted(is, most) + " are accepted");
    }
}
