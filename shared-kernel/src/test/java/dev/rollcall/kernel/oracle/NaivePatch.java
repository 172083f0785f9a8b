package dev.rollcall.kernel.oracle;

import static dev.rollcall.kernel.oracle.NaiveValue.wrong;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.scim.ScimPath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a list of PATCH operations makes of a resource, after RFC 7644 §3.5.2, its errata, and what the dialects change.
 * It copies at every step and looks everything up anew.
 */
public final class NaivePatch {
    private final ResourceType type;
    private final Dialect dialect;

    public NaivePatch(ResourceType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
    }

    /** @throws InvalidScim where an operation fails, and with it all */
    public ObjectNode of(ObjectNode resource, List<PatchOperation> operations) {
        var result = resource;
        for (PatchOperation operation : operations) {
            result = of(result.deepCopy(), operation);
        }
        return result;
    }

    private ObjectNode of(ObjectNode resource, PatchOperation operation) {
        return operation.path() == null
                ? onResource(resource, operation)
                : onPath(resource, operation.op(), operation.path(), operation.value());
    }

    /** No path: the value names attributes (§3.5.2.1, §3.5.2.3), or paths, as Entra's flagged dialect does. */
    private ObjectNode onResource(ObjectNode resource, PatchOperation operation) {
        if (operation.op() == Op.REMOVE) {
            throw wrong(ScimErrorType.NO_TARGET, "remove needs a path");
        }
        if (operation.value().isNull() && dialect.skipsStrays()) {
            return resource;
        }
        if (!operation.value().isObject()) {
            throw wrong(ScimErrorType.INVALID_VALUE, "no path and no object");
        }
        return onKeys(resource, operation.op(), "", operation.value());
    }

    private ObjectNode onKeys(ObjectNode resource, Op op, String before, JsonNode values) {
        var result = resource;
        for (var entry : values.properties()) {
            result = onKey(result, op, before + entry.getKey(), entry.getValue());
        }
        return result;
    }

    private ObjectNode onKey(ObjectNode resource, Op op, String key, JsonNode value) {
        var path = parsed(key);
        var found = path.flatMap(this::find);
        boolean isExtension = path.flatMap(this::extension).isPresent();
        if (found.isEmpty() && !isExtension) {
            if (dialect.refusesUnknownAttributes()) {
                throw wrong(ScimErrorType.INVALID_SYNTAX, key + " is unknown");
            }
            return resource;
        }
        boolean meant = isExtension
                || !List.of("id", "schemas", "meta")
                        .contains(found.get().attribute().name());
        boolean readOnly = isExtension ? isReadOnly(extension(path.get()).get()) : isReadOnly(found.get());
        if (readOnly && meant && dialect.refusesSlips()) {
            throw wrong(ScimErrorType.MUTABILITY, key + " is read-only");
        }
        if (isExtension) {
            return readOnly ? resource : onExtension(resource, op, path.get(), value);
        }
        boolean always = found.get().leaf().required()
                || (!found.get().inExtension(type)
                        && found.get().sub() == null
                        && found.get().attribute().name().equals("active"));
        boolean saysNothing = value.isNull() && (op == Op.ADD || (always && dialect.skipsStrays()));
        return readOnly || saysNothing ? resource : onTarget(resource, op, path.get(), value);
    }

    private static Optional<ScimPath> parsed(String key) {
        try {
            return Optional.of(FilterParser.parsePath(key));
        } catch (InvalidScim noPath) {
            return Optional.empty();
        }
    }

    private ObjectNode onPath(ObjectNode resource, Op op, ScimPath path, JsonNode value) {
        boolean isExtension = extension(path).isPresent();
        var found = find(path);
        if (found.isEmpty() && !isExtension) {
            return strayed(resource, ScimErrorType.INVALID_PATH, path + " is unknown");
        }
        if (isExtension ? isReadOnly(extension(path).get()) : isReadOnly(found.get())) {
            throw wrong(ScimErrorType.MUTABILITY, path + " is read-only");
        }
        if (op == Op.ADD && value.isNull()) {
            return strayed(resource, ScimErrorType.INVALID_VALUE, "nothing to add to " + path);
        }
        return isExtension ? onExtension(resource, op, path, value) : onTarget(resource, op, path, value);
    }

    private ObjectNode strayed(ObjectNode resource, ScimErrorType error, String what) {
        if (dialect.skipsStrays()) {
            return resource;
        }
        throw wrong(error, what);
    }

    /** An extension's attribute may lack its URN, as Entra writes it; a strict connection does not take that. */
    private Optional<Named> find(ScimPath path) {
        return Named.find(type, path.attribute()).filter(named -> {
            boolean unqualified = path.attribute().schema() == null && named.inExtension(type);
            return !unqualified || (!dialect.refusesUnknownAttributes() && !isReadOnly(named));
        });
    }

    private Optional<Schema> extension(ScimPath path) {
        return type.extensions().stream()
                .filter(schema -> schema.id().equalsIgnoreCase(path.attribute().toString()))
                .findFirst();
    }

    private static boolean isReadOnly(Schema schema) {
        return schema.attributes().stream().allMatch(Attribute::readOnly);
    }

    private static boolean isReadOnly(Named named) {
        return named.attribute().readOnly()
                || (named.sub() != null && named.sub().readOnly());
    }

    private ObjectNode onExtension(ObjectNode resource, Op op, ScimPath path, JsonNode value) {
        var schema = extension(path).orElseThrow();
        if (path.element() != null) {
            throw wrong(ScimErrorType.INVALID_PATH, "a schema has no elements");
        }
        boolean named =
                !value.isNull() && !(value.isString() && value.stringValue().isEmpty());
        if (value.isNull() || (op == Op.REMOVE && !named)) {
            return op == Op.ADD ? resource : resource.without(List.of(schema.id()));
        }
        if (!value.isObject()) {
            throw wrong(ScimErrorType.INVALID_VALUE, schema.id() + " is no object");
        }
        return onKeys(resource, op, schema.id() + ":", value);
    }

    private ObjectNode onTarget(ObjectNode resource, Op op, ScimPath path, JsonNode value) {
        var named = find(path).orElseThrow();
        if (named.attribute().mutability() == Mutability.WRITEONLY) {
            return resource;
        }
        var home =
                named.inExtension(type) ? Objects.requireNonNull(named.schema()).id() : null;
        var container = home == null
                ? resource
                : resource.path(home).deepCopy().asObjectOpt().orElse(resource.objectNode());
        var whole = new NaiveTarget(named.attribute(), new NaiveValue(dialect), dialect);
        var changed = whole.of(container.path(named.attribute().name()), op, path, named.sub(), value);
        put(container, named.attribute().name(), changed);
        if (home != null) {
            put(resource, home, container);
        }
        return resource;
    }

    private static void put(ObjectNode container, String name, JsonNode value) {
        if (value.isMissingNode() || (value.isContainer() && value.isEmpty())) {
            container.remove(name);
        } else {
            container.set(name, value);
        }
    }
}
