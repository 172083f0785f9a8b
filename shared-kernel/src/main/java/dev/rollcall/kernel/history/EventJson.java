package dev.rollcall.kernel.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Personal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of events. Components marked {@link Personal} go into a document of their own, so that they can be encrypted
 * or removed later without touching the payload whose hash is sealed.
 */
public final class EventJson {
    /** A number or a flag that a later revision added is missing in what was written before: it reads as zero, or false. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ConcurrentHashMap<Class<?>, Set<String>> PERSONAL = new ConcurrentHashMap<>();

    private EventJson() {}

    public static EventColumns write(Event event) {
        ObjectNode payload = MAPPER.valueToTree(event);
        payload.remove("subject");
        var names = personalComponents(event.getClass());
        if (names.isEmpty()) {
            return new EventColumns(MAPPER.writeValueAsBytes(payload), null);
        }
        ObjectNode personal = MAPPER.createObjectNode();
        for (String name : names) {
            var value = payload.remove(name);
            if (value != null) {
                personal.set(name, value);
            }
        }
        return new EventColumns(MAPPER.writeValueAsBytes(payload), MAPPER.writeValueAsBytes(personal));
    }

    public static <E extends Event> E read(Class<E> type, byte[] payload, byte @Nullable [] personal) {
        try {
            if (personal == null) {
                return MAPPER.readValue(payload, type);
            }
            var tree = (ObjectNode) MAPPER.readTree(payload);
            tree.setAll((ObjectNode) MAPPER.readTree(personal));
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException | ClassCastException unreadable) {
            throw new UnreadableEvent(type.getSimpleName(), unreadable);
        }
    }

    /** The names of the components that are personal data, in the order of the record, so that bytes never differ. */
    public static Set<String> personalComponents(Class<?> event) {
        return PERSONAL.computeIfAbsent(
                event,
                type -> Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(Personal.class))
                        .map(RecordComponent::getName)
                        .collect(Collectors.collectingAndThen(
                                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet)));
    }
}
