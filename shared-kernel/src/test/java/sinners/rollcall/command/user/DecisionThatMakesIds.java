package sinners.rollcall.command.user;

import dev.rollcall.kernel.testing.Breaks;
import java.util.UUID;

/** Makes ids. */
@Breaks("time_and_identity_come_from_outside")
final class DecisionThatMakesIds {
    UUID id() {
        return UUID.randomUUID();
    }
}
