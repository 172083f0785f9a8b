package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.reading.Sql;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The resources among which all are that a filter selects, where an index leads to them before the filter itself is asked:
 * to what begins with a text or holds it. How many they are shows only when they are read.
 */
public final class Candidates {
    private final ResourceType type;
    private final Columns columns;

    public Candidates(ResourceType type, Columns columns) {
        this.type = type;
        this.columns = columns;
    }

    /** Their ids, some perhaps twice; empty where no index leads to them. */
    public Optional<Sql> of(Filter filter) {
        return of(filter, path -> path);
    }

    /** @param full makes of a path within brackets the whole one */
    private Optional<Sql> of(Filter filter, UnaryOperator<AttributePath> full) {
        return switch (filter) {
            case And both -> of(both.left(), full).or(() -> of(both.right(), full));
            case Or either ->
                of(either.left(), full).flatMap(left -> of(either.right(), full).map(right -> union(left, right)));
            case ValuePath elements -> of(elements.element(), inner -> within(elements.path(), inner));
            case Comparison comparison ->
                type.find(full.apply(comparison.path()))
                        .filter(target -> target.attribute() != null)
                        .flatMap(target -> columns.candidates(target, comparison));
            case Not _, Present _ -> Optional.empty();
        };
    }

    private static Sql union(Sql left, Sql right) {
        return left.inParentheses().then("UNION ALL").then(right.inParentheses());
    }

    private static AttributePath within(AttributePath outer, AttributePath inner) {
        return new AttributePath(outer.schema(), outer.name(), inner.name());
    }
}
