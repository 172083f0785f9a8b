package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.ResourceType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Resources in an order, word for word after RFC 7644 §3.4.2.3; equal ones in the order of their ids. */
public record NaiveSort(ResourceType type, Named by, boolean descending) {
    public List<String> sorted(List<? extends JsonNode> resources) {
        Comparator<JsonNode> order = (left, right) -> compare(value(left), value(right));
        return resources.stream()
                .sorted((descending ? order.reversed() : order).thenComparing(NaiveSort::id))
                .map(NaiveSort::id)
                .toList();
    }

    private static String id(JsonNode resource) {
        return resource.path("id").stringValue();
    }

    /** Of the primary element that has one, else of the first that has. */
    private Optional<JsonNode> value(JsonNode resource) {
        var values = new Values(type, resource);
        var primary = values.wholes(by).stream()
                .map(whole -> whole.path("primary").asBoolean(false))
                .toList();
        var parts = values.parts(by);
        return Stream.of(true, false)
                .flatMap(wanted -> Stream.iterate(0, at -> at < parts.size(), at -> at + 1)
                        .filter(at -> primary.get(at).equals(wanted))
                        .map(parts::get))
                .map(part -> by.leaf().name().equals("primary") && part.isMissingNode() ? BooleanNode.FALSE : part)
                .filter(part -> !part.isMissingNode())
                .findFirst();
    }

    /** "Ordered last if ascending and first if descending": who has no value. */
    private int compare(Optional<JsonNode> left, Optional<JsonNode> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        return switch (by.leaf().type()) {
            case BOOLEAN ->
                Boolean.compare(left.get().booleanValue(), right.get().booleanValue());
            case INTEGER, DECIMAL ->
                left.get().decimalValue().compareTo(right.get().decimalValue());
            case DATETIME -> time(left.get()).compareTo(time(right.get()));
            default -> NaiveComparison.compare(text(left.get()), text(right.get()));
        };
    }

    private static Instant time(JsonNode value) {
        return OffsetDateTime.parse(value.stringValue()).toInstant();
    }

    private String text(JsonNode value) {
        return by.leaf().caseExact() ? value.stringValue() : NaiveComparison.folded(value.stringValue());
    }
}
