package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.PatchOperation.Op;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One PATCH operation on one attribute of its container, in all the forms of RFC 7644 §3.5.2.1 to §3.5.2.3. */
final class AttributePatch {
    private final ObjectNode container;
    private final Attribute attribute;
    private final AttributeValue values;
    private final Dialect dialect;

    AttributePatch(ObjectNode container, Attribute attribute, AttributeValue values, Dialect dialect) {
        this.container = container;
        this.attribute = attribute;
        this.values = values;
        this.dialect = dialect;
    }

    void apply(Op op, ScimPath path, @Nullable Attribute sub, JsonNode value) {
        if (attribute.hasPlainElements() && (path.element() != null || sub != null)) {
            onPlainElements(op, path, sub, value);
        } else if (path.element() != null) {
            requireMultiValued(path);
            elements().apply(op, path, path.element(), sub, value);
        } else if (sub != null) {
            onSub(op, path, sub, value);
        } else if (op == Op.REMOVE) {
            remove(path, value);
        } else {
            assign(op, path, value);
        }
        dropEmpty();
    }

    /** Elements that are plain values are reached as objects of one {@code value}. */
    private void onPlainElements(Op op, ScimPath path, @Nullable Attribute sub, JsonNode value) {
        var wrapped = Patch.object();
        var objects = wrapped.putArray(attribute.name());
        list().forEach(element -> objects.addObject().set(Attribute.VALUE, element));
        new AttributePatch(wrapped, attribute.withWrappedElements(), values, dialect).apply(op, path, sub, value);
        var plain = container.putArray(attribute.name());
        wrapped.path(attribute.name()).forEach(object -> plain.add(object.path(Attribute.VALUE)));
    }

    private void requireMultiValued(ScimPath path) {
        if (!attribute.multiValued()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_PATH,
                    "%s has one value; a filter needs a multi-valued attribute".formatted(path));
        }
    }

    /** No value clears the attribute when it is to be replaced, and adds nothing when it is to be added. */
    private void assign(Op op, ScimPath path, JsonNode value) {
        var named = AttributeValue.unwrapped(value);
        boolean merging = !attribute.multiValued() && named.isObject();
        var read = values.read(attribute, value, path.toString());
        if (read.isPresent()) {
            set(op, read.get());
        } else if (op == Op.REPLACE && !merging) {
            clear(path);
        }
        if (merging) {
            unassignNulls(named);
        }
    }

    private void set(Op op, JsonNode read) {
        var present = container.get(attribute.name());
        if (attribute.multiValued() && op == Op.ADD) {
            append(list(), read);
        } else if (attribute.complex() && !attribute.multiValued() && present instanceof ObjectNode object) {
            var before = object.path("value");
            dropReference(object, before, read.path("value").isMissingNode() ? before : read.path("value"));
            object.setAll((ObjectNode) read);
        } else {
            container.set(attribute.name(), read);
        }
    }

    /** Sub-attributes that the value does not name stay (RFC 7644 §3.5.2.3); those named with null go (RFC 7643 §2.5). */
    private void unassignNulls(JsonNode named) {
        if (container.get(attribute.name()) instanceof ObjectNode object) {
            var before = object.path("value");
            named.propertyStream()
                    .filter(entry -> entry.getValue().isNull())
                    .flatMap(entry -> attribute.sub(entry.getKey()).stream())
                    .filter(sub -> !sub.readOnly())
                    .forEach(sub -> object.remove(sub.name()));
            dropReference(object, before, object.path("value"));
        }
    }

    /** A value that is there already is not added again (RFC 7644 §3.5.2.1). */
    private void append(ArrayNode list, JsonNode read) {
        Set<JsonNode> present = list.valueStream().collect(Collectors.toSet());
        var added = read.valueStream().filter(present::add).toList();
        added.forEach(elements()::yieldPrimary);
        list.addAll(added);
    }

    private void clear(ScimPath path) {
        if (attribute.required()) {
            throw new InvalidScim(ScimErrorType.MUTABILITY, path + " is required and cannot be removed");
        }
        container.remove(attribute.name());
    }

    /** Entra names the values to remove beside the path; that must never take another value away. */
    private void remove(ScimPath path, JsonNode value) {
        if (value.isNull()) {
            clear(path);
            return;
        }
        var unwanted = values.read(attribute, value, path.toString());
        if (!attribute.multiValued()) {
            unwanted.ifPresentOrElse(named -> removeOne(path, named), () -> clear(path));
            return;
        }
        if (unwanted.isPresent() && container.get(attribute.name()) instanceof ArrayNode list) {
            unwanted.get().forEach(named -> list.removeIf(new NamedValue(attribute, named)::is));
        }
    }

    /** Of a complex value only the parts that are named as they are. */
    private void removeOne(ScimPath path, JsonNode named) {
        var present = container.path(attribute.name());
        if (same(present, named) || isEmptyText(named)) {
            clear(path);
        } else if (present instanceof ObjectNode object && !named.has("value")) {
            named.properties().stream()
                    .filter(part -> part.getValue().equals(object.get(part.getKey())))
                    .forEach(part -> object.remove(part.getKey()));
        }
    }

    /** Says nothing, where a value has to be sent by all means. */
    private static boolean isEmptyText(JsonNode named) {
        var text = named.has("value") ? named.path("value") : named;
        return text.isString() && text.stringValue().isEmpty();
    }

    private static boolean same(JsonNode present, JsonNode named) {
        return named.has("value") ? present.path("value").equals(named.path("value")) : present.equals(named);
    }

    /** A sub-attribute without a filter: of the one value, or of all of them. */
    private void onSub(Op op, ScimPath path, Attribute sub, JsonNode value) {
        var change = SubAttributePatch.of(op, path, sub, value, values);
        if (!attribute.multiValued()) {
            var before = object().path("value");
            change.applyTo(object());
            dropReference(object(), before, object().path("value"));
            return;
        }
        var list = list();
        if (list.isEmpty() && op != Op.REMOVE) {
            list.addObject();
        }
        list.forEach(element -> change.applyTo((ObjectNode) element));
        values.onePrimary(list, path.toString());
    }

    /** A reference leads to the value it came with, and not to another one: Entra changes a manager by the value alone. */
    private static void dropReference(ObjectNode object, JsonNode before, JsonNode after) {
        if (!before.equals(after)) {
            object.remove("$ref");
        }
    }

    private ElementPatch elements() {
        return new ElementPatch(list(), attribute, values, dialect);
    }

    private ObjectNode object() {
        return container.get(attribute.name()) instanceof ObjectNode present
                ? present
                : container.putObject(attribute.name());
    }

    private ArrayNode list() {
        return container.get(attribute.name()) instanceof ArrayNode present
                ? present
                : container.putArray(attribute.name());
    }

    private void dropEmpty() {
        if (container.get(attribute.name()) instanceof ArrayNode list) {
            list.removeIf(element -> element.isObject() && element.isEmpty());
        }
        var left = container.path(attribute.name());
        if (left.isContainer() && left.isEmpty()) {
            container.remove(attribute.name());
        }
    }
}
