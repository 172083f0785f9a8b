package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
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
import dev.rollcall.query.reading.Slice;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list (RFC 7644 §3.4.2, RFC 9865). Unknown ones are ignored: Entra's Tenant URL may carry a flag.
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

    static ListRequest of(Map<String, String> parameters, ScimAccess access, ResourceType type, Cursors cursors) {
        var filter = filter(parameters, access);
        var sort = sort(parameters);
        var scope = String.join(
                "\n", access.organization().toString(), type.name(), String.valueOf(filter), String.valueOf(sort));
        return new ListRequest(
                new Listing(filter, sort, slice(parameters, scope, cursors)), selection(parameters), scope);
    }

    public static AttributeSelection selection(Map<String, String> parameters) {
        return AttributeSelection.of(parameters.get("attributes"), parameters.get("excludedAttributes"));
    }

    private static @Nullable Filter filter(Map<String, String> parameters, ScimAccess access) {
        var filter = parameters.get("filter");
        return filter == null || filter.isBlank() ? null : Aliases.of(access.dialect(), FilterParser.parse(filter));
    }

    private static @Nullable Sort sort(Map<String, String> parameters) {
        var by = parameters.get("sortBy");
        return by == null || by.isBlank()
                ? null
                : new Sort(
                        AttributePath.parse(by.strip()), direction(parameters.getOrDefault("sortOrder", "ascending")));
    }

    private static Direction direction(String order) {
        return switch (order) {
            case "ascending" -> Direction.ASCENDING;
            case "descending" -> Direction.DESCENDING;
            default ->
                throw new InvalidScim(
                        ScimErrorType.INVALID_VALUE,
                        "sortOrder is \"%s\"; send ascending or descending".formatted(order));
        };
    }

    private static Slice slice(Map<String, String> parameters, String scope, Cursors cursors) {
        var cursor = parameters.get("cursor");
        if (cursor == null) {
            int start = number(parameters, "startIndex", 1);
            int count = number(parameters, "count", DEFAULT_RESULTS);
            return new Page(Math.max(1, start), Math.clamp(count, 0, MAX_RESULTS));
        }
        if (parameters.containsKey("startIndex")) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "startIndex and cursor exclude each other; send one of them");
        }
        int count = exactCount(parameters);
        return new Following(cursor.isEmpty() ? null : cursors.read(cursor, scope, count), count);
    }

    /** With cursors the count must be kept (RFC 9865 §2.1), so it is not cut either. */
    private static int exactCount(Map<String, String> parameters) {
        var text = parameters.getOrDefault("count", String.valueOf(DEFAULT_RESULTS));
        int count = WHOLE_NUMBER.matcher(text).matches() ? whole(text) : Integer.MAX_VALUE;
        if (count > MAX_RESULTS) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_COUNT,
                    "count is \"%s\"; with a cursor send a whole number from 0 to %d".formatted(text, MAX_RESULTS));
        }
        return Math.max(0, count);
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        var text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
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
