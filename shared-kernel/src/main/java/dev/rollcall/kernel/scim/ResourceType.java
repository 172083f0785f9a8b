package dev.rollcall.kernel.scim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A resource type: its core schema and extensions, and where each attribute name leads (RFC 7643 §6, RFC 7644 §3.10). */
public record ResourceType(String name, String endpoint, String description, Schema core, List<Schema> extensions) {
    private static final List<Attribute> COMMON = Schema.load("common.json").attributes();

    public static final ResourceType USER = new ResourceType(
            "User",
            "/Users",
            "A member of the organization",
            Schema.load("user.json"),
            List.of(Schema.load("enterprise-user.json"), Schema.load("seat.json")));

    public static final ResourceType GROUP =
            new ResourceType("Group", "/Groups", "A team", Schema.load("group.json"), List.of());

    /**
     * Where a path leads.
     *
     * @param extension null for the core schema and the common attributes
     * @param attribute null when the path names a whole extension
     * @param sub the sub-attribute, if one was named
     */
    public record Target(
            @Nullable Schema extension,
            @Nullable Attribute attribute,
            @Nullable Attribute sub) {
        /** What the path ends in. */
        public @Nullable Attribute leaf() {
            return sub != null ? sub : attribute;
        }
    }

    ResourceType extendedBy(List<Schema> added) {
        return new ResourceType(
                name,
                endpoint,
                description,
                core,
                Stream.concat(extensions.stream(), added.stream()).toList());
    }

    public Stream<Schema> schemas() {
        return Stream.concat(Stream.of(core), extensions.stream());
    }

    /** Core and common attributes: those that stand at the top of a resource. */
    public Stream<Attribute> topLevel() {
        return Stream.concat(COMMON.stream(), core.attributes().stream());
    }

    /** Whether a resource has something that is returned on request only, or never. */
    boolean withholds() {
        return schemas().anyMatch(Schema::withholds);
    }

    public Optional<Schema> extension(String urn) {
        return extensions.stream()
                .filter(schema -> schema.id().equalsIgnoreCase(urn))
                .findFirst();
    }

    /** Finds what an attribute path names; empty when no schema of this type has it. */
    public Optional<Target> resolve(AttributePath path) {
        var urn = path.schema();
        if (urn == null || urn.equalsIgnoreCase(core.id())) {
            return Attribute.named(topLevel().toList(), path.name()).flatMap(found -> withSub(null, found, path.sub()));
        }
        var whole = extension(path.toString());
        if (whole.isPresent()) {
            return Optional.of(new Target(whole.get(), null, null));
        }
        return extension(urn)
                .flatMap(schema -> schema.attribute(path.name()).flatMap(found -> withSub(schema, found, path.sub())));
    }

    /**
     * As {@link #resolve}, and an attribute of an extension also without its URN: Entra writes {@code manager}. Empty too
     * where several extensions have one of that name.
     */
    public Optional<Target> find(AttributePath path) {
        var found = resolve(path);
        if (found.isPresent() || path.schema() != null) {
            return found;
        }
        var meant = inExtensions(path);
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** Whether only the URN before it tells which attribute is meant. */
    public boolean isAmbiguous(AttributePath path) {
        return path.schema() == null
                && resolve(path).isEmpty()
                && inExtensions(path).size() > 1;
    }

    private List<Target> inExtensions(AttributePath path) {
        return extensions.stream()
                .map(schema -> new AttributePath(schema.id(), path.name(), path.sub()))
                .flatMap(qualified -> resolve(qualified).stream())
                .toList();
    }

    private static Optional<Target> withSub(@Nullable Schema extension, Attribute attribute, @Nullable String sub) {
        return sub == null
                ? Optional.of(new Target(extension, attribute, null))
                : attribute.sub(sub).map(found -> new Target(extension, attribute, found));
    }
}
