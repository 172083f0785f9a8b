package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.filter.Sort.Direction;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several types in one list (RFC 7644 §3.4.2.1), by what the list is sorted by and then by id, which is the order of
 * creation. Of each type no more is read than the list could show of it.
 */
public final class RootSql {
    private final List<Source> sources;
    private final Listing listing;
    private final @Nullable SortKey key;

    public RootSql(List<Source> sources, Listing listing) {
        this.sources = sources;
        this.listing = listing;
        this.key = listing.sort() == null ? null : key(listing.sort().by());
    }

    private SortKey key(AttributePath path) {
        var keys =
                sources.stream().flatMap(source -> key(source, path).stream()).toList();
        if (keys.isEmpty()) {
            throw SortKey.refused("sortBy \"%s\" is no attribute of any resource".formatted(path));
        }
        if (keys.stream().map(SortKey::type).distinct().count() > 1) {
            throw SortKey.refused("sortBy \"%s\" is not the same in all resources; ask for one type".formatted(path));
        }
        return keys.getFirst();
    }

    private static Optional<SortKey> key(Source source, AttributePath path) {
        return SortKey.of(source.type(), source.columns(), path);
    }

    /** Rows of type, id and {@link ListSql#SORTED}, one more than asked for. */
    public Sql part() {
        int count = listing.slice().count() + 1;
        int offset = listing.slice() instanceof Page page ? page.offset() : 0;
        int most = (int) Math.min((long) offset + count, Integer.MAX_VALUE);
        return Sql.of("SELECT type, id, cast(key AS text) AS " + ListSql.SORTED + " FROM (")
                .then(each(source -> arm(source, most), "UNION ALL"))
                .then(") AS found ORDER BY " + order() + " LIMIT ? OFFSET ?", count, offset);
    }

    private Sql arm(Source source, int most) {
        return Sql.of("(SELECT '%s' AS type, %s AS id, %s AS key FROM"
                        .formatted(source.type().name(), source.id(), expression(source)))
                .then(source.rows())
                .then(list(source).beginning(most))
                .then(")");
    }

    private String expression(Source source) {
        var own = keyOf(source);
        return own == null ? "NULL" : own.expression();
    }

    private @Nullable SortKey keyOf(Source source) {
        return key == null || listing.sort() == null
                ? null
                : key(source, listing.sort().by()).orElseGet(key::absent);
    }

    private ListSql list(Source source) {
        List<ResourceType> beside = sources.stream()
                .filter(other -> !other.equals(source))
                .map(Source::type)
                .toList();
        return new ListSql(source, beside, listing, keyOf(source));
    }

    private String order() {
        if (key == null || listing.sort() == null) {
            return "id";
        }
        return "key%s%s, id"
                .formatted(
                        key.type().equals("text") ? " COLLATE \"C\"" : "",
                        listing.sort().direction() == Direction.DESCENDING ? " DESC" : "");
    }

    /** How many resources there are in all. */
    public Sql count() {
        return Sql.of("SELECT").then(each(this::count, "+"));
    }

    private Sql count(Source source) {
        return Sql.of("(SELECT count(*) FROM")
                .then(source.rows())
                .then("AND")
                .then(list(source).where())
                .then(")");
    }

    private Sql each(Function<Source, Sql> part, String between) {
        BinaryOperator<Sql> joined = (one, other) -> one.then(between).then(other);
        return sources.stream().map(part).reduce(joined).orElseThrow();
    }
}
