package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.filter.Sort.Direction;
import dev.rollcall.query.reading.Following;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final Sql ids;
    private final Listing listing;
    private final Sql where;
    private final @Nullable SortKey key;
    private final boolean required;

    /** @param id the column of the resource's id @param ids selects it from all resources of the type */
    public ListSql(ResourceType type, Columns columns, String id, Sql ids, Listing listing) {
        this.type = type;
        this.columns = columns;
        this.id = id;
        this.ids = ids;
        this.listing = listing;
        this.where = listing.filter() == null ? Sql.TRUE : new FilterToSql(type, columns).where(listing.filter());
        this.key = listing.sort() == null ? null : key(listing.sort().by());
        this.required = listing.sort() != null
                && type.find(listing.sort().by()).filter(ListSql::isInAll).isPresent();
    }

    /** Whether every resource has a value: an element or an extension may be missing as a whole. */
    private static boolean isInAll(Target target) {
        var attribute = target.attribute();
        return target.extension() == null && target.sub() == null && attribute != null && attribute.required();
    }

    private ListSql(ListSql whole, Sql where) {
        this.type = whole.type;
        this.columns = whole.columns;
        this.id = whole.id;
        this.ids = whole.ids;
        this.listing = whole.listing;
        this.where = where;
        this.key = whole.key;
        this.required = whole.required;
    }

    /** The ids of some resources among which all of the list are; empty where no index leads to them. */
    public Optional<Sql> candidates() {
        return Optional.ofNullable(listing.filter()).flatMap(new Candidates(type, columns)::of);
    }

    /** The same list, looked for among these alone. */
    public ListSql among(List<UUID> ids) {
        var array = ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        return new ListSql(
                this, Sql.of(id + " = ANY (cast(? AS uuid[])) AND", array).then(where));
    }

    private SortKey key(AttributePath path) {
        var target = type.find(path)
                .filter(found -> found.attribute() != null)
                .orElseThrow(() -> refused("sortBy \"%s\" is no attribute of %s".formatted(path, type.name())));
        var column = columns.of(target)
                .orElseThrow(() -> refused("sortBy \"%s\": this attribute cannot be sorted by".formatted(path)));
        if (column instanceof Column.Whole) {
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
        return where;
    }

    /** What stands behind a WHERE that binds the organization: condition, order and limit, one row more than asked for. */
    public Sql part() {
        return switch (listing.slice()) {
            case Page page when listing.filter() == null && key == null && page.offset() > 0 -> ordered(from(page));
            case Page page -> ordered(where).then("OFFSET ?", page.offset());
            case Following following
            when following.after() != null -> ordered(where.then("AND").then(after(following.after())));
            case Following _ -> ordered(where);
        };
    }

    /** The first row of the page is found in the index of the ids alone; none of those before it is read. */
    private Sql from(Page page) {
        return Sql.of(id + " >= (").then(ids).then("ORDER BY " + id + " OFFSET ? LIMIT 1)", page.offset());
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
        var absent = Sql.of("(" + key.expression() + " IS NULL)");
        if (mark.sorted() == null) {
            var rest = absent.then("AND").then(laterId).inParentheses();
            return descending()
                    ? rest.then("OR (" + key.expression() + " IS NOT NULL)").inParentheses()
                    : rest;
        }
        return descending() || required
                ? afterValue(mark.sorted(), laterId)
                : afterValue(mark.sorted(), laterId).then("OR").then(absent).inParentheses();
    }

    /** The first comparison is the one by which an index is entered where the page begins. */
    private Sql afterValue(String sorted, Sql laterId) {
        var compared = Objects.requireNonNull(key).expression() + (descending() ? " <" : " >");
        var bound = "cast(? AS %s)".formatted(key.type());
        return Sql.of("(%1$s= %2$s AND (%1$s %2$s OR".formatted(compared, bound), sorted, sorted)
                .then(laterId)
                .then("))");
    }
}
