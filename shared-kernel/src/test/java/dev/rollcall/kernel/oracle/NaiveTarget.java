package dev.rollcall.kernel.oracle;

import static dev.rollcall.kernel.oracle.NaiveValue.wrong;

import dev.rollcall.kernel.oracle.NaiveFilter.Senseless;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.scim.ScimPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One operation on the present value of one attribute: what the attribute has afterwards, missing for nothing. */
record NaiveTarget(Attribute attribute, NaiveValue values, Dialect dialect) {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    JsonNode of(JsonNode present, Op op, ScimPath path, @Nullable Attribute sub, JsonNode value) {
        if (path.element() != null && !attribute.multiValued()) {
            throw wrong(ScimErrorType.INVALID_PATH, attribute.name() + " has no elements");
        }
        if (path.element() != null) {
            return list(chosen(elements(present), op, path.element(), sub, value));
        }
        if (!attribute.multiValued()) {
            return sub == null
                    ? single(present, op, value)
                    : withReference(present, part(object(present), op, sub, value));
        }
        return sub == null ? many(present, op, value) : list(ofEach(elements(present), op, sub, value));
    }

    private static List<ObjectNode> elements(JsonNode present) {
        List<ObjectNode> elements = new ArrayList<>();
        present.forEach(element -> elements.add((ObjectNode) element.deepCopy()));
        return elements;
    }

    private static ObjectNode object(JsonNode present) {
        return present.isObject() ? (ObjectNode) present.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode list(List<ObjectNode> elements) {
        var list = JsonNodeFactory.instance.arrayNode();
        elements.stream().filter(element -> !element.isEmpty()).forEach(list::add);
        return list;
    }

    private JsonNode single(JsonNode present, Op op, JsonNode value) {
        if (op == Op.REMOVE) {
            return value.isNull() ? unassigned() : withoutNamed(present, values.read(attribute, value));
        }
        var named = NaiveValue.unwrapped(value);
        var read = values.read(attribute, value);
        if (!attribute.complex() || !named.isObject()) {
            boolean replaces = attribute.complex() && present.isObject() && !read.isMissingNode();
            return replaces ? merged(present, read) : read.isMissingNode() ? emptied(op, present) : read;
        }
        var merged = object(merged(present, read));
        var before = merged.deepCopy();
        named.properties().stream()
                .filter(entry -> entry.getValue().isNull())
                .flatMap(entry -> attribute.sub(entry.getKey()).stream())
                .filter(sub -> !sub.readOnly())
                .forEach(sub -> merged.remove(sub.name()));
        return withReference(before, merged);
    }

    /** A value beside the path takes itself away, or those of its parts that are there as it says. */
    private JsonNode withoutNamed(JsonNode present, JsonNode read) {
        boolean same = read.has("value") ? read.path("value").equals(present.path("value")) : read.equals(present);
        boolean empty =
                (read.has("value") ? read.path("value") : read).asString("?").isEmpty();
        if (read.isMissingNode() || same || empty) {
            return unassigned();
        }
        if (!present.isObject() || read.has("value")) {
            return present;
        }
        var left = object(present);
        read.properties().stream()
                .filter(part -> part.getValue().equals(present.path(part.getKey())))
                .forEach(part -> left.remove(part.getKey()));
        return left;
    }

    /** "Sub-attributes that are not specified are left unchanged". */
    private static JsonNode merged(JsonNode present, JsonNode read) {
        var merged = object(present);
        read.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        return read.has("$ref") ? merged : withReference(present, merged);
    }

    /** A reference leads to the value that it came with. */
    private static JsonNode withReference(JsonNode before, ObjectNode after) {
        boolean other = !before.path("value").equals(after.path("value"));
        return other ? after.without(List.of("$ref")) : after;
    }

    private JsonNode emptied(Op op, JsonNode present) {
        return op == Op.ADD ? present : unassigned();
    }

    private JsonNode unassigned() {
        if (attribute.required()) {
            throw wrong(ScimErrorType.MUTABILITY, attribute.name() + " is required");
        }
        return NOTHING;
    }

    private ObjectNode part(ObjectNode object, Op op, Attribute sub, JsonNode value) {
        put(object, op, sub, read(op, sub, value));
        return object;
    }

    private JsonNode read(Op op, Attribute sub, JsonNode value) {
        return op == Op.REMOVE ? NOTHING : values.read(sub, value);
    }

    private static void put(ObjectNode object, Op op, Attribute sub, JsonNode read) {
        if (!read.isMissingNode()) {
            object.set(sub.name(), read);
        } else if (op != Op.ADD) {
            object.remove(sub.name());
        }
    }

    private JsonNode many(JsonNode present, Op op, JsonNode value) {
        return switch (op) {
            case REPLACE -> {
                var read = values.read(attribute, value);
                yield read.isMissingNode() ? unassigned() : read;
            }
            case REMOVE ->
                value.isNull() ? unassigned() : list(without(elements(present), values.read(attribute, value)));
            // "If the target location already contains the value specified, no changes".
            case ADD -> {
                var all = elements(present);
                var added = elements(values.read(attribute, value)).stream()
                        .filter(element -> !all.contains(element))
                        .distinct()
                        .toList();
                all.addAll(added);
                keepOnePrimary(all, added);
                yield list(all);
            }
        };
    }

    /** Values beside the path are those to remove (azure-docs#30826); they never empty the attribute by being none. */
    private List<ObjectNode> without(List<ObjectNode> present, JsonNode unwanted) {
        return present.stream()
                .filter(element -> unwanted.valueStream().noneMatch(each -> isNamed(element, each)))
                .toList();
    }

    /** Value and type tell elements apart (RFC 7643 §2.4); without a value all that is said does. */
    private boolean isNamed(JsonNode element, JsonNode by) {
        var parts = by.propertyNames().stream()
                .filter(part -> !by.has("value") || part.equals("value") || part.equals("type"))
                .toList();
        return !parts.isEmpty() && parts.stream().allMatch(part -> isAlike(part, element.path(part), by.path(part)));
    }

    private boolean isAlike(String part, JsonNode one, JsonNode other) {
        boolean caseExact = attribute.sub(part).orElseThrow().caseExact();
        return one.equals(other)
                || (!caseExact
                        && one.isString()
                        && other.isString()
                        && NaiveComparison.folded(one.stringValue())
                                .equals(NaiveComparison.folded(other.stringValue())));
    }

    /** Beside a filter; what is no value of the attribute, or has none, names nothing. */
    private List<JsonNode> namedBeside(JsonNode value) {
        try {
            return values.read(attribute, value)
                    .valueStream()
                    .filter(each -> !each.path("value").asString("").isEmpty())
                    .toList();
        } catch (InvalidScim noValue) {
            return List.of();
        }
    }

    /** Setting some primary takes it from all the others (§3.5.2); of those that are set one remains. */
    private void keepOnePrimary(List<ObjectNode> all, List<ObjectNode> set) {
        values.onePrimary(List.copyOf(set));
        if (set.stream().anyMatch(element -> element.path("primary").asBoolean(false))) {
            Set<ObjectNode> kept = Collections.newSetFromMap(new IdentityHashMap<>());
            kept.addAll(set);
            all.stream()
                    .filter(other -> other.path("primary").asBoolean(false))
                    .filter(other -> !kept.contains(other))
                    .forEach(other -> other.remove("primary"));
        }
    }

    private List<ObjectNode> ofEach(List<ObjectNode> present, Op op, Attribute sub, JsonNode value) {
        if (present.isEmpty() && op != Op.REMOVE) {
            present.add(JsonNodeFactory.instance.objectNode());
        }
        present.forEach(element -> part(element, op, sub, value));
        values.onePrimary(List.copyOf(present));
        return present;
    }

    /** The elements that a filter selects, or one made of it (erratum 8097, left to the dialect). */
    private List<ObjectNode> chosen(
            List<ObjectNode> all, Op op, Filter filter, @Nullable Attribute sub, JsonNode value) {
        var matches = all.stream().filter(test(filter)).toList();
        boolean isThere = !matches.isEmpty();
        if (op == Op.REMOVE && sub == null) {
            var named = namedBeside(value);
            return all.stream()
                    .filter(element -> !test(filter).test(element)
                            || (!named.isEmpty() && named.stream().noneMatch(each -> isNamed(element, each))))
                    .toList();
        }
        var read = sub == null ? values.one(attribute, NaiveValue.unwrapped(value)) : read(op, sub, value);
        if (matches.isEmpty() && op != Op.REMOVE) {
            matches = made(filter, read);
            all.addAll(matches);
        } else if (op == Op.REPLACE && sub == null) {
            matches.forEach(ObjectNode::removeAll);
        }
        matches.forEach(element -> change(element, op, sub, read));
        if (!isThere && !matches.stream().allMatch(test(filter))) {
            throw wrong(ScimErrorType.NO_TARGET, "what is made is not what the filter selects");
        }
        keepOnePrimary(all, matches);
        return all;
    }

    private static void change(ObjectNode element, Op op, @Nullable Attribute sub, JsonNode read) {
        if (sub != null) {
            put(element, op, sub, read);
        } else {
            read.properties().forEach(entry -> element.set(entry.getKey(), entry.getValue()));
        }
    }

    private Predicate<JsonNode> test(Filter filter) {
        try {
            return NaiveFilter.inElement(filter, attribute);
        } catch (Senseless none) {
            throw wrong(ScimErrorType.INVALID_FILTER, String.valueOf(none.getMessage()));
        }
    }

    private List<ObjectNode> made(Filter filter, JsonNode read) {
        var described = (dialect.createsMissingElements() ? described(filter) : Optional.<ObjectNode>empty())
                .orElseThrow(() -> wrong(ScimErrorType.NO_TARGET, "nothing matches " + filter));
        return read.isMissingNode() ? List.of() : List.of(described);
    }

    private Optional<ObjectNode> described(Filter filter) {
        return switch (filter) {
            case And both ->
                described(both.left())
                        .flatMap(left -> described(both.right()).map(right -> {
                            left.setAll(right);
                            return left;
                        }));
            case Comparison comparison
            when comparison.operator() == Operator.EQ -> {
                var sub = attribute.sub(comparison.path().name()).orElseThrow();
                var described = JsonNodeFactory.instance.objectNode();
                var read = values.read(sub, comparison.value());
                yield Optional.of(read.isMissingNode() ? described : described.set(sub.name(), read));
            }
            default -> Optional.empty();
        };
    }
}
