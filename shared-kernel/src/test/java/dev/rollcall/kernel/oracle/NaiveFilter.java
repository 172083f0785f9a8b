package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.ResourceType;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Whether a resource, as a client sees it, satisfies a filter, word for word after RFC 7644 §3.4.2.2. Where that leaves
 * room it says what {@code docs/decisions/0022} does.
 */
public final class NaiveFilter {
    private static final Set<String> UNSEARCHABLE = Set.of("password", "meta.location", "groups.$ref", "members.$ref");

    private final ResourceType type;

    /** What a filter means nothing for: the answer is 400 {@code invalidFilter}. */
    public static final class Senseless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Senseless(String reason) {
            super(reason, null, false, false);
        }
    }

    public NaiveFilter(ResourceType type) {
        this.type = type;
    }

    /** @throws Senseless where any part of the filter is */
    public Predicate<JsonNode> meaning(Filter filter) {
        return switch (filter) {
            case And both -> meaning(both.left()).and(meaning(both.right()));
            case Or either -> meaning(either.left()).or(meaning(either.right()));
            case Not not -> meaning(not.negated()).negate();
            case Present present -> presence(find(present.path()));
            case Comparison comparison -> comparison(comparison);
            case ValuePath elements -> some(elements);
        };
    }

    private Named find(AttributePath path) {
        var named =
                Named.find(type, path).orElseThrow(() -> new Senseless(path + " is no attribute of " + type.name()));
        if (UNSEARCHABLE.contains(named.path().toString())) {
            throw new Senseless(path + " cannot be searched");
        }
        return named;
    }

    /** "A non-empty or non-null value, or a non-empty node for complex attributes". */
    private Predicate<JsonNode> presence(Named named) {
        return resource -> {
            var values = new Values(type, resource);
            return (named.sub() == null ? values.wholes(named) : values.parts(named))
                    .stream().anyMatch(NaiveFilter::isPresent);
        };
    }

    private static boolean isPresent(JsonNode value) {
        boolean isEmpty = value.isContainer()
                ? value.isEmpty()
                : value.isString() && value.stringValue().isEmpty();
        return !value.isMissingNode() && !isEmpty;
    }

    private Predicate<JsonNode> comparison(Comparison comparison) {
        var named = find(comparison.path());
        if (comparison.value().isNull()) {
            return againstNull(comparison.operator(), presence(named));
        }
        if (named.leaf().type() == Type.COMPLEX) {
            throw new Senseless(comparison.path() + " is complex; a sub-attribute must be named");
        }
        var test = new NaiveComparison(named.leaf(), comparison);
        return resource -> {
            var values = new Values(type, resource).parts(named).stream();
            return comparison.operator() == Operator.NE
                    ? values.noneMatch(test::isEqual)
                    : values.anyMatch(test::holds);
        };
    }

    /** Null is the same as unassigned (RFC 7643 §2.5). */
    private static Predicate<JsonNode> againstNull(Operator operator, Predicate<JsonNode> present) {
        return switch (operator) {
            case EQ -> present.negate();
            case NE -> present;
            default -> throw new Senseless("null is equal or not");
        };
    }

    /** All of it holds for one and the same element. */
    private Predicate<JsonNode> some(ValuePath path) {
        var list = find(path.path());
        if (list.sub() != null
                || !list.attribute().multiValued()
                || !list.attribute().complex()) {
            throw new Senseless(path.path() + " has no elements with parts");
        }
        var element = inElement(path.element(), list.attribute());
        return resource -> new Values(type, resource).wholes(list).stream().anyMatch(element);
    }

    static Predicate<JsonNode> inElement(Filter filter, Attribute list) {
        return switch (filter) {
            case And both -> inElement(both.left(), list).and(inElement(both.right(), list));
            case Or either -> inElement(either.left(), list).or(inElement(either.right(), list));
            case Not not -> inElement(not.negated(), list).negate();
            case Present present -> presenceOf(sub(present.path(), list));
            case Comparison comparison -> comparisonOf(sub(comparison.path(), list), comparison);
            case ValuePath nested -> throw new Senseless("brackets within brackets: " + nested);
        };
    }

    private static Predicate<JsonNode> presenceOf(Attribute sub) {
        return element -> isPresent(element.path(sub.name()));
    }

    private static Predicate<JsonNode> comparisonOf(Attribute sub, Comparison comparison) {
        if (comparison.value().isNull()) {
            return againstNull(comparison.operator(), presenceOf(sub));
        }
        var test = new NaiveComparison(sub, comparison);
        return element -> test.holds(element.path(sub.name()));
    }

    private static Attribute sub(AttributePath path, Attribute list) {
        var sub = list.sub(path.name())
                .filter(_ -> path.schema() == null && path.sub() == null)
                .orElseThrow(() -> new Senseless(list.name() + " has no part " + path));
        if (UNSEARCHABLE.contains(list.name() + "." + sub.name())) {
            throw new Senseless(path + " cannot be searched");
        }
        return sub;
    }
}
