package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.filter.Sort.Direction;
import dev.rollcall.query.reading.Following;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as SQL: its condition, its order and the part that is asked for. Equal values are ordered by id; who has no value
 * stands last, first when descending (RFC 7644 §3.4.2.3), as PostgreSQL has it by itself.
 */
public final class ListSql {
    /** The column in which a row brings what it is sorted by. */
    public static final String SORTED = "sorted";

    private final FilterToSql filters;
    private final String id;
    private final Listing listing;
    private final @Nullable SortKey key;

    public ListSql(Source source, Listing listing) {
        this(source, List.of(), listing, key(source, listing.sort()));
    }

    private static @Nullable SortKey key(Source source, @Nullable Sort sort) {
        return sort == null
                ? null
                : SortKey.of(source.type(), source.columns(), sort.by())
                        .orElseThrow(() -> SortKey.refused("sortBy \"%s\" is no attribute of %s"
                                .formatted(sort.by(), source.type().name())));
    }

    /** @param beside other types in the same list */
    ListSql(Source source, List<ResourceType> beside, Listing listing, @Nullable SortKey key) {
        this.filters = new FilterToSql(source.type(), source.columns(), beside);
        this.id = source.id();
        this.listing = listing;
        this.key = key;
    }

    /** A piece of a SELECT list. */
    public String sorted() {
        return key == null ? ", NULL AS " + SORTED : ", cast(%s AS text) AS %s".formatted(key.expression(), SORTED);
    }

    /** Which resources there are in all. */
    public Sql where() {
        return listing.filter() == null ? Sql.TRUE : filters.where(listing.filter());
    }

    /** What stands behind a WHERE that binds the organization: condition, order and limit, one row more than asked for. */
    public Sql part() {
        var rows = beginning(listing.slice().count() + 1);
        return listing.slice() instanceof Page page ? rows.then("OFFSET ?", page.offset()) : rows;
    }

    /** As {@link #part}, from the beginning or from behind the mark. */
    Sql beginning(int rows) {
        var condition = listing.slice() instanceof Following following && following.after() != null
                ? where().then("AND").then(after(following.after()))
                : where();
        return Sql.of("AND").then(condition).then("ORDER BY " + order() + " LIMIT ?", rows);
    }

    private String order() {
        return key == null ? id : "%s%s, %s".formatted(key.expression(), descending() ? " DESC" : "", id);
    }

    private boolean descending() {
        return listing.sort() != null && listing.sort().direction() == Direction.DESCENDING;
    }

    private Sql after(Mark mark) {
        var laterId = Sql.of(id + " > ?", mark.id());
        if (key == null) {
            return laterId;
        }
        var expression = key.expression();
        var absent = Sql.of("(" + expression + " IS NULL)");
        if (mark.sorted() == null) {
            var rest = absent.then("AND").then(laterId).inParentheses();
            return descending()
                    ? rest.then("OR (" + expression + " IS NOT NULL)").inParentheses()
                    : rest;
        }
        var bound = "cast(? AS %s)".formatted(key.type());
        var later = Sql.of("%s %s %s".formatted(expression, descending() ? "<" : ">", bound), mark.sorted())
                .then("OR (" + expression + " = " + bound + " AND", mark.sorted())
                .then(laterId)
                .then(")");
        return (descending() ? later : later.then("OR").then(absent)).inParentheses();
    }
}
