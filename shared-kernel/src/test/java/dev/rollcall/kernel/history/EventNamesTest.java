package dev.rollcall.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.rollcall.kernel.fact.Event;
import org.junit.jupiter.api.Test;

/** An event that the names do not list could be written and never read again. */
class EventNamesTest {
    @Test
    void every_event_there_is_can_be_found_by_its_name() {
        var events = new ClassFileImporter()
                .importPackages("dev.rollcall.kernel").stream()
                        .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
                        .map(JavaClass::reflect);
        assertThat(events)
                .allSatisfy(type ->
                        assertThat(EventNames.named(EventNames.of(type).name())).isEqualTo(type));
    }
}
