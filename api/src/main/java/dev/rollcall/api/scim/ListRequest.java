package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.Sort;
import dev.rollcall.query.filter.Sort.Direction;
import dev.rollcall.query.reading.Following;
import dev.rollcall.query.reading.Page;
import dev.rollcall.query.reading.Past;
import dev.rollcall.query.reading.Slice;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a list is to show (RFC 7644 §3.4.2, RFC 9865).
 *
 * @param scope what a cursor of this list is good for
 */
public record ListRequest(Listing listing, AttributeSelection selection, String scope) {
    /** The most resources of one page; by index, more may be asked for and are not given. */
    public static final int MAX_RESULTS = 200;

    static final int DEFAULT_RESULTS = 100;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,100}");
    private static final BigInteger LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Integer.MAX_VALUE);

    static ListRequest of(ScimQuery query, ScimAccess access, String endpoint, Cursors cursors) {
        var filter = filter(query, access, endpoint);
        var sort = sort(query);
        var scope = String.join(
                "\n",
                access.organization().toString(),
                String.valueOf(access.origin().connection()),
                endpoint,
                Past.position().map(position -> "as of " + position).orElse(""),
                String.valueOf(filter),
                String.valueOf(sort),
                query.find("attributes").orElse(""),
                query.find("excludedAttributes").orElse(""));
        return new ListRequest(new Listing(filter, sort, slice(query, scope, cursors)), selection(query), scope);
    }

    public static AttributeSelection selection(ScimQuery query) {
        return AttributeSelection.of(
                query.find("attributes").orElse(null),
                query.find("excludedAttributes").orElse(null));
    }

    private static @Nullable Filter filter(ScimQuery query, ScimAccess access, String endpoint) {
        return query.find("filter")
                .map(filter -> Aliases.of(access.dialect(), FilterParser.parse(filter)))
                .map(new References(access.baseUrl(), listed(access, endpoint))::in)
                .orElse(null);
    }

    /** @param endpoint empty for all */
    private static List<ResourceType> listed(ScimAccess access, String endpoint) {
        return access.types().all().stream()
                .filter(type -> endpoint.isEmpty() || type.endpoint().equals(endpoint))
                .toList();
    }

    /** An order that is none is refused also where nothing is sorted. */
    private static @Nullable Sort sort(ScimQuery query) {
        var direction = direction(
                query.find("sortOrder").filter(order -> !order.isBlank()).orElse("ascending"));
        return query.find("sortBy")
                .filter(by -> !by.isBlank())
                .map(by -> new Sort(AttributePath.parse(by.strip()), direction))
                .orElse(null);
    }

    private static Direction direction(String order) {
        return switch (order.toLowerCase(Locale.ROOT)) {
            case "ascending" -> Direction.ASCENDING;
            case "descending" -> Direction.DESCENDING;
            default ->
                throw new InvalidScim(
                        ScimErrorType.INVALID_VALUE,
                        "sortOrder is \"%s\"; send ascending or descending".formatted(order));
        };
    }

    private static Slice slice(ScimQuery query, String scope, Cursors cursors) {
        var cursor = query.find("cursor");
        if (cursor.isEmpty()) {
            int start = number(query, "startIndex", 1);
            int count = number(query, "count", DEFAULT_RESULTS);
            return new Page(Math.max(1, start), Math.clamp(count, 0, MAX_RESULTS));
        }
        if (query.has("startIndex")) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "startIndex and cursor exclude each other; send one of them");
        }
        int count = exactCount(query);
        return new Following(cursor.get().isEmpty() ? null : cursors.read(cursor.get(), scope, count), count);
    }

    /** With cursors the count must be kept (RFC 9865 §2.1), so it is not cut either. */
    private static int exactCount(ScimQuery query) {
        var text = query.find("count").orElse(String.valueOf(DEFAULT_RESULTS));
        int count = WHOLE_NUMBER.matcher(text).matches() ? whole(text) : Integer.MAX_VALUE;
        if (count < 0 || count > MAX_RESULTS) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_COUNT,
                    "count is \"%s\"; with a cursor send a whole number from 0 to %d".formatted(text, MAX_RESULTS));
        }
        return count;
    }

    private static int number(ScimQuery query, String name, int otherwise) {
        return query.find(name).map(text -> number(name, text)).orElse(otherwise);
    }

    private static int number(String name, String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "%s is \"%s\"; send a whole number".formatted(name, text));
        }
        return whole(text);
    }

    private static int whole(String text) {
        return new BigInteger(text).max(LEAST).min(GREATEST).intValue();
    }
}
