package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import java.util.function.Function;

/**
 * Whether a condition holds only for elements that have a {@code value}: then an index of values is all that is asked.
 *
 * @param part which part of an element a path names
 */
record Valued(Function<AttributePath, String> part) {
    boolean by(Filter element) {
        return switch (element) {
            case And both -> by(both.left()) || by(both.right());
            case Or either -> by(either.left()) && by(either.right());
            case Not _, ValuePath _ -> false;
            case Present present -> isValue(present.path());
            case Comparison comparison -> isValue(comparison.path()) && needsSome(comparison);
        };
    }

    private boolean isValue(AttributePath path) {
        return part.apply(path).equalsIgnoreCase("value");
    }

    private static boolean needsSome(Comparison comparison) {
        return comparison.value().isNull() == (comparison.operator() == Operator.NE);
    }
}
