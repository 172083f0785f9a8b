package dev.rollcall.command.organization;

import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.AttributeKept;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.Schema;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A schema with every attribute that it has ever had, as it was last.
 *
 * @param ever by name, in whatever letter case
 */
record AddedSchema(Schema schema, Map<String, Attribute> ever, boolean live) {
    static AddedSchema of(Schema schema) {
        return new AddedSchema(schema, Map.of(), false).with(schema);
    }

    AddedSchema with(Schema changed) {
        Map<String, Attribute> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(ever);
        changed.attributes().forEach(attribute -> all.put(attribute.name(), attribute));
        return new AddedSchema(changed, all, true);
    }

    AddedSchema dropped() {
        return new AddedSchema(schema, ever, false);
    }

    String urn() {
        return schema.id();
    }

    /** An attribute may come, go and come back, but not as something else. */
    void requireFitting(Schema wanted) {
        if (!wanted.id().equals(urn())) {
            throw new Refused(new AttributeKept(wanted.id(), "id", urn(), wanted.id()));
        }
        wanted.attributes()
                .forEach(attribute -> Optional.ofNullable(ever.get(attribute.name()))
                        .ifPresent(kept -> requireFitting("", kept, attribute)));
    }

    private void requireFitting(String above, Attribute kept, Attribute wanted) {
        if (!described(kept).equals(described(wanted))) {
            throw new Refused(new AttributeKept(urn(), above + kept.name(), described(kept), described(wanted)));
        }
        for (Attribute sub : kept.subAttributes()) {
            var found = wanted.sub(sub.name());
            if (found.isEmpty()) {
                throw new Refused(new AttributeKept(
                        urn(), above + kept.name(), "one with " + names(kept), "one with " + names(wanted)));
            }
            requireFitting(above + kept.name() + ".", sub, found.get());
        }
    }

    private static String names(Attribute attribute) {
        return attribute.subAttributes().stream().map(Attribute::name).collect(Collectors.joining(", "));
    }

    private static String described(Attribute attribute) {
        var type = attribute.type() == Type.DATETIME
                ? "dateTime"
                : attribute.type().name().toLowerCase(Locale.ROOT);
        return "%s, %s%s".formatted(attribute.name(), attribute.multiValued() ? "multi-valued " : "", type);
    }
}
