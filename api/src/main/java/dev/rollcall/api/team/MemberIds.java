package dev.rollcall.api.team;

import dev.rollcall.kernel.scim.CoreSchema;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads ids of members from the forms in which IdPs write them. */
final class MemberIds {
    static final int MAX_MEMBERS = 100_000;

    private MemberIds() {}

    /** The {@code members} of a body, in any letter case; empty where the body names none. */
    static Optional<List<String>> inBody(ObjectNode body) {
        return CoreSchema.unfolded(ResourceType.GROUP, body).properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("members"))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(MemberIds::of);
    }

    /**
     * A list of {@code {"value": id}}, one such object, or a bare id. Nulls, also as a value, come from Ping and name
     * nobody: where there is nothing else the answer is empty, which is not the empty list.
     */
    static Optional<List<String>> of(JsonNode value) {
        var ids = new ArrayList<String>();
        (value.isArray() ? value.valueStream() : Stream.of(value))
                .filter(element -> !field(element, "value").orElse(element).isNull())
                .forEach(element -> ids.add(id(element)));
        requireFew(ids.size());
        boolean emptyList = value.isArray() && value.isEmpty();
        return ids.isEmpty() && !emptyList ? Optional.empty() : Optional.of(ids);
    }

    /** As {@link #of}, of a value that need not be there; what names nobody is passed over. */
    static Set<String> namedIn(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value))
                .map(element -> field(element, "value").orElse(element).asString(""))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    static void requireFew(int members) {
        if (members > MAX_MEMBERS) {
            throw new InvalidScim(
                    ScimErrorType.TOO_MANY,
                    "members has %d values; at most %d are accepted in one request".formatted(members, MAX_MEMBERS));
        }
    }

    private static String id(JsonNode element) {
        var value = element.isObject() ? field(element, "value").orElse(NullNode.getInstance()) : element;
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "members holds %s; send {\"value\": \"<user id>\"}".formatted(element));
        }
        return isGroup(element) ? "Group " + value.stringValue() : value.stringValue();
    }

    /** Teams hold no teams: what names one is the id of no user, whatever its value is. */
    private static boolean isGroup(JsonNode element) {
        return field(element, "type")
                .map(type -> type.asString("").equalsIgnoreCase("Group"))
                .orElse(false);
    }

    private static Optional<JsonNode> field(JsonNode member, String name) {
        return member.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isEqual(Comparison comparison, String attribute) {
        var path = comparison.path();
        return comparison.operator() == Operator.EQ
                && comparison.value().isString()
                && path.schema() == null
                && path.sub() == null
                && path.name().equalsIgnoreCase(attribute);
    }

    /** Which all members are. */
    private static boolean isOfUsers(Filter filter) {
        return filter instanceof Comparison equal
                && isEqual(equal, "type")
                && equal.value().asString().equalsIgnoreCase("User");
    }

    /**
     * Those whom {@code members[value eq "id"]} names, also several joined by {@code or}, also with
     * {@code and type eq "User"}; empty for a filter that names nobody.
     */
    static Optional<List<String>> namedBy(Filter filter) {
        return switch (filter) {
            case Or either ->
                namedBy(either.left())
                        .flatMap(some -> namedBy(either.right())
                                .map(others -> Stream.concat(some.stream(), others.stream())
                                        .toList()));
            case And both when isOfUsers(both.right()) -> namedBy(both.left());
            case And both when isOfUsers(both.left()) -> namedBy(both.right());
            case Comparison equal
            when isEqual(equal, "value") -> Optional.of(List.of(equal.value().asString()));
            default -> Optional.empty();
        };
    }
}
