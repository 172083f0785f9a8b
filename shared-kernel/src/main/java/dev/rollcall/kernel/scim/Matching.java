package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import java.time.OffsetDateTime;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Whether one element of a multi-valued attribute satisfies the filter in a PATCH path. */
final class Matching {
    private final Attribute attribute;

    Matching(Attribute attribute) {
        this.attribute = attribute;
    }

    boolean test(Filter filter, JsonNode element) {
        return switch (filter) {
            case And both -> test(both.left(), element) && test(both.right(), element);
            case Or either -> test(either.left(), element) || test(either.right(), element);
            case Not not -> !test(not.negated(), element);
            case Present present -> !element.path(sub(present.path()).name()).isMissingNode();
            case Comparison comparison -> compare(comparison, element);
            case ValuePath nested ->
                throw new InvalidScim(
                        ScimErrorType.INVALID_FILTER, "A filter in a path cannot hold another one: " + nested);
        };
    }

    /** The sub-attribute that a condition names. */
    Attribute sub(AttributePath path) {
        return attribute
                .sub(path.name())
                .filter(found -> path.sub() == null)
                .orElseThrow(() -> new InvalidScim(
                        ScimErrorType.INVALID_FILTER, "%s has no sub-attribute %s".formatted(attribute.name(), path)));
    }

    private boolean compare(Comparison comparison, JsonNode element) {
        var sub = sub(comparison.path());
        var actual = element.path(sub.name());
        var wanted = comparison.value();
        if (actual.isMissingNode() || wanted.isNull()) {
            return (actual.isMissingNode() == wanted.isNull()) == (comparison.operator() == Operator.EQ);
        }
        if (sub.type() == Attribute.Type.BOOLEAN) {
            return (actual.asBoolean() == wanted.asBoolean()) == (comparison.operator() == Operator.EQ);
        }
        return ordered(comparison.operator(), sub, actual, wanted);
    }

    private static boolean ordered(Operator operator, Attribute sub, JsonNode actual, JsonNode wanted) {
        var left = text(sub, actual);
        var right = text(sub, wanted);
        int order = order(sub, left, right);
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    private static int order(Attribute sub, String left, String right) {
        return sub.type() == Attribute.Type.DATETIME
                ? OffsetDateTime.parse(left).compareTo(OffsetDateTime.parse(right))
                : left.compareTo(right);
    }

    private static String text(Attribute sub, JsonNode value) {
        var text = value.asString();
        return sub.caseExact() ? text : text.toLowerCase(Locale.ROOT);
    }
}
