package dev.rollcall.kernel.scim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The resource types as one organization has them: the built-in ones, with the schemas that it has added. */
public record ResourceTypes(ResourceType user, ResourceType group) {
    public static final ResourceTypes BUILT_IN = new ResourceTypes(ResourceType.USER, ResourceType.GROUP);

    /** @param resourceType the name of the type that the schema extends */
    public record Extension(String resourceType, Schema schema) {}

    public static ResourceTypes with(List<Extension> added) {
        return added.isEmpty()
                ? BUILT_IN
                : new ResourceTypes(extended(ResourceType.USER, added), extended(ResourceType.GROUP, added));
    }

    private static ResourceType extended(ResourceType type, List<Extension> added) {
        return type.extendedBy(added.stream()
                .filter(extension -> extension.resourceType().equals(type.name()))
                .map(Extension::schema)
                .toList());
    }

    public List<ResourceType> all() {
        return List.of(user, group);
    }

    public Optional<ResourceType> named(String name) {
        return all().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    public Stream<Schema> schemas() {
        return all().stream().flatMap(ResourceType::schemas);
    }
}
