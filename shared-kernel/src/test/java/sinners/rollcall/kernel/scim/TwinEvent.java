package sinners.rollcall.kernel.scim;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.testing.Breaks;
import java.util.UUID;

/** Two facts of one name. */
@Breaks("every_event_has_a_name_of_its_own")
sealed interface TwinEvent extends Event {
    @Fact(name = "sin.twin", says = "It happened")
    record First(UUID subject) implements TwinEvent {}

    @Fact(name = "sin.twin", says = "It happened again")
    record Second(UUID subject) implements TwinEvent {}
}
