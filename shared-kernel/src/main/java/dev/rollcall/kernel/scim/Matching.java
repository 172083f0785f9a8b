package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether one element of a multi-valued attribute satisfies the filter in a PATCH path. */
final class Matching {
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);
    private static final Set<Operator> UNORDERED =
            EnumSet.of(Operator.EQ, Operator.NE, Operator.CO, Operator.SW, Operator.EW);
    private static final Set<Operator> ORDER = EnumSet.complementOf(EnumSet.of(Operator.CO, Operator.SW, Operator.EW));

    private final Attribute attribute;

    Matching(Attribute attribute) {
        this.attribute = attribute;
    }

    boolean test(Filter filter, JsonNode element) {
        return switch (filter) {
            case And both -> test(both.left(), element) && test(both.right(), element);
            case Or either -> test(either.left(), element) || test(either.right(), element);
            case Not not -> !test(not.negated(), element);
            case Present present -> element.has(sub(present.path()).name());
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
        if (comparison.value().isNull()) {
            require(EQUALITY, comparison);
            return actual.isMissingNode() == (comparison.operator() == Operator.EQ);
        }
        if (sub.type() == Type.BOOLEAN) {
            require(EQUALITY, comparison);
            return (actual.asBoolean(false) == truth(comparison)) == (comparison.operator() == Operator.EQ);
        }
        var wanted = comparable(sub, comparison.value())
                .orElseThrow(() -> wrong(comparison, "is compared with " + accepted(sub)));
        if (sub.type() == Type.BINARY) {
            require(UNORDERED, comparison);
        }
        if (!(wanted instanceof String)) {
            require(ORDER, comparison);
        }
        return comparable(sub, actual)
                .map(present -> compare(comparison.operator(), present, wanted))
                .orElse(comparison.operator() == Operator.NE);
    }

    /** What a value is compared as; empty for none, and for one of another type. */
    private static Optional<Comparable<?>> comparable(Attribute sub, JsonNode value) {
        if (value.isMissingNode() || value.isContainer()) {
            return Optional.empty();
        }
        return switch (sub.type()) {
            case INTEGER, DECIMAL -> value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
            case DATETIME -> DateTimes.parse(value.asString()).map(OffsetDateTime::toInstant);
            default -> Optional.of(text(sub, value));
        };
    }

    private static String accepted(Attribute sub) {
        return sub.type() == Type.DATETIME ? "a date and time such as \"2026-11-01T08:00:00Z\"" : "a number";
    }

    /** A boolean that is not there is false (RFC 7643 §2.4); Entra writes {@code primary eq "True"}. */
    private static boolean truth(Comparison comparison) {
        return switch (comparison.value().asString().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(comparison, "is compared with true or false");
        };
    }

    /** Both are of the same type. */
    @SuppressWarnings("unchecked")
    private static boolean compare(Operator operator, Comparable<?> left, Comparable<?> right) {
        int order = ((Comparable<Object>) left).compareTo(right);
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case CO -> left.toString().contains(right.toString());
            case SW -> left.toString().startsWith(right.toString());
            case EW -> left.toString().endsWith(right.toString());
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    private static String text(Attribute sub, JsonNode value) {
        var text = value.asString();
        return sub.caseExact() ? text : text.toLowerCase(Locale.ROOT);
    }

    /** Booleans and binary values have no order (RFC 7644 §3.4.2.2). */
    private static void require(Set<Operator> accepted, Comparison comparison) {
        if (!accepted.contains(comparison.operator())) {
            throw wrong(
                    comparison, "cannot be compared by " + comparison.operator().keyword());
        }
    }

    private static InvalidScim wrong(Comparison comparison, String reason) {
        return new InvalidScim(
                ScimErrorType.INVALID_FILTER, "%s: %s %s".formatted(comparison, comparison.path(), reason));
    }
}
