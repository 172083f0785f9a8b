package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.filter.Sort.Direction;
import dev.rollcall.query.reading.Following;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Sql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list as SQL: its condition, its order and the part that is asked for. Equal values are ordered by id; who has no value
 * stands last, first when descending (RFC 7644 §3.4.2.3), as PostgreSQL has it by itself.
 */
public final class ListSql {
    /** The column in which a row brings what it is sorted by. */
    public static final String SORTED = "sorted";

    private final ResourceType type;
    private final Columns columns;
    private final String id;
    private final Listing listing;
    private final @Nullable SortKey key;

    /** @param id the column of the resource's id */
    public ListSql(ResourceType type, Columns columns, String id, Listing listing) {
        this.type = type;
        this.columns = columns;
        this.id = id;
        this.listing = listing;
        this.key = listing.sort() == null ? null : key(listing.sort().by());
    }

    private SortKey key(AttributePath path) {
        var target = type.find(path)
                .filter(found -> found.attribute() != null)
                .orElseThrow(() -> refused("sortBy \"%s\" is no attribute of %s".formatted(path, type.name())));
        var column = columns.of(target)
                .orElseThrow(() -> refused("sortBy \"%s\": this attribute cannot be sorted by".formatted(path)));
        var leaf = Objects.requireNonNull(target.leaf());
        if (leaf.complex() && leaf.sub("value").isEmpty()) {
            throw refused("sortBy \"%s\" is complex; name one of its sub-attributes".formatted(path));
        }
        return SortKey.of(column, target.sub() == null ? "value" : target.sub().name());
    }

    private static InvalidScim refused(String detail) {
        return new InvalidScim(ScimErrorType.INVALID_VALUE, detail);
    }

    /** A piece of a SELECT list. */
    public String sorted() {
        return key == null ? ", NULL AS " + SORTED : ", cast(%s AS text) AS %s".formatted(key.expression(), SORTED);
    }

    /** Which resources there are in all. */
    public Sql where() {
        return listing.filter() == null ? Sql.TRUE : new FilterToSql(type, columns).where(listing.filter());
    }

    /** What stands behind a WHERE that binds the organization: condition, order and limit, one row more than asked for. */
    public Sql part() {
        return switch (listing.slice()) {
            case Page page -> ordered(where()).then("OFFSET ?", page.offset());
            case Following following
            when following.after() != null -> ordered(where().then("AND").then(after(following.after())));
            case Following _ -> ordered(where());
        };
    }

    private Sql ordered(Sql condition) {
        return Sql.of("AND")
                .then(condition)
                .then("ORDER BY " + order() + " LIMIT ?", listing.slice().count() + 1);
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
