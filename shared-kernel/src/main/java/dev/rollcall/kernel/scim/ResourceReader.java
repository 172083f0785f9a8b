package dev.rollcall.kernel.scim;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a POST or PUT into a resource with canonical names and typed values. What a client cannot set is
 * left out without complaint (RFC 7644 §3.3), so is what no schema knows, unless the dialect is strict.
 */
public final class ResourceReader {
    private static final String SCIM_1 = "urn:scim:schemas:";
    private static final int SHOWN = 200;

    private final ResourceType type;
    private final Dialect dialect;
    private final AttributeValue values;

    public ResourceReader(ResourceType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
        this.values = new AttributeValue(dialect);
    }

    /** The body of a POST: nothing stands behind it that could fill in what it lacks. */
    public ObjectNode readNew(ObjectNode body) {
        var resource = read(body);
        ExtensionValues.requireAllowed(type, JsonNodeFactory.instance.objectNode(), resource);
        return resource;
    }

    public ObjectNode read(ObjectNode body) {
        var schemas = new Message(body).member("schemas");
        refuseScim1(schemas);
        refuseUnknownSchemas(schemas);
        refuseSlips(schemas);
        refuseUnnamed(body, schemas);
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        CoreSchema.unfolded(type, body)
                .properties()
                .forEach(entry -> readInto(resource, entry.getKey(), entry.getValue()));
        return resource;
    }

    /** Ping's bundled provisioner speaks SCIM 1.1 only. */
    private static void refuseScim1(JsonNode schemas) {
        schemas.valueStream()
                .filter(urn -> urn.asString("").startsWith(SCIM_1))
                .findFirst()
                .ifPresent(urn -> {
                    throw new InvalidScim(
                            ScimErrorType.INVALID_SYNTAX,
                            "schemas names %s: SCIM 2.0 only; in PingFederate use the SCIM Provisioner add-on"
                                    .formatted(urn));
                });
    }

    private void refuseUnknownSchemas(JsonNode schemas) {
        if (dialect.refusesUnknownAttributes()) {
            schemas.valueStream().map(urn -> urn.asString("")).forEach(this::requireSchema);
        }
    }

    private void requireSchema(String urn) {
        if (type.schemas().noneMatch(schema -> schema.id().equalsIgnoreCase(urn))) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX,
                    "schemas names %s, which is no schema of %s".formatted(urn, type.name()));
        }
    }

    /** RFC 7643 §3: an array that holds the schema of the resource, and none twice. */
    private void refuseSlips(JsonNode schemas) {
        var named = schemas.valueStream()
                .map(urn -> urn.asString("").toLowerCase(Locale.ROOT))
                .toList();
        boolean formed = schemas.isArray()
                && named.contains(type.core().id().toLowerCase(Locale.ROOT))
                && named.stream().distinct().count() == named.size();
        if (dialect.refusesSlips() && !formed) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX,
                    "schemas is %s; send an array that holds %s, and no schema twice"
                            .formatted(
                                    Unicode.cut(schemas.toString(), SHOWN),
                                    type.core().id()));
        }
    }

    /** RFC 7643 §3: {@code schemas} names the schema of every extension that the resource has. */
    private void refuseUnnamed(ObjectNode body, JsonNode schemas) {
        if (dialect.refusesSlips()) {
            body.propertyNames().stream()
                    .filter(key -> type.extension(key).isPresent())
                    .filter(key -> schemas.valueStream().noneMatch(urn -> key.equalsIgnoreCase(urn.asString(""))))
                    .findFirst()
                    .ifPresent(key -> {
                        throw new InvalidScim(
                                ScimErrorType.INVALID_SYNTAX,
                                "The body has attributes of %s, which schemas does not name; add it there"
                                        .formatted(key));
                    });
        }
    }

    private void readInto(ObjectNode resource, String key, JsonNode value) {
        var extension = type.extension(key);
        if (extension.isPresent()) {
            readExtension(resource, extension.get(), value);
            return;
        }
        var attribute = Attribute.named(type.topLevel().toList(), key);
        if (attribute.isPresent()) {
            set(resource, attribute.get(), value, attribute.get().name());
            return;
        }
        var misplaced = misplaced(key);
        if (misplaced.isPresent() && !dialect.refusesUnknownAttributes()) {
            readMisplaced(resource, misplaced.get(), key, value);
            return;
        }
        refuseUnknown(key);
    }

    /** What stands in its own place already is not overwritten. */
    private void readMisplaced(ObjectNode resource, Schema schema, String key, JsonNode value) {
        var name = schema.attribute(key).orElseThrow().name();
        if (!resource.path(schema.id()).has(name)) {
            readExtension(
                    resource, schema, JsonNodeFactory.instance.objectNode().set(name, value));
        }
    }

    /**
     * Entra writes attributes of the enterprise extension at the top of the resource, and means it whatever other extensions
     * there are. Which of several others would be meant is not guessed.
     */
    private Optional<Schema> misplaced(String key) {
        var having = type.extensions().stream()
                .filter(schema ->
                        schema.attribute(key).filter(found -> !found.readOnly()).isPresent())
                .toList();
        return having.stream()
                .filter(schema ->
                        having.size() == 1 || ResourceType.USER.extensions().contains(schema))
                .findFirst();
    }

    private void readExtension(ObjectNode resource, Schema schema, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (!(value instanceof ObjectNode object)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "%s is %s; send an object".formatted(schema.id(), value));
        }
        ObjectNode read = resource.has(schema.id())
                ? (ObjectNode) resource.get(schema.id())
                : JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(entry -> schema.attribute(entry.getKey())
                        .ifPresentOrElse(
                                found -> set(read, found, entry.getValue(), schema.id() + ":" + found.name()),
                                () -> refuseUnknown(schema.id() + ":" + entry.getKey())));
        if (!read.isEmpty()) {
            resource.set(schema.id(), read);
        }
    }

    private void set(ObjectNode container, Attribute attribute, JsonNode value, String path) {
        if (attribute.readOnly() || attribute.mutability() == Attribute.Mutability.WRITEONLY) {
            return;
        }
        values.read(attribute, value, path).ifPresent(read -> container.set(attribute.name(), read));
    }

    private void refuseUnknown(String key) {
        if (dialect.refusesUnknownAttributes()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX,
                    "%s is no attribute of %s; take it out of the mapping".formatted(key, type.name()));
        }
    }
}
