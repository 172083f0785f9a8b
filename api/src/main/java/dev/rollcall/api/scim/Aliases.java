package dev.rollcall.api.scim;

import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;

/** A filter with the attribute names that a dialect writes replaced by those that it means. */
final class Aliases {
    private Aliases() {}

    static Filter of(Dialect dialect, Filter filter) {
        return switch (filter) {
            case And both -> new And(of(dialect, both.left()), of(dialect, both.right()));
            case Or either -> new Or(of(dialect, either.left()), of(dialect, either.right()));
            case Not not -> new Not(of(dialect, not.negated()));
            case Comparison comparison ->
                new Comparison(dialect.filterAttribute(comparison.path()), comparison.operator(), comparison.value());
            case Present present -> new Present(dialect.filterAttribute(present.path()));
            case ValuePath path -> new ValuePath(dialect.filterAttribute(path.path()), path.element());
        };
    }
}
