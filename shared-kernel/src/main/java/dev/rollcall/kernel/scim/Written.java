package dev.rollcall.kernel.scim;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The attributes that a write names. */
public final class Written {
    private Written() {}

    public static List<AttributePath> in(ObjectNode body) {
        return paths(body).toList();
    }

    public static List<AttributePath> in(List<PatchOperation> operations) {
        return operations.stream().flatMap(Written::paths).toList();
    }

    private static Stream<AttributePath> paths(PatchOperation operation) {
        if (operation.path() != null) {
            return Stream.of(operation.path().attribute());
        }
        return operation.value() instanceof ObjectNode values ? paths(values) : Stream.of();
    }

    private static Stream<AttributePath> paths(ObjectNode values) {
        return values.properties().stream()
                .flatMap(entry -> entry.getKey().contains(":") && entry.getValue() instanceof ObjectNode extension
                        ? extension.propertyNames().stream().map(name -> new AttributePath(entry.getKey(), name, null))
                        : Stream.of(AttributePath.parse(entry.getKey())));
    }
}
