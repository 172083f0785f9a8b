package sinners.rollcall.kernel.scim;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.testing.Breaks;
import java.util.UUID;

/** Facts without names. */
@Breaks("every_event_has_a_name_of_its_own")
sealed interface NamelessEvent extends Event {
    record Happened(UUID subject) implements NamelessEvent {}
}
