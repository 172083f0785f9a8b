package dev.rollcall.kernel.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What was written once can be read for ever, and personal data never stands in the payload whose hash is sealed. */
class EventContractTest {
    static List<Contract> contracts() {
        return Contract.all();
    }

    static Stream<Contract> current() {
        return contracts().stream()
                .filter(contract -> contract.revision() == fact(contract).revision());
    }

    @Test
    void every_event_has_a_frozen_file_of_each_of_its_revisions() {
        var frozen = contracts().stream().map(Contract::toString);
        var named = EventNames.all()
                .map(EventNames::of)
                .flatMap(fact -> Stream.iterate(1, r -> r <= fact.revision(), r -> r + 1)
                        .map(revision -> fact.name() + "." + revision));
        assertThat(frozen).containsExactlyInAnyOrderElementsOf(named.toList());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void every_file_is_read(Contract contract) {
        var event = read(contract);
        assertThat(event).isInstanceOf(EventNames.named(contract.name()));
        assertThat(event.subject()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("current")
    void what_is_read_is_written_with_the_same_bytes(Contract contract) {
        var stored = contract.columns();
        var written = EventJson.write(read(contract));
        assertThat(new String(written.payload(), UTF_8)).isEqualTo(new String(stored.payload(), UTF_8));
        assertThat(text(written.personal())).isEqualTo(text(stored.personal()));
    }

    @ParameterizedTest
    @MethodSource("current")
    void a_file_has_a_value_for_every_component(Contract contract) {
        assertThat(read(contract)).hasNoNullFieldsOrProperties();
        assertThat(Stream.concat(
                                contract.payload().propertyStream(),
                                contract.personal().propertyStream())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(components(contract));
    }

    @ParameterizedTest
    @MethodSource("current")
    void personal_components_are_out_of_the_payload(Contract contract) {
        var personal = EventJson.personalComponents(EventNames.named(contract.name()));
        assertThat(contract.personal().propertyNames()).containsExactlyInAnyOrderElementsOf(personal);
        assertThat(contract.personal().isNull()).isEqualTo(personal.isEmpty());

        var payload = new String(EventJson.write(read(contract)).payload(), UTF_8);
        assertThat(texts(contract.personal())).noneMatch(payload::contains);
    }

    @ParameterizedTest
    @MethodSource("current")
    void the_store_is_given_the_name_and_revision_of_the_event_and_never_a_class_name(Contract contract) {
        var serializer = new EventSerializer();
        var stored = serializer.serialize(read(contract), EventColumns.class);
        assertThat(stored.getType().getName()).isEqualTo(contract.name());
        assertThat(stored.getType().getRevision()).isEqualTo(Integer.toString(contract.revision()));
        assertThat(serializer.<EventColumns, Event>deserialize(new SimpleSerializedObject<>(
                        contract.columns(),
                        EventColumns.class,
                        contract.name(),
                        stored.getType().getRevision())))
                .isEqualTo(read(contract));
    }

    private static Event read(Contract contract) {
        var columns = contract.columns();
        return EventJson.read(EventNames.named(contract.name()), columns.payload(), columns.personal());
    }

    private static Fact fact(Contract contract) {
        return EventNames.of(EventNames.named(contract.name()));
    }

    private static List<String> components(Contract contract) {
        return Arrays.stream(EventNames.named(contract.name()).getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static Collection<String> texts(JsonNode json) {
        return json.isString()
                ? List.of(json.stringValue())
                : json.valueStream().flatMap(value -> texts(value).stream()).toList();
    }

    private static String text(byte[] document) {
        return document == null ? "" : new String(document, UTF_8);
    }
}
