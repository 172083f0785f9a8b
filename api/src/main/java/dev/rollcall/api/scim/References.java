package dev.rollcall.api.scim;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.ResourceType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.StringNode;

/**
 * A filter that asks for the ids of resources where it asked for their URIs, {@code meta.location} and {@code $ref}. To eq
 * and ne a URI is the same however it is written, relative to the connector URL, with or without the version (RFC 7643
 * §2.3.7, §2.4); the other operators look at the text that is shown.
 *
 * @param types of the resources that are looked for
 */
public record References(String base, List<ResourceType> types) {
    private static final Pattern TO_THE_ROOT = Pattern.compile("^(?:\\.\\./|/)?(?:v2/)?");
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);

    public Filter in(Filter filter) {
        return switch (filter) {
            case And both -> new And(in(both.left()), in(both.right()));
            case Or either -> new Or(in(either.left()), in(either.right()));
            case Not not -> new Not(in(not.negated()));
            case Comparison comparison -> isOfText(comparison) ? in(comparison) : comparison;
            case Present present -> present;
            case ValuePath path -> in(path);
        };
    }

    private static boolean isOfText(Comparison comparison) {
        return comparison.value().isString() || comparison.value().isNumber();
    }

    private Filter in(Comparison comparison) {
        var path = comparison.path();
        return switch (core(path)) {
            case "meta.location" -> location(comparison);
            case "groups.$ref" ->
                of(ResourceType.GROUP, new AttributePath(path.schema(), path.name(), Attribute.VALUE), comparison);
            case "members.$ref" ->
                of(ResourceType.USER, new AttributePath(path.schema(), path.name(), Attribute.VALUE), comparison);
            default -> comparison;
        };
    }

    /** Of the one {@code meta} there is no other element, so brackets around it say nothing. */
    private Filter in(ValuePath path) {
        return switch (core(path.path())) {
            case "meta" -> in(within(path.path(), path.element()));
            case "groups" -> new ValuePath(path.path(), inElement(path.element(), ResourceType.GROUP));
            case "members" -> new ValuePath(path.path(), inElement(path.element(), ResourceType.USER));
            default -> path;
        };
    }

    private Filter inElement(Filter filter, ResourceType type) {
        return switch (filter) {
            case And both -> new And(inElement(both.left(), type), inElement(both.right(), type));
            case Or either -> new Or(inElement(either.left(), type), inElement(either.right(), type));
            case Not not -> new Not(inElement(not.negated(), type));
            case Comparison comparison
            when isOfText(comparison) && comparison.path().toString().equalsIgnoreCase("$ref") ->
                of(type, new AttributePath(null, Attribute.VALUE, null), comparison);
            default -> filter;
        };
    }

    private static Filter within(AttributePath outer, Filter filter) {
        return switch (filter) {
            case And both -> new And(within(outer, both.left()), within(outer, both.right()));
            case Or either -> new Or(within(outer, either.left()), within(outer, either.right()));
            case Not not -> new Not(within(outer, not.negated()));
            case Comparison comparison ->
                new Comparison(sub(outer, comparison.path()), comparison.operator(), comparison.value());
            case Present present -> new Present(sub(outer, present.path()));
            case ValuePath nested -> nested;
        };
    }

    private static AttributePath sub(AttributePath outer, AttributePath inner) {
        return new AttributePath(outer.schema(), outer.name(), inner.toString());
    }

    /** The name of an attribute of a core schema; empty of an extension, which may have one of the same name. */
    private String core(AttributePath path) {
        return types.stream()
                .flatMap(type -> type.resolve(path).stream())
                .filter(target -> target.extension() == null && target.attribute() != null)
                .map(target -> target.sub() == null
                        ? target.attribute().name()
                        : target.attribute().name() + "." + target.sub().name())
                .findFirst()
                .orElse("");
    }

    private Filter location(Comparison comparison) {
        if (comparison.operator() == Operator.NE) {
            return new Not(location(new Comparison(comparison.path(), Operator.EQ, comparison.value())));
        }
        return types.stream()
                .filter(type -> type.resolve(comparison.path()).isPresent())
                .map(type -> location(type, comparison))
                .reduce(Or::new)
                .orElseThrow();
    }

    private Filter location(ResourceType type, Comparison comparison) {
        var schema = comparison.path().schema();
        var ofType = new Comparison(
                new AttributePath(schema, "meta", "resourceType"), Operator.EQ, StringNode.valueOf(type.name()));
        var asked = of(type, new AttributePath(schema, "id", null), comparison);
        return types.size() == 1 ? asked : new And(ofType, asked);
    }

    private Filter of(ResourceType type, AttributePath id, Comparison comparison) {
        var text = comparison.value().asString();
        return new UriComparison(base + type.endpoint() + "/", id)
                .of(comparison.operator(), EQUALITY.contains(comparison.operator()) ? absolute(text) : text);
    }

    private String absolute(String reference) {
        var withoutVersion = base.replace("/scim/v2/", "/scim/") + "/";
        if (reference.startsWith(base + "/")) {
            return reference;
        }
        return base + "/"
                + (reference.startsWith(withoutVersion)
                        ? reference.substring(withoutVersion.length())
                        : TO_THE_ROOT.matcher(reference).replaceFirst(""));
    }
}
