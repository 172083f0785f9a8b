package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.query.filter.Sort.Direction;
import dev.rollcall.query.reading.Following;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list as SQL: its condition, its order and the part that is asked for. Equal values are ordered by id; who has no value
 * stands last, first when descending (RFC 7644 §3.4.2.3), as PostgreSQL has it by itself.
 */
public final class ListSql {
    /** The column in which a row brings what it is sorted by. */
    public static final String SORTED = "sorted";

    private final Source source;
    private final Listing listing;
    private final Sql where;
    private final @Nullable SortKey key;
    private final boolean required;

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
        this.source = source;
        this.listing = listing;
        this.where = listing.filter() == null
                ? Sql.TRUE
                : new FilterToSql(source.type(), source.columns(), beside).where(listing.filter());
        this.key = key;
        this.required = listing.sort() != null
                && source.type()
                        .find(listing.sort().by())
                        .filter(ListSql::isInAll)
                        .isPresent();
    }

    /** Whether every resource has a value: an element or an extension may be missing as a whole. */
    private static boolean isInAll(Target target) {
        var attribute = target.attribute();
        return target.extension() == null && target.sub() == null && attribute != null && attribute.required();
    }

    private ListSql(ListSql whole, Sql where) {
        this.source = whole.source;
        this.listing = whole.listing;
        this.where = where;
        this.key = whole.key;
        this.required = whole.required;
    }

    /**
     * The ids of some resources among which all of the list are, one way or another; none where no index leads to them, or
     * where one leads to the page itself.
     */
    public List<Sql> candidates() {
        var filter = listing.filter();
        if (filter == null || byIds().isPresent()) {
            return List.of();
        }
        return selected().map(List::of).orElseGet(() -> new Candidates(source.type(), source.columns()).of(filter));
    }

    /** The ids of all resources of the list, each once; empty where indexes do not tell them. */
    public Optional<Sql> selected() {
        return Optional.ofNullable(listing.filter()).flatMap(new Selected(source.type(), source.columns())::of);
    }

    /** The same where the list is in the order of its ids, so that a page of it is told by them. */
    private Optional<Sql> byIds() {
        return key == null ? selected() : Optional.empty();
    }

    /** The same list, looked for among these alone. */
    public ListSql among(List<UUID> ids) {
        return new ListSql(
                this,
                Sql.of(source.id() + " = ANY (cast(? AS uuid[])) AND", Sql.array(ids))
                        .then(where));
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
        int rows = listing.slice().count() + 1;
        return byIds().map(ids -> ordered(in(page(ids, rows)), rows)).orElseGet(() -> met(rows));
    }

    /** The ids of the page alone, of which only then rows are read. */
    private Sql page(Sql ids, int rows) {
        var all = Sql.of("SELECT id FROM").then(ids.inParentheses()).then("AS selected (id)");
        return switch (listing.slice()) {
            case Page page -> all.then("ORDER BY id OFFSET ? LIMIT ?", page.offset(), rows);
            case Following following
            when following.after() != null ->
                all.then("WHERE id > ? ORDER BY id LIMIT ?", following.after().id(), rows);
            case Following _ -> all.then("ORDER BY id LIMIT ?", rows);
        };
    }

    private Sql in(Sql ids) {
        return Sql.of(source.id() + " IN").then(ids.inParentheses());
    }

    /** In the order of the list, until it is complete. */
    private Sql met(int rows) {
        return switch (listing.slice()) {
            case Page page
            when listing.filter() == null && key == null && page.offset() > 0 -> ordered(from(page), rows);
            case Page page -> beginning(rows).then("OFFSET ?", page.offset());
            case Following _ -> beginning(rows);
        };
    }

    /** The first row of the page is found in the index of the ids alone; none of those before it is read. */
    private Sql from(Page page) {
        return Sql.of("%s >= (SELECT %1$s FROM".formatted(source.id()))
                .then(source.rows())
                .then("ORDER BY " + source.id() + " OFFSET ? LIMIT 1)", page.offset());
    }

    /** As {@link #part}, from the beginning or from behind the mark. */
    Sql beginning(int rows) {
        return listing.slice() instanceof Following following && following.after() != null
                ? ordered(where.then("AND").then(after(following.after())), rows)
                : ordered(where, rows);
    }

    private Sql ordered(Sql condition, int rows) {
        return Sql.of("AND").then(condition).then("ORDER BY " + order() + " LIMIT ?", rows);
    }

    private String order() {
        return key == null
                ? source.id()
                : "%s%s, %s".formatted(key.expression(), descending() ? " DESC" : "", source.id());
    }

    private boolean descending() {
        return listing.sort() != null && listing.sort().direction() == Direction.DESCENDING;
    }

    private Sql after(Mark mark) {
        var laterId = Sql.of(source.id() + " > ?", mark.id());
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
