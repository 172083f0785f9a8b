package dev.rollcall.command.history;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state of an aggregate as JSON, named by the aggregate's simple name. It is read into the fields of an empty
 * aggregate: any other constructor applies events.
 */
final class SnapshotSerializer implements Serializer {
    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultVisibility(checker -> checker.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Converter converter = new ChainingConverter();
    private final Map<String, Class<?>> aggregates = new ConcurrentHashMap<>();

    void learn(Class<?> aggregate) {
        aggregates.put(aggregate.getSimpleName(), aggregate);
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object aggregate, Class<T> representation) {
        return new SimpleSerializedObject<>(
                representation.cast(mapper.writeValueAsBytes(aggregate)),
                representation,
                typeForClass(Objects.requireNonNull(aggregate).getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return representation == byte[].class;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> stored) {
        return stored.getData() instanceof MetaData
                ? (T) stored.getData()
                : (T) Objects.requireNonNull(read((byte[]) stored.getData(), classForType(stored.getType())));
    }

    /** A snapshot of an earlier release may lack a field, which would be taken for empty. */
    private @Nullable Object read(byte[] payload, Class<?> aggregate) {
        var json = mapper.readTree(payload);
        if (json.isObject() && !Set.copyOf(json.propertyNames()).equals(fields(aggregate))) {
            throw new IllegalArgumentException("A snapshot of another form of " + aggregate.getSimpleName());
        }
        return mapper.treeToValue(json, aggregate);
    }

    private static Set<String> fields(Class<?> aggregate) {
        return Arrays.stream(aggregate.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .collect(Collectors.toSet());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        var aggregate = aggregates.get(type.getName());
        return aggregate == null ? MetaData.class : aggregate;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        return new SimpleSerializedType(Objects.requireNonNull(type).getSimpleName(), null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
