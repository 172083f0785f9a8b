package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Which elements of a multi-valued attribute the filter in a PATCH path selects. A filter that means nothing for them is
 * refused whether there are any or not.
 */
final class Matching {
    private final Attribute attribute;

    Matching(Attribute attribute) {
        this.attribute = attribute;
    }

    Predicate<JsonNode> by(Filter filter) {
        return switch (filter) {
            case And both -> by(both.left()).and(by(both.right()));
            case Or either -> by(either.left()).or(by(either.right()));
            case Not not -> by(not.negated()).negate();
            case Present present -> isPresent(sub(present.path()));
            case Comparison comparison -> by(comparison);
            case ValuePath nested ->
                throw new InvalidScim(
                        ScimErrorType.INVALID_FILTER, "A filter in a path cannot hold another one: " + nested);
        };
    }

    /** The sub-attribute that a condition names. */
    Attribute sub(AttributePath path) {
        return attribute
                .sub(path.name())
                .filter(_ -> path.schema() == null && path.sub() == null)
                .orElseThrow(() -> new InvalidScim(
                        ScimErrorType.INVALID_FILTER, "%s has no sub-attribute %s".formatted(attribute.name(), path)));
    }

    /** A text without characters is there and is no value (RFC 7644 §3.4.2.2, {@code pr}). */
    private static Predicate<JsonNode> isPresent(Attribute sub) {
        return element -> element.has(sub.name())
                && !element.path(sub.name()).asString(" ").isEmpty();
    }

    private Predicate<JsonNode> by(Comparison comparison) {
        var sub = sub(comparison.path());
        if (!comparison.value().isNull()) {
            var relation = Relation.of(sub, comparison);
            return element -> relation.holds(element.path(sub.name()));
        }
        return switch (comparison.operator()) {
            case EQ -> isPresent(sub).negate();
            case NE -> isPresent(sub);
            default -> throw Relation.wrong(comparison, "is compared with null by eq or ne");
        };
    }
}
