package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A comparison of an attribute's values with a literal other than null, typed by the schema. */
record Relation(Attribute attribute, Operator operator, Comparable<?> wanted) {
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);
    private static final Set<Operator> PARTS = EnumSet.of(Operator.CO, Operator.SW, Operator.EW);

    /** Booleans and binary values have no order, and only texts have parts (RFC 7644 §3.4.2.2). */
    static Relation of(Attribute attribute, Comparison comparison) {
        boolean accepted = EQUALITY.contains(comparison.operator())
                || (PARTS.contains(comparison.operator()) ? hasParts(attribute) : hasOrder(attribute));
        if (!accepted) {
            throw wrong(
                    comparison, "cannot be compared by " + comparison.operator().keyword());
        }
        return new Relation(attribute, comparison.operator(), wanted(attribute, comparison));
    }

    private static boolean hasParts(Attribute attribute) {
        return EnumSet.of(Type.STRING, Type.REFERENCE, Type.BINARY).contains(attribute.type());
    }

    private static boolean hasOrder(Attribute attribute) {
        return attribute.type() != Type.BOOLEAN && attribute.type() != Type.BINARY;
    }

    private static Comparable<?> wanted(Attribute attribute, Comparison comparison) {
        return switch (attribute.type()) {
            case BOOLEAN -> truth(comparison);
            case INTEGER, DECIMAL -> number(comparison);
            case DATETIME -> time(comparison);
            default -> quoted(attribute, comparison);
        };
    }

    private static Comparable<?> quoted(Attribute attribute, Comparison comparison) {
        if (comparison.value().isBoolean()) {
            throw wrong(comparison, "is compared with a string in quotes");
        }
        return text(attribute, comparison.value());
    }

    private static Comparable<?> number(Comparison comparison) {
        if (!comparison.value().isNumber()) {
            throw wrong(comparison, "is compared with a number");
        }
        return comparison.value().decimalValue();
    }

    /** Entra writes {@code primary eq "True"}. */
    private static boolean truth(Comparison comparison) {
        return switch (comparison.value().asString().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(comparison, "is compared with true or false");
        };
    }

    private static Comparable<?> time(Comparison comparison) {
        return DateTimes.parse(comparison.value().asString())
                .map(OffsetDateTime::toInstant)
                .orElseThrow(
                        () -> wrong(comparison, "is compared with a date and time such as \"2026-11-01T08:00:00Z\""));
    }

    private static Comparable<?> text(Attribute attribute, JsonNode value) {
        return attribute.caseExact() ? value.asString() : Unicode.folded(value.asString());
    }

    /** What is not there, or of another type, is equal to nothing; a primary that is not stated is false (RFC 7643 §2.4). */
    boolean holds(JsonNode value) {
        return order(value).map(order -> holds(order, value)).orElse(operator == Operator.NE);
    }

    private boolean holds(int order, JsonNode value) {
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO -> text(attribute, value).toString().contains(wanted.toString());
            case SW -> text(attribute, value).toString().startsWith(wanted.toString());
            case EW -> text(attribute, value).toString().endsWith(wanted.toString());
        };
    }

    @SuppressWarnings("unchecked")
    private Optional<Integer> order(JsonNode value) {
        return comparable(value)
                .map(present -> present instanceof String text
                        ? Unicode.compare(text, wanted.toString())
                        : ((Comparable<Object>) present).compareTo(wanted));
    }

    private Optional<Comparable<?>> comparable(JsonNode value) {
        if (attribute.type() == Type.BOOLEAN) {
            boolean stated = value.isBoolean() || attribute.name().equals("primary");
            return stated ? Optional.of(value.asBoolean(false)) : Optional.empty();
        }
        return switch (attribute.type()) {
            case INTEGER, DECIMAL -> value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
            case DATETIME -> DateTimes.parse(value.asString("")).map(OffsetDateTime::toInstant);
            default -> value.isValueNode() ? Optional.of(text(attribute, value)) : Optional.empty();
        };
    }

    static InvalidScim wrong(Comparison comparison, String reason) {
        return new InvalidScim(
                ScimErrorType.INVALID_FILTER, "%s: %s %s".formatted(comparison, comparison.path(), reason));
    }
}
