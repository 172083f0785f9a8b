package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One PATCH operation on those elements of a multi-valued attribute that the filter of its path selects. */
final class ElementPatch {
    private final ArrayNode list;
    private final Attribute attribute;
    private final AttributeValue values;
    private final Dialect dialect;
    private final Matching matching;

    ElementPatch(ArrayNode list, Attribute attribute, AttributeValue values, Dialect dialect) {
        this.list = list;
        this.attribute = attribute;
        this.values = values;
        this.dialect = dialect;
        this.matching = new Matching(attribute);
    }

    void apply(Op op, ScimPath path, Filter filter, @Nullable Attribute sub, JsonNode value) {
        var matches = matches(filter);
        if (sub != null) {
            var change = SubAttributePatch.of(op, path, sub, value, values);
            boolean makes = op != Op.REMOVE && matches.isEmpty();
            var targets = makes ? made(filter, path, change.value()) : matches;
            targets.forEach(change::applyTo);
            requireSelected(targets, matches, filter, path);
            keepOnePrimary(targets, path);
        } else if (op == Op.REMOVE) {
            removeAll(among(matches, path, value));
        } else {
            assign(op, path, filter, matches, value);
        }
    }

    private List<ObjectNode> matches(Filter filter) {
        return list.valueStream()
                .filter(matching.by(filter))
                .map(ObjectNode.class::cast)
                .toList();
    }

    /** Of those that the filter selects, where values are named beside it, these alone go. */
    private List<ObjectNode> among(List<ObjectNode> matches, ScimPath path, JsonNode value) {
        var named = named(path, value);
        return named.isEmpty()
                ? matches
                : matches.stream()
                        .filter(element -> named.stream().anyMatch(each -> each.is(element)))
                        .toList();
    }

    /** None in what is no value of the attribute: the filter has said what goes. */
    private List<NamedValue> named(ScimPath path, JsonNode value) {
        try {
            return values.read(attribute, value, path.toString()).stream()
                    .flatMap(JsonNode::valueStream)
                    .filter(each -> !each.path(Attribute.VALUE).asString("").isEmpty())
                    .map(each -> new NamedValue(attribute, each))
                    .toList();
        } catch (InvalidScim noValue) {
            return List.of();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void removeAll(List<ObjectNode> matches) {
        list.removeIf(element -> matches.stream().anyMatch(match -> match == element));
    }

    /** Matching elements are replaced as a whole; one that is made for the filter keeps what the filter says. */
    private void assign(Op op, ScimPath path, Filter filter, List<ObjectNode> matches, JsonNode value) {
        var read = values.single(attribute, AttributeValue.unwrapped(value), path.toString());
        attribute.subAttributes().stream()
                .filter(sub -> sub.mutability() == Mutability.IMMUTABLE)
                .forEach(sub -> matches.forEach(element -> requireSame(op, path, sub, element, read)));
        if (op == Op.REPLACE) {
            matches.forEach(ObjectNode::removeAll);
        }
        var targets = matches.isEmpty() ? made(filter, path, read) : matches;
        targets.forEach(element -> read.ifPresent(wanted -> element.setAll((ObjectNode) wanted)));
        requireSelected(targets, matches, filter, path);
        keepOnePrimary(targets, path);
    }

    /** What is immutable may be set once and stay as it is (RFC 7643 §7). */
    private static void requireSame(Op op, ScimPath path, Attribute sub, ObjectNode element, Optional<JsonNode> read) {
        var present = element.get(sub.name());
        var wanted = read.map(value -> value.get(sub.name())).orElse(null);
        boolean stays = wanted == null && op == Op.ADD;
        if (present != null && !stays && !present.equals(wanted)) {
            throw new InvalidScim(
                    ScimErrorType.MUTABILITY,
                    "%s.%s is immutable; remove the value and add another one".formatted(path, sub.name()));
        }
    }

    private void keepOnePrimary(List<ObjectNode> changed, ScimPath path) {
        values.onePrimary(changed, path.toString());
        changed.forEach(this::yieldPrimary);
    }

    /** Setting one value primary takes it from the others (RFC 7644 §3.5.2). */
    @SuppressWarnings("ReferenceEquality")
    void yieldPrimary(JsonNode element) {
        if (element.path("primary").asBoolean(false)) {
            list.forEach(other -> {
                if (other != element && other.path("primary").asBoolean(false)) {
                    ((ObjectNode) other).remove("primary");
                }
            });
        }
    }

    /** The element that the filter describes, where the dialect lets a PATCH create it and there is a value for it. */
    private List<ObjectNode> made(Filter filter, ScimPath path, Optional<JsonNode> value) {
        var described = Patch.object();
        if (!dialect.createsMissingElements() || !describe(filter, described)) {
            throw new InvalidScim(ScimErrorType.NO_TARGET, path + " selects no value of this resource");
        }
        if (value.isEmpty()) {
            return List.of();
        }
        list.add(described);
        return List.of(described);
    }

    /** What was made and is not selected would be made again when the request is repeated. */
    private void requireSelected(List<ObjectNode> targets, List<ObjectNode> matches, Filter filter, ScimPath path) {
        if (matches.isEmpty() && !targets.stream().allMatch(matching.by(filter))) {
            throw new InvalidScim(
                    ScimErrorType.NO_TARGET,
                    path + " selects no value of this resource, nor the one that the operation would make");
        }
    }

    /** Fills in the values of a conjunction of equalities; false for any other filter. */
    private boolean describe(Filter filter, ObjectNode element) {
        return switch (filter) {
            case And both -> describe(both.left(), element) && describe(both.right(), element);
            case Comparison comparison
            when comparison.operator() == Operator.EQ -> {
                var sub = matching.sub(comparison.path());
                values.read(sub, comparison.value(), attribute.name() + "." + sub.name())
                        .ifPresent(value -> element.set(sub.name(), value));
                yield true;
            }
            default -> false;
        };
    }
}
