package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
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
        if (path.element() != null) {
            onElements(op, path, path.element(), sub, value);
        } else if (sub != null) {
            onSub(op, path, sub, value);
        } else if (op == Op.REMOVE) {
            remove(path, value);
        } else {
            values.read(attribute, value, path.toString()).ifPresentOrElse(read -> set(op, read), () -> clear(path));
        }
        dropEmpty();
    }

    private void set(Op op, JsonNode read) {
        var present = container.get(attribute.name());
        if (attribute.multiValued() && op == Op.ADD && present instanceof ArrayNode list) {
            read.forEach(element -> append(list, element));
        } else if (attribute.complex() && !attribute.multiValued() && present instanceof ObjectNode object) {
            object.setAll((ObjectNode) read);
        } else {
            container.set(attribute.name(), read);
        }
    }

    /** A value that is there already is not added again (RFC 7644 §3.5.2.1). */
    private void append(ArrayNode list, JsonNode element) {
        if (list.valueStream().noneMatch(element::equals)) {
            yieldPrimary(list, element);
            list.add(element);
        }
    }

    /** Setting one value primary takes it from the others (RFC 7644 §3.5.2). */
    @SuppressWarnings("ReferenceEquality")
    private static void yieldPrimary(ArrayNode list, JsonNode element) {
        if (element.path("primary").asBoolean(false)) {
            list.forEach(other -> {
                if (other != element && other instanceof ObjectNode object) {
                    object.remove("primary");
                }
            });
        }
    }

    private void clear(ScimPath path) {
        if (attribute.required()) {
            throw new InvalidScim(ScimErrorType.MUTABILITY, path + " is required and cannot be removed");
        }
        container.remove(attribute.name());
    }

    /** Entra names the values to remove beside the path; that must never empty the attribute. */
    private void remove(ScimPath path, JsonNode value) {
        if (!attribute.multiValued() || value.isNull()) {
            clear(path);
            return;
        }
        var unwanted = values.read(attribute, value, path.toString());
        if (unwanted.isPresent() && container.get(attribute.name()) instanceof ArrayNode list) {
            unwanted.get().forEach(element -> list.removeIf(present -> same(present, element)));
        }
    }

    private static boolean same(JsonNode present, JsonNode named) {
        return named.has("value") ? present.path("value").equals(named.path("value")) : present.equals(named);
    }

    private void onSub(Op op, ScimPath path, Attribute sub, JsonNode value) {
        if (!attribute.multiValued()) {
            var object = container.get(attribute.name()) instanceof ObjectNode present
                    ? present
                    : container.putObject(attribute.name());
            setSub(op, path, object, sub, value);
            return;
        }
        var list = list();
        if (list.isEmpty() && op != Op.REMOVE) {
            list.addObject();
        }
        list.forEach(element -> setSub(op, path, (ObjectNode) element, sub, value));
    }

    private void setSub(Op op, ScimPath path, ObjectNode element, Attribute sub, JsonNode value) {
        var read = op == Op.REMOVE ? Optional.<JsonNode>empty() : values.read(sub, value, path.toString());
        read.ifPresentOrElse(present -> element.set(sub.name(), present), () -> element.remove(sub.name()));
    }

    private void onElements(Op op, ScimPath path, Filter filter, @Nullable Attribute sub, JsonNode value) {
        if (!attribute.multiValued()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_PATH,
                    "%s has one value; a filter needs a multi-valued attribute".formatted(path));
        }
        var list = list();
        var matching = new Matching(attribute);
        List<ObjectNode> matches = new ArrayList<>();
        list.forEach(element -> {
            if (matching.test(filter, element)) {
                matches.add((ObjectNode) element);
            }
        });
        if (op == Op.REMOVE) {
            removeMatches(list, matches, path, sub);
            return;
        }
        if (matches.isEmpty()) {
            matches.add(missing(list, matching, filter, path));
        }
        matches.forEach(element -> change(op, path, element, sub, value));
        matches.forEach(element -> yieldPrimary(list, element));
    }

    @SuppressWarnings("ReferenceEquality")
    private void removeMatches(ArrayNode list, List<ObjectNode> matches, ScimPath path, @Nullable Attribute sub) {
        if (sub == null) {
            list.removeIf(element -> matches.stream().anyMatch(match -> match == element));
        } else {
            matches.forEach(element -> setSub(Op.REMOVE, path, element, sub, JsonNodeFactory.instance.nullNode()));
        }
    }

    private void change(Op op, ScimPath path, ObjectNode element, @Nullable Attribute sub, JsonNode value) {
        if (sub != null) {
            setSub(op, path, element, sub, value);
            return;
        }
        var read =
                values.single(attribute, value.isArray() && value.size() == 1 ? value.get(0) : value, path.toString());
        if (op == Op.REPLACE) {
            element.removeAll();
        }
        read.ifPresent(present -> element.setAll((ObjectNode) present));
    }

    /** The element that the filter describes, where the dialect lets a PATCH create it. */
    private ObjectNode missing(ArrayNode list, Matching matching, Filter filter, ScimPath path) {
        var described = Patch.object();
        if (!dialect.createsMissingElements() || !describe(matching, filter, described, path)) {
            throw new InvalidScim(ScimErrorType.NO_TARGET, path + " selects no value of this resource");
        }
        list.add(described);
        return described;
    }

    /** Fills in the values of a conjunction of equalities; false for any other filter. */
    private boolean describe(Matching matching, Filter filter, ObjectNode element, ScimPath path) {
        return switch (filter) {
            case And both ->
                describe(matching, both.left(), element, path) && describe(matching, both.right(), element, path);
            case Comparison comparison
            when comparison.operator() == Operator.EQ -> {
                var sub = matching.sub(comparison.path());
                values.single(sub, comparison.value(), path.toString())
                        .ifPresent(value -> element.set(sub.name(), value));
                yield true;
            }
            default -> false;
        };
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
