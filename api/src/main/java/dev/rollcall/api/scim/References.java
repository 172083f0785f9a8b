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
import dev.rollcall.kernel.scim.Schema;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * A filter that asks for the ids of resources where it asked for their URIs, {@code meta.location} and {@code $ref}. To eq
 * and ne a URI is the same however it is written, relative to the connector URL, with or without the version (RFC 7643
 * §2.3.7, §2.4); the other operators look at the text that is shown.
 */
public record References(String base) {
    private static final Pattern TO_THE_ROOT = Pattern.compile("^(?:\\.\\./|/)?(?:v2/)?");
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);

    public Filter in(Filter filter) {
        return in(filter, null);
    }

    /** @param outer before the brackets in which the filter stands, null outside of them */
    private Filter in(Filter filter, @Nullable AttributePath outer) {
        return switch (filter) {
            case And both -> new And(in(both.left(), outer), in(both.right(), outer));
            case Or either -> new Or(in(either.left(), outer), in(either.right(), outer));
            case Not not -> new Not(in(not.negated(), outer));
            case Comparison comparison -> isOfText(comparison) ? in(comparison, outer) : comparison;
            case Present present -> present;
            case ValuePath path -> new ValuePath(path.path(), in(path.element(), path.path()));
        };
    }

    private static boolean isOfText(Comparison comparison) {
        return comparison.value().isString() || comparison.value().isNumber();
    }

    private Filter in(Comparison comparison, @Nullable AttributePath outer) {
        return switch (name(comparison.path(), outer)) {
            case "meta.location" -> location(comparison);
            case "groups.$ref" -> of(ResourceType.GROUP, besides(comparison.path()), comparison);
            case "members.$ref" -> of(ResourceType.USER, besides(comparison.path()), comparison);
            default -> comparison;
        };
    }

    /** Empty in an extension, which may have attributes of the same names. */
    private static String name(AttributePath path, @Nullable AttributePath outer) {
        var whole = outer == null ? path : new AttributePath(outer.schema(), outer.name(), path.name());
        var schema = whole.schema();
        boolean isCore =
                schema == null || schema.equalsIgnoreCase(Schema.USER) || schema.equalsIgnoreCase(Schema.GROUP);
        return isCore
                ? new AttributePath(null, whole.name(), whole.sub()).toString().toLowerCase(Locale.ROOT)
                : "";
    }

    /** The id that leads where the {@code $ref} does. */
    private static AttributePath besides(AttributePath ref) {
        return ref.sub() == null
                ? new AttributePath(null, Attribute.VALUE, null)
                : new AttributePath(ref.schema(), ref.name(), Attribute.VALUE);
    }

    private Filter location(Comparison comparison) {
        if (comparison.operator() == Operator.NE) {
            return new Not(location(new Comparison(comparison.path(), Operator.EQ, comparison.value())));
        }
        return new Or(location(ResourceType.USER, comparison), location(ResourceType.GROUP, comparison));
    }

    private Filter location(ResourceType type, Comparison comparison) {
        var schema = comparison.path().schema();
        return new And(
                new Comparison(
                        new AttributePath(schema, "meta", "resourceType"),
                        Operator.EQ,
                        StringNode.valueOf(type.name())),
                of(type, new AttributePath(schema, "id", null), comparison));
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
