package dev.rollcall.kernel.history;

import dev.rollcall.kernel.fact.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All events as a page of {@code docs}, family by family. */
final class EventCatalogue {
    private static final String HEAD = """
            # Events

            Every change is one of these facts. Names and revisions are for ever; `EventContractTest` holds a stored example of each.
            Components in *italics* are personal data: they are stored apart from the payload, in the column `personal`.
            A question mark stands behind what may be missing.

            This page is made from the code by `EventCatalogueTest`.
            """;

    private EventCatalogue() {}

    static String page() {
        return EventNames.FAMILIES.stream().map(EventCatalogue::family).collect(Collectors.joining("", HEAD, ""));
    }

    private static String family(Class<? extends Event> family) {
        return EventNames.members(family)
                .map(EventCatalogue::row)
                .collect(Collectors.joining(
                        "\n",
                        "\n## %s\n\n| name | revision | says | components |\n|---|---|---|---|\n"
                                .formatted(family.getSimpleName()),
                        "\n"));
    }

    private static String row(Class<? extends Event> event) {
        var fact = EventNames.of(event);
        var components = Arrays.stream(event.getRecordComponents())
                .map(EventCatalogue::component)
                .collect(Collectors.joining(", "));
        return "| `%s` | %d | %s | %s |".formatted(fact.name(), fact.revision(), fact.says(), components);
    }

    private static String component(RecordComponent component) {
        var personal =
                EventJson.personalComponents(component.getDeclaringRecord()).contains(component.getName());
        var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "";
        var mark = personal ? "*" : "";
        return mark + component.getName() + mark + " " + name(component.getGenericType()) + optional;
    }

    private static String name(Type type) {
        return type instanceof ParameterizedType list
                ? "list of " + name(list.getActualTypeArguments()[0])
                : ((Class<?>) type).getSimpleName().replace("ObjectNode", "object");
    }
}
