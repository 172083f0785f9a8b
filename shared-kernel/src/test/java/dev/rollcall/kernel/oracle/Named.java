package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as a schema lists it.
 *
 * @param schema null for the attributes that every resource has
 * @param sub null for the attribute as a whole
 */
public record Named(
        @Nullable Schema schema,
        Attribute attribute,
        @Nullable Attribute sub) {
    private static final Map<ResourceType, List<Named>> KNOWN = new ConcurrentHashMap<>();

    /** Every attribute and sub-attribute of a type. */
    public static List<Named> of(ResourceType type) {
        return KNOWN.computeIfAbsent(type, Named::list);
    }

    private static List<Named> list(ResourceType type) {
        List<Named> all = new ArrayList<>();
        var core = type.core().attributes();
        type.topLevel().forEach(attribute -> add(all, core.contains(attribute) ? type.core() : null, attribute));
        type.extensions().forEach(schema -> schema.attributes().forEach(each -> add(all, schema, each)));
        return List.copyOf(all);
    }

    private static void add(List<Named> all, @Nullable Schema schema, Attribute attribute) {
        all.add(new Named(schema, attribute, null));
        attribute.subAttributes().forEach(sub -> all.add(new Named(schema, attribute, sub)));
    }

    /** What a path means, by names in any letter case; an attribute of an extension may lack its URN, as Entra writes it. */
    public static Optional<Named> find(ResourceType type, AttributePath path) {
        return of(type).stream().filter(named -> named.isMeantBy(type, path)).findFirst();
    }

    private boolean isMeantBy(ResourceType type, AttributePath path) {
        boolean schemaFits = path.schema() == null
                || (schema == null ? type.core() : schema).id().equalsIgnoreCase(path.schema());
        boolean subFits = sub == null ? path.sub() == null : sub.name().equalsIgnoreCase(path.sub());
        return schemaFits && subFits && attribute.name().equalsIgnoreCase(path.name());
    }

    boolean inExtension(ResourceType type) {
        return schema != null && !schema.equals(type.core());
    }

    /** What the path ends in; a complex attribute with a value stands for that value (RFC 7644 §3.4.2.2). */
    public Attribute leaf() {
        return sub != null ? sub : attribute.sub("value").orElse(attribute);
    }

    /** The path as any request may write it. */
    public String qualified(ResourceType type) {
        return (inExtension(type) ? Objects.requireNonNull(schema).id() + ":" : "") + path();
    }

    public AttributePath path() {
        return new AttributePath(null, attribute.name(), sub == null ? null : sub.name());
    }
}
