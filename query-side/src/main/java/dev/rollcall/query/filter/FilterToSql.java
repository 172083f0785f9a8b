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
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.filter.Column.Absent;
import dev.rollcall.query.filter.Column.Elements;
import dev.rollcall.query.filter.Column.Whole;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles a filter into one WHERE condition. Whatever a filter says is a bind value; an attribute that is unknown or
 * cannot be searched is an error, never an empty answer: the IdP would create a duplicate.
 */
public final class FilterToSql {
    private final ResourceType type;
    private final Columns columns;
    private final List<ResourceType> beside;

    /** @param beside other types in the same list, whose attributes are known though this type has them not */
    public FilterToSql(ResourceType type, Columns columns, List<ResourceType> beside) {
        this.type = type;
        this.columns = columns;
        this.beside = beside;
    }

    public Sql where(Filter filter) {
        return compile(filter, this::column);
    }

    private Sql compile(Filter filter, Function<AttributePath, Column> resolve) {
        return switch (filter) {
            case And both ->
                compile(both.left(), resolve)
                        .then("AND")
                        .then(compile(both.right(), resolve))
                        .inParentheses();
            case Or either ->
                compile(either.left(), resolve)
                        .then("OR")
                        .then(compile(either.right(), resolve))
                        .inParentheses();
            case Not not ->
                compile(not.negated(), resolve)
                        .inParentheses()
                        .then("IS NOT TRUE")
                        .inParentheses();
            case Present present -> present(resolve.apply(present.path()), present.path());
            case Comparison comparison -> comparison(resolve.apply(comparison.path()), comparison);
            case ValuePath elements -> elements(elements);
        };
    }

    private Sql elements(ValuePath path) {
        return switch (column(path.path())) {
            case Absent _ -> Sql.FALSE;
            case Elements elements -> elements(elements, path);
            case Whole whole ->
                Conditions.present(whole)
                        .then("AND")
                        .then(compile(path.element(), inner -> column(part(path.path(), inner))))
                        .inParentheses();
            default -> throw invalid(path.path() + " is not complex; compare it without brackets");
        };
    }

    private Sql elements(Elements elements, ValuePath path) {
        var suited = new Valued(AttributePath::name).by(path.element()) ? elements : whole(elements);
        return suited.some().apply(compile(path.element(), inner -> sub(suited, path.path(), inner)));
    }

    private static Elements whole(Elements elements) {
        return elements.whole() == null ? elements : elements.whole();
    }

    private Column sub(Elements elements, AttributePath outer, AttributePath inner) {
        var sub = Objects.requireNonNull(target(part(outer, inner)).sub());
        return elements.sub().apply(sub.name());
    }

    /** The whole path of one that stands in brackets. */
    private AttributePath part(AttributePath outer, AttributePath inner) {
        if (inner.schema() != null) {
            throw unknown(inner);
        }
        var path = new AttributePath(outer.schema(), outer.name(), inner.name());
        if (inner.sub() != null || target(path).sub() == null) {
            throw unknown(path);
        }
        return path;
    }

    /** A complex attribute without a sub-attribute means its {@code value} (RFC 7644 §3.4.2.2, and Ping sends it). */
    private Column column(AttributePath path) {
        if (find(type, path).isEmpty()
                && !type.isAmbiguous(path)
                && beside.stream().anyMatch(other -> find(other, path).isPresent())) {
            return new Absent();
        }
        var target = target(path);
        return columns.of(target)
                .orElseThrow(() -> invalid(path + " cannot be searched; filter by userName, externalId, id or e-mail"));
    }

    private Target target(AttributePath path) {
        return find(type, path).orElseThrow(() -> unknown(path));
    }

    private static Optional<Target> find(ResourceType type, AttributePath path) {
        return type.find(path).filter(target -> target.attribute() != null);
    }

    private Sql present(Column column, AttributePath path) {
        if (!(column instanceof Elements elements)) {
            return Conditions.present(column);
        }
        return target(path).sub() == null ? whole(elements).some().apply(Sql.TRUE) : some(elements, new Present(path));
    }

    private Sql comparison(Column column, Comparison comparison) {
        if (!(column instanceof Elements elements)) {
            return Conditions.compare(column, comparison);
        }
        if (comparison.value().isNull()) {
            return Conditions.compareWithNull(present(column, comparison.path()), comparison);
        }
        boolean different = comparison.operator() == Operator.NE;
        var operator = different ? Operator.EQ : comparison.operator();
        var some = some(elements, new Comparison(comparison.path(), operator, comparison.value()));
        return different ? some.inParentheses().then("IS NOT TRUE").inParentheses() : some;
    }

    private Sql some(Elements elements, Filter condition) {
        var suited = new Valued(this::part).by(condition) ? elements : whole(elements);
        return suited.some().apply(compile(condition, path -> suited.sub().apply(part(path))));
    }

    /** Which part of an element a path outside of brackets names. */
    private String part(AttributePath path) {
        var sub = target(path).sub();
        return sub == null ? "value" : sub.name();
    }

    private InvalidScim unknown(AttributePath path) {
        if (type.isAmbiguous(path)) {
            return invalid("%s is an attribute of several extensions; write the URN of the one you mean before it"
                    .formatted(path));
        }
        var types = Stream.concat(Stream.of(type), beside.stream())
                .map(ResourceType::name)
                .collect(Collectors.joining(" or "));
        return invalid("%s is no attribute of %s".formatted(path, types));
    }

    private static InvalidScim invalid(String detail) {
        return new InvalidScim(ScimErrorType.INVALID_FILTER, detail);
    }
}
