package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Attribute.Returned;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code attributes} and {@code excludedAttributes} leave of a resource (RFC 7644 §3.9). */
public final class AttributeSelection {
    public static final AttributeSelection ALL = new AttributeSelection(List.of(), List.of(), Occasion.READ);

    private enum Occasion {
        READ,
        WRITE
    }

    private final List<AttributePath> wanted;
    private final List<AttributePath> excluded;
    private final Occasion occasion;

    private AttributeSelection(List<AttributePath> wanted, List<AttributePath> excluded, Occasion occasion) {
        this.wanted = wanted;
        this.excluded = excluded;
        this.occasion = occasion;
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
        return new AttributeSelection(wanted, excluded, Occasion.READ);
    }

    /** For the answer to a write, which shows also what otherwise comes on request alone (RFC 7643 §7). */
    public AttributeSelection afterWriting() {
        return new AttributeSelection(wanted, excluded, Occasion.WRITE);
    }

    private static List<AttributePath> paths(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(AttributePath::parse)
                        .toList();
    }

    public boolean isAll() {
        return wanted.isEmpty() && excluded.isEmpty();
    }

    /** Whether the request names a core attribute; then it is returned whatever its size. */
    public boolean asksFor(String attribute) {
        return wanted.stream().anyMatch(path -> namesCore(path, attribute));
    }

    /** Whether a core attribute is returned at all, so that what nobody wants need not be read. */
    public boolean returns(String attribute) {
        return wanted.isEmpty()
                ? excluded.stream().noneMatch(path -> path.sub() == null && namesCore(path, attribute))
                : asksFor(attribute);
    }

    /** An extension may have an attribute of the same name. */
    private static boolean namesCore(AttributePath path, String attribute) {
        return path.name().equalsIgnoreCase(attribute) && (path.schema() == null || Schema.isCore(path.schema()));
    }

    public ObjectNode of(ResourceType type, ObjectNode resource) {
        if (isAll() && type.extensions().stream().noneMatch(Schema::isHoldingBack)) {
            return resource;
        }
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        resource.properties().forEach(entry -> select(type, selected, entry));
        return selected;
    }

    private void select(ResourceType type, ObjectNode selected, Map.Entry<String, JsonNode> entry) {
        var key = entry.getKey();
        var extension = type.extension(key);
        if (extension.isPresent()) {
            selectExtension(extension.get(), selected, (ObjectNode) entry.getValue());
            return;
        }
        boolean always = Attribute.named(type.topLevel().toList(), key)
                .map(attribute -> attribute.returned() == Returned.ALWAYS)
                .orElse(false);
        if (always) {
            selected.set(key, entry.getValue());
        } else {
            selectValue(type.core(), key, entry.getValue(), selected);
        }
    }

    private void selectExtension(Schema schema, ObjectNode selected, ObjectNode values) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        values.properties().forEach(entry -> {
            var returned =
                    schema.attribute(entry.getKey()).map(Attribute::returned).orElse(Returned.DEFAULT);
            if (returned == Returned.ALWAYS || names(wanted, schema)) {
                kept.set(entry.getKey(), entry.getValue());
            } else if (!names(excluded, schema) && !isHeldBack(returned)) {
                selectValue(schema, entry.getKey(), entry.getValue(), kept);
            }
        });
        if (!kept.isEmpty()) {
            selected.set(schema.id(), kept);
        }
    }

    /** Where attributes are named, those of this one are looked for all the same. */
    private boolean isHeldBack(Returned returned) {
        return returned == Returned.REQUEST && wanted.isEmpty() && occasion == Occasion.READ;
    }

    private static boolean names(List<AttributePath> paths, Schema schema) {
        return paths.stream().anyMatch(path -> path.toString().equalsIgnoreCase(schema.id()));
    }

    private void selectValue(Schema schema, String key, JsonNode value, ObjectNode into) {
        var named = (wanted.isEmpty() ? excluded : wanted)
                .stream().filter(path -> names(path, schema, key)).toList();
        boolean whole = named.stream().anyMatch(path -> path.sub() == null);
        var subs =
                named.stream().map(AttributePath::sub).filter(Objects::nonNull).toList();
        if (wanted.isEmpty()) {
            if (!whole) {
                put(into, key, subs.isEmpty() ? value : trimmed(value, subs, false));
            }
        } else if (whole) {
            into.set(key, value);
        } else if (!subs.isEmpty()) {
            put(into, key, trimmed(value, subs, true));
        }
    }

    /** What is left with nothing in it is unassigned (RFC 7643 §2.5) and left out. */
    private static void put(ObjectNode into, String key, JsonNode value) {
        if (!value.isContainer() || !value.isEmpty()) {
            into.set(key, value);
        }
    }

    private static boolean names(AttributePath path, Schema schema, String key) {
        boolean own =
                path.schema() == null ? Schema.isCore(schema.id()) : schema.id().equalsIgnoreCase(path.schema());
        return own && path.name().equalsIgnoreCase(key);
    }

    private static JsonNode trimmed(JsonNode value, List<String> subs, boolean keep) {
        if (value.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            value.valueStream()
                    .map(element -> trimmed(element, subs, keep))
                    .filter(element -> !element.isContainer() || !element.isEmpty())
                    .forEach(list::add);
            return list;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        ObjectNode trimmed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            if (subs.stream().anyMatch(sub -> entry.getKey().equalsIgnoreCase(sub)) == keep) {
                trimmed.set(entry.getKey(), entry.getValue());
            }
        });
        return trimmed;
    }
}
