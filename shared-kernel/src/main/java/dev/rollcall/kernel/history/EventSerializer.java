package dev.rollcall.kernel.history;

import dev.rollcall.kernel.fact.Event;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** Gives Axon our stable event names where it would write Java class names. The origin stands in columns of its own. */
public final class EventSerializer implements Serializer {
    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object event, Class<T> representation) {
        var fact = EventNames.of(Objects.requireNonNull(event).getClass());
        return new SimpleSerializedObject<>(
                representation.cast(EventJson.write((Event) event)),
                representation,
                fact.name(),
                Integer.toString(fact.revision()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return representation == EventColumns.class;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> stored) {
        if (stored.getData() instanceof MetaData) {
            return (T) stored.getData();
        }
        var columns = (EventColumns) stored.getData();
        return (T) EventJson.read(EventNames.named(stored.getType().getName()), columns.payload(), columns.personal());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        return type.getName().equals(MetaData.class.getName()) ? MetaData.class : EventNames.named(type.getName());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        var fact = EventNames.of(Objects.requireNonNull(type));
        return new SimpleSerializedType(fact.name(), Integer.toString(fact.revision()));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
