package sinners.rollcall.kernel.license;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.testing.Breaks;
import java.util.UUID;

/** A fact that can be changed afterwards. */
@Breaks("events_are_records_in_sealed_families")
sealed interface MutableEvent extends Event {
    /** Sealed, but no record. */
    @Fact(name = "sin.mutable", says = "A fact is rewritten")
    final class Rewritten implements MutableEvent {
        private UUID subject = new UUID(0, 0);

        @Override
        public UUID subject() {
            return subject;
        }

        void become(UUID other) {
            subject = other;
        }
    }
}
