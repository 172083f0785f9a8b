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

    /** An attribute of an extension is named with its URN (RFC 7644 §3.10), or without it where no other one is meant. */
    private static boolean means(AttributePath path, ResourceType type, Schema schema, Attribute attribute) {
        if (!path.name().equalsIgnoreCase(attribute.name())) {
            return false;
        }
        if (path.schema() != null) {
            return schema.id().equalsIgnoreCase(path.schema());
        }
        return type.find(new AttributePath(null, path.name(), null))
                .filter(target -> schema.equals(target.extension() == null ? type.core() : target.extension()))
                .isPresent();
    }

    boolean any() {
        return whole || !subs.isEmpty();
    }

    boolean names(Attribute sub) {
        return subs.stream().anyMatch(name -> name.equalsIgnoreCase(sub.name()));
    }
}
