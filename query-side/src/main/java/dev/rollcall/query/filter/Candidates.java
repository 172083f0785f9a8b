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
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

    /** Their ids, some perhaps twice, one way or another; none where no index leads to them. */
    public List<Sql> of(Filter filter) {
        return of(filter, path -> path);
    }

    /** @param full makes of a path within brackets the whole one */
    private List<Sql> of(Filter filter, UnaryOperator<AttributePath> full) {
        return switch (filter) {
            case And both ->
                Stream.concat(of(both.left(), full).stream(), of(both.right(), full).stream())
                        .toList();
            case Or either ->
                of(either.left(), full).stream()
                        .limit(1)
                        .flatMap(left ->
                                of(either.right(), full).stream().limit(1).map(right -> union(left, right)))
                        .toList();
            case ValuePath elements -> of(elements.element(), inner -> within(elements.path(), inner));
            case Comparison comparison ->
                type
                        .find(full.apply(comparison.path()))
                        .filter(target -> target.attribute() != null)
                        .flatMap(target -> columns.candidates(target, comparison))
                        .stream()
                        .toList();
            case Not _, Present _ -> List.of();
        };
    }

    private static Sql union(Sql left, Sql right) {
        return left.inParentheses().then("UNION ALL").then(right.inParentheses());
    }

    private static AttributePath within(AttributePath outer, AttributePath inner) {
        return new AttributePath(outer.schema(), outer.name(), inner.name());
    }
}
