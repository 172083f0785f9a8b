package dev.rollcall.api.scim;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.Schema;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * A filter with the URIs that it compares made relative to the connector URL, {@code Users/2819c223}: however they are
 * written, with or without the version, they mean the same (RFC 7643 §2.3.7, §2.4).
 */
public record References(String base) {
    private static final Set<String> OURS = Set.of("meta.location", "groups.$ref", "members.$ref");
    private static final Pattern TO_THE_ROOT = Pattern.compile("^(?:\\.\\./|/)?(?:v2/)?");

    public Filter in(Filter filter) {
        return in(filter, null);
    }

    /** @param outer before the brackets in which the filter stands, null outside of them */
    private Filter in(Filter filter, @Nullable AttributePath outer) {
        return switch (filter) {
            case And both -> new And(in(both.left(), outer), in(both.right(), outer));
            case Or either -> new Or(in(either.left(), outer), in(either.right(), outer));
            case Not not -> new Not(in(not.negated(), outer));
            case Comparison comparison -> isOurs(outer, comparison) ? relative(comparison) : comparison;
            case Present present -> present;
            case ValuePath path -> new ValuePath(path.path(), in(path.element(), path.path()));
        };
    }

    private static boolean isOurs(@Nullable AttributePath outer, Comparison comparison) {
        var path = outer == null
                ? comparison.path()
                : new AttributePath(
                        outer.schema(), outer.name(), comparison.path().name());
        var name = new AttributePath(null, path.name(), path.sub()).toString();
        return comparison.value().isString() && isCore(path.schema()) && OURS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** An extension may have attributes of the same names. */
    private static boolean isCore(@Nullable String schema) {
        return schema == null || schema.equalsIgnoreCase(Schema.USER) || schema.equalsIgnoreCase(Schema.GROUP);
    }

    private Comparison relative(Comparison comparison) {
        return new Comparison(
                comparison.path(),
                comparison.operator(),
                StringNode.valueOf(relative(comparison.value().stringValue())));
    }

    private String relative(String reference) {
        var withoutVersion = base.replace("/scim/v2/", "/scim/");
        for (String root : new String[] {base + "/", withoutVersion + "/"}) {
            if (reference.startsWith(root)) {
                return reference.substring(root.length());
            }
        }
        return TO_THE_ROOT.matcher(reference).replaceFirst("");
    }
}
