package dev.rollcall.api.calls;

import dev.rollcall.kernel.scim.Attribute.Mutability;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Unicode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A query as a person reads it: unescaped, of unknown parameters only the names, of a filter no value of an attribute
 * that no schema of ours has.
 */
final class ReadableQuery {
    private static final Set<String> PLAIN =
            Set.of("startIndex", "count", "attributes", "excludedAttributes", "sortBy", "sortOrder");
    private static final String HIDDEN = "…";
    private static final int SHOWN = 500;

    private ReadableQuery() {}

    static String of(String query, ResourceType type) {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter(parameter, type))
                .collect(Collectors.joining("&"));
    }

    /** The filter of a query, where there is one that can be read. */
    static Optional<Filter> filter(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith("filter="))
                .findFirst()
                .flatMap(parameter -> parsed(decoded(parameter.substring("filter=".length()))));
    }

    private static String parameter(String parameter, ResourceType type) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return Unicode.cut(decoded(parameter), SHOWN);
        }
        var name = Unicode.cut(decoded(parameter.substring(0, equals)), SHOWN);
        return name + "=" + value(name, decoded(parameter.substring(equals + 1)), type);
    }

    private static String value(String name, String value, ResourceType type) {
        if (name.equals("filter")) {
            return readable(value, type);
        }
        return PLAIN.contains(name) ? Unicode.cut(value, SHOWN) : HIDDEN;
    }

    /** A filter, without values of attributes that no schema has. */
    static String readable(String filter, ResourceType type) {
        return parsed(filter)
                .map(read -> Unicode.cut(known(read, type).toString(), SHOWN))
                .orElse(HIDDEN);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException misspelt) {
            return HIDDEN;
        }
    }

    static Optional<Filter> parsed(String filter) {
        try {
            return Optional.of(FilterParser.parse(filter));
        } catch (InvalidScim unreadable) {
            return Optional.empty();
        }
    }

    private static Filter known(Filter filter, ResourceType type) {
        return switch (filter) {
            case And both -> new And(known(both.left(), type), known(both.right(), type));
            case Or either -> new Or(known(either.left(), type), known(either.right(), type));
            case Not not -> new Not(known(not.negated(), type));
            case Comparison comparison when isKnown(comparison.path(), type) -> comparison;
            case Comparison comparison ->
                new Comparison(comparison.path(), comparison.operator(), JsonNodeFactory.instance.stringNode(HIDDEN));
            case Present present -> present;
            case ValuePath path when isKnown(path.path(), type) -> path;
            case ValuePath path -> new Present(path.path());
        };
    }

    /** Okta's {@code email} is an alias of ours. */
    private static boolean isKnown(AttributePath path, ResourceType type) {
        return path.name().equalsIgnoreCase("email")
                || type.find(path)
                        .map(ResourceType.Target::leaf)
                        .filter(attribute -> attribute.mutability() != Mutability.WRITEONLY)
                        .isPresent();
    }
}
