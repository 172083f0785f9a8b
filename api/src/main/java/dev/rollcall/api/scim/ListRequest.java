package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Page;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a list (RFC 7644 §3.4.2). Unknown ones are ignored: Entra's Tenant URL may carry a flag. */
public record ListRequest(@Nullable Filter filter, Page page, AttributeSelection selection) {
    /** The most resources of one page; more may be asked for and are not given. */
    public static final int MAX_RESULTS = 200;

    private static final int DEFAULT_RESULTS = 100;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,100}");
    private static final BigInteger LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Integer.MAX_VALUE);

    public static ListRequest of(Map<String, String> parameters, ScimAccess access) {
        var filter = parameters.get("filter");
        int start = number(parameters, "startIndex", 1);
        int count = number(parameters, "count", DEFAULT_RESULTS);
        return new ListRequest(
                filter == null || filter.isBlank() ? null : Aliases.of(access.dialect(), FilterParser.parse(filter)),
                new Page(Math.max(1, start), Math.clamp(count, 0, MAX_RESULTS)),
                selection(parameters));
    }

    public static AttributeSelection selection(Map<String, String> parameters) {
        return AttributeSelection.of(parameters.get("attributes"), parameters.get("excludedAttributes"));
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
        return new BigInteger(text).max(LEAST).min(GREATEST).intValue();
    }
}
