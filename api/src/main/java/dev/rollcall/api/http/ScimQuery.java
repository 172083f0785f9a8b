package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a request asks for beside its path, by query or by the body of a search (RFC 7644 §3.4.2, §3.4.3, §3.9). Names are
 * understood in any letter case: a filter that is overlooked would return everything. Others are ignored; Entra's Tenant
 * URL may carry a flag.
 */
public record ScimQuery(Map<String, String> values) {
    public static final ScimQuery NONE = new ScimQuery(Map.of());

    private static final List<String> LISTS = List.of("attributes", "excludedAttributes");
    private static final List<String> SCALARS =
            List.of("filter", "sortBy", "sortOrder", "startIndex", "count", "cursor");

    static ScimQuery of(Map<String, String[]> parameters) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parameters.forEach((written, all) -> known(written).ifPresent(name -> {
            for (String value : all) {
                values.merge(name, value, (one, other) -> both(name, one, other));
            }
        }));
        return new ScimQuery(values);
    }

    /** The name as we write it; empty for a parameter that SCIM does not know. */
    public static Optional<String> known(String written) {
        return Stream.concat(LISTS.stream(), SCALARS.stream())
                .filter(name -> name.equalsIgnoreCase(written))
                .findFirst();
    }

    private static String both(String name, String one, String other) {
        if (LISTS.contains(name)) {
            return one + "," + other;
        }
        throw new InvalidScim(
                ScimErrorType.INVALID_VALUE,
                "%s stands twice in the query, as \"%s\" and \"%s\"; send it once".formatted(name, one, other));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
