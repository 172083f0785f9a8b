package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.PatchOperation.Op;
import dev.rollcall.kernel.scim.ResourceType.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies PATCH operations to a resource, in order, each on the result of the one before (RFC 7644 §3.5.2). The resource
 * given is not changed; an operation that fails fails the whole list.
 */
public final class Patch {
    /** What every resource has from the server (RFC 7643 §3.1). */
    private static final Set<String> COMMON = Set.of("schemas", "id", "meta");

    private final ResourceType type;
    private final Dialect dialect;
    private final AttributeValue values;
    private final ObjectNode resource;

    private Patch(ResourceType type, Dialect dialect, ObjectNode resource) {
        this.type = type;
        this.dialect = dialect;
        this.values = new AttributeValue(dialect);
        this.resource = resource;
    }

    public static ObjectNode apply(
            ResourceType type, Dialect dialect, ObjectNode resource, List<PatchOperation> operations) {
        var visible = ExtensionValues.shown(type, resource);
        var patch = new Patch(type, dialect, visible.deepCopy());
        operations.forEach(patch::apply);
        ExtensionValues.requireAllowed(type, visible, patch.resource);
        return ExtensionValues.keepHidden(type, resource, patch.resource);
    }

    private void apply(PatchOperation operation) {
        if (operation.path() == null) {
            applyToAll(operation);
            return;
        }
        var target = target(operation.path());
        if (target.isEmpty()) {
            refuseUnknown(operation.path());
            return;
        }
        refuseReadOnly(target.get(), operation.path());
        if (operation.op() == Op.ADD && operation.value().isNull()) {
            refuseNothing(operation.path());
            return;
        }
        apply(operation.op(), target.get(), operation.path(), operation.value());
    }

    /** No path: the value is an object whose keys are attributes, or paths as Entra's flagged dialect writes them. */
    private void applyToAll(PatchOperation operation) {
        operation.requireTarget();
        if (operation.value().isNull() && dialect.skipsStrays()) {
            return;
        }
        if (!(operation.value() instanceof ObjectNode object)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "An operation without path has the value %s; send an object of attributes"
                            .formatted(operation.value()));
        }
        CoreSchema.unfolded(type, object)
                .properties()
                .forEach(entry -> applyKey(operation.op(), entry.getKey(), entry.getValue()));
    }

    private void applyKey(Op op, String key, JsonNode value) {
        var path = path(key);
        var target = path.flatMap(this::target);
        if (target.isEmpty()) {
            refuseUnknown(key);
        } else if (isReadOnly(target.get())) {
            passOver(target.get(), path.get());
        } else if (!saysNothing(op, target.get(), value)) {
            apply(op, target.get(), path.get(), value);
        }
    }

    /** Whoever sends a resource as it was read sends what only the server sets along; whoever means it is told. */
    private void passOver(Target target, ScimPath path) {
        var attribute = target.attribute();
        boolean common = target.extension() == null && attribute != null && COMMON.contains(attribute.name());
        if (dialect.refusesSlips() && !common) {
            refuseReadOnly(target, path);
        }
    }

    /** Null adds nothing; for what a resource cannot be without it is a stray among the others. */
    private boolean saysNothing(Op op, Target target, JsonNode value) {
        return value.isNull() && (op == Op.ADD || (isAlwaysThere(target) && dialect.skipsStrays()));
    }

    private static boolean isAlwaysThere(Target target) {
        var leaf = target.leaf();
        boolean core = target.extension() == null && target.sub() == null;
        return leaf != null && (leaf.required() || (core && leaf.name().equals("active")));
    }

    /** A key that is no path either, such as the URI of a foreign schema, names nothing we know. */
    private static Optional<ScimPath> path(String key) {
        try {
            return Optional.of(FilterParser.parsePath(key));
        } catch (InvalidScim noPath) {
            return Optional.empty();
        }
    }

    private void refuseUnknown(String key) {
        if (dialect.refusesUnknownAttributes()) {
            throw new InvalidScim(ScimErrorType.INVALID_SYNTAX, "%s is no attribute of %s".formatted(key, type.name()));
        }
    }

    private Optional<Target> target(ScimPath path) {
        var named = type.resolve(path.attribute());
        return named.isPresent() || dialect.refusesUnknownAttributes()
                ? named
                : type.find(path.attribute()).filter(target -> !isReadOnly(target));
    }

    private void refuseUnknown(ScimPath path) {
        if (!dialect.skipsStrays()) {
            throw new InvalidScim(ScimErrorType.INVALID_PATH, "%s is no attribute of %s".formatted(path, type.name()));
        }
    }

    private static boolean isReadOnly(Target target) {
        var extension = target.extension();
        if (target.attribute() == null && extension != null) {
            return extension.attributes().stream().allMatch(Attribute::readOnly);
        }
        return Stream.of(Optional.ofNullable(target.attribute()), Optional.ofNullable(target.sub()))
                .flatMap(Optional::stream)
                .anyMatch(Attribute::readOnly);
    }

    private static void refuseReadOnly(Target target, ScimPath path) {
        if (isReadOnly(target)) {
            throw new InvalidScim(ScimErrorType.MUTABILITY, path + " is read-only; take it out of the request");
        }
    }

    private void refuseNothing(ScimPath path) {
        if (!dialect.skipsStrays()) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "An add operation on %s has no value".formatted(path));
        }
    }

    private void apply(Op op, Target target, ScimPath path, JsonNode value) {
        var attribute = target.attribute();
        if (attribute == null) {
            applyToExtension(op, target, path, value);
            return;
        }
        if (attribute.mutability() == Attribute.Mutability.WRITEONLY) {
            return;
        }
        var container = container(target);
        new AttributePatch(container, attribute, values, dialect).apply(op, path, target.sub(), value);
        dropEmpty(target, container);
    }

    private void applyToExtension(Op op, Target target, ScimPath path, JsonNode value) {
        var schema = Objects.requireNonNull(target.extension());
        if (path.element() != null) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_PATH, path + " filters a schema; a filter needs a multi-valued attribute");
        }
        if (value.isNull()
                || (op == Op.REMOVE && value.isString() && value.stringValue().isEmpty())) {
            if (op != Op.ADD) {
                resource.remove(schema.id());
            }
            return;
        }
        if (!(value instanceof ObjectNode object)) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "%s is %s; send an object".formatted(schema.id(), value));
        }
        object.properties().forEach(entry -> applyKey(op, schema.id() + ":" + entry.getKey(), entry.getValue()));
    }

    private ObjectNode container(Target target) {
        if (target.extension() == null) {
            return resource;
        }
        var id = target.extension().id();
        return resource.get(id) instanceof ObjectNode present ? present : resource.putObject(id);
    }

    private void dropEmpty(Target target, ObjectNode container) {
        if (target.extension() != null && container.isEmpty()) {
            resource.remove(target.extension().id());
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
