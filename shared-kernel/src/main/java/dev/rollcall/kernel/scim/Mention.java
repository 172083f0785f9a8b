package dev.rollcall.kernel.scim;

import java.util.List;
import java.util.Objects;

/** What a list of paths says of one attribute. @param whole whether it is named without a sub-attribute */
record Mention(boolean whole, List<String> subs) {
    static Mention in(List<AttributePath> paths, ResourceType type, Schema schema, Attribute attribute) {
        var named = paths.stream()
                .filter(path -> means(path, type, schema, attribute))
                .toList();
        return new Mention(
                named.stream().anyMatch(path -> path.sub() == null)
                        || paths.stream().anyMatch(path -> path.toString().equalsIgnoreCase(schema.id())),
                named.stream().map(AttributePath::sub).filter(Objects::nonNull).toList());
    }

    /** Attributes of an extension are named with its URN (RFC 7644 §3.10). */
    private static boolean means(AttributePath path, ResourceType type, Schema schema, Attribute attribute) {
        boolean here = path.schema() == null
                ? schema.id().equals(type.core().id())
                : schema.id().equalsIgnoreCase(path.schema());
        return here && path.name().equalsIgnoreCase(attribute.name());
    }

    boolean any() {
        return whole || !subs.isEmpty();
    }

    boolean names(Attribute sub) {
        return subs.stream().anyMatch(name -> name.equalsIgnoreCase(sub.name()));
    }
}
