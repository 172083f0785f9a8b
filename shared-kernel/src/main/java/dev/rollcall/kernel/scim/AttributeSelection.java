package dev.rollcall.kernel.scim;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code attributes} and {@code excludedAttributes} leave of a resource, and what the schemas say is returned at all
 * (RFC 7644 §3.9, RFC 7643 §7).
 */
public final class AttributeSelection {
    public static final AttributeSelection ALL = new AttributeSelection(List.of(), List.of(), List.of());

    /** Entra's validator asks for some elements, {@code emails[type eq "work"]}; the whole attribute is meant. */
    private static final Pattern FILTERED = Pattern.compile("\\[[^\\]]*]");

    private final List<AttributePath> wanted;
    private final List<AttributePath> excluded;
    private final List<AttributePath> written;

    private AttributeSelection(List<AttributePath> wanted, List<AttributePath> excluded, List<AttributePath> written) {
        this.wanted = wanted;
        this.excluded = excluded;
        this.written = written;
    }

    /** Both are comma-separated lists, null or blank where the request has none; they exclude each other. */
    public static AttributeSelection of(@Nullable String attributes, @Nullable String excludedAttributes) {
        var wanted = paths(attributes);
        var excluded = paths(excludedAttributes);
        if (!wanted.isEmpty() && !excluded.isEmpty()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "attributes and excludedAttributes exclude each other; send one of them");
        }
        return new AttributeSelection(wanted, excluded, List.of());
    }

    private static List<AttributePath> paths(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(FILTERED.matcher(list).replaceAll("").split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(AttributePath::parse)
                        .toList();
    }

    /** For the answer to a write: what is returned on request only is, where the write itself names it (RFC 7643 §7). */
    public AttributeSelection after(List<AttributePath> written) {
        return new AttributeSelection(wanted, excluded, written);
    }

    public boolean isAll() {
        return wanted.isEmpty() && excluded.isEmpty();
    }

    /** Whether the request names a core attribute. */
    public boolean asksFor(String attribute) {
        return wanted.stream().anyMatch(path -> namesCore(path, attribute));
    }

    /** Whether the request names an attribute of an extension, or the extension, which stands for all of its attributes. */
    public boolean asksFor(String extension, String attribute) {
        return wanted.stream()
                .anyMatch(path -> path.toString().equalsIgnoreCase(extension)
                        || (extension.equalsIgnoreCase(path.schema())
                                && path.name().equalsIgnoreCase(attribute)));
    }

    /** Whether a core attribute is returned at all, so that what nobody wants need not be read. */
    public boolean returns(String attribute) {
        return wanted.isEmpty()
                ? excluded.stream().noneMatch(path -> path.sub() == null && namesCore(path, attribute))
                : asksFor(attribute) || wanted.stream().anyMatch(AttributeSelection::isCoreSchema);
    }

    /** The URN of a core schema stands for all of its attributes. */
    private static boolean isCoreSchema(AttributePath path) {
        var urn = path.toString();
        return urn.equalsIgnoreCase(Schema.USER) || urn.equalsIgnoreCase(Schema.GROUP);
    }

    /** An extension may have an attribute of the same name. */
    private static boolean namesCore(AttributePath path, String attribute) {
        return path.name().equalsIgnoreCase(attribute) && (path.schema() == null || Schema.isCore(path.schema()));
    }

    public ObjectNode of(ResourceType type, ObjectNode resource) {
        if (isAll() && !type.withholds()) {
            return resource;
        }
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        resource.properties().forEach(entry -> select(type, selected, entry));
        return selected;
    }

    private void select(ResourceType type, ObjectNode selected, Map.Entry<String, JsonNode> entry) {
        var extension = type.extension(entry.getKey());
        if (extension.isPresent()) {
            selectExtension(type, extension.get(), selected, (ObjectNode) entry.getValue());
        } else {
            Attribute.named(type.topLevel().toList(), entry.getKey())
                    .flatMap(
                            attribute -> selection(type, type.core(), attribute).of(entry.getValue()))
                    .ifPresent(value -> selected.set(entry.getKey(), value));
        }
    }

    private void selectExtension(ResourceType type, Schema schema, ObjectNode selected, ObjectNode values) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        values.properties()
                .forEach(entry -> schema.attribute(entry.getKey())
                        .flatMap(attribute -> selection(type, schema, attribute).of(entry.getValue()))
                        .ifPresent(value -> kept.set(entry.getKey(), value)));
        if (!kept.isEmpty()) {
            selected.set(schema.id(), kept);
        }
    }

    private ValueSelection selection(ResourceType type, Schema schema, Attribute attribute) {
        return new ValueSelection(
                attribute,
                wanted.isEmpty() ? Optional.empty() : Optional.of(Mention.in(wanted, type, schema, attribute)),
                Mention.in(excluded, type, schema, attribute),
                Mention.in(written, type, schema, attribute));
    }
}
