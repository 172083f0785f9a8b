package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.query.reading.Sql;
import java.util.Objects;
import java.util.Optional;

/** The resources that a filter selects, where indexes tell all of them and no resource has to be looked at. */
final class Selected {
    private final ResourceType type;
    private final Columns columns;

    Selected(ResourceType type, Columns columns) {
        this.type = type;
        this.columns = columns;
    }

    /** Their ids, each once; empty where indexes do not tell them. */
    Optional<Sql> of(Filter filter) {
        return switch (filter) {
            case And both -> both(both.left(), "INTERSECT", both.right());
            case Or either -> both(either.left(), "UNION", either.right());
            case Comparison comparison ->
                type.find(comparison.path())
                        .filter(target -> target.attribute() != null)
                        .flatMap(target -> columns.selected(target, comparison).map(ids -> each(target, ids)));
            case Not _, Present _, ValuePath _ -> Optional.empty();
        };
    }

    /** Two elements of one resource may be alike. */
    private static Sql each(Target target, Sql ids) {
        return Objects.requireNonNull(target.attribute()).multiValued()
                ? Sql.of("SELECT DISTINCT id FROM").then(ids.inParentheses()).then("AS element (id)")
                : ids;
    }

    private Optional<Sql> both(Filter left, String operator, Filter right) {
        return of(left).flatMap(one ->
                of(right).map(other -> one.inParentheses().then(operator).then(other.inParentheses())));
    }
}
