package dev.rollcall.kernel.organization;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.fact.Personal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked and not done is history too: once per member, day and reason, each in a stream of its own. */
public sealed interface RefusalEvent extends Event {
    UUID refusal();

    @Override
    default UUID subject() {
        return refusal();
    }

    @Fact(name = "seat.refused", says = "A member got no seat because the licence was full and the request was refused")
    record SeatRefused(
            UUID refusal, @Nullable UUID user, @Personal String userName, LocalDate day, String reason)
            implements RefusalEvent {}

    @Fact(name = "deprovisioning.refused", says = "A request to end a member's access was refused")
    record DeprovisioningRefused(UUID refusal, UUID user, LocalDate day, String reason) implements RefusalEvent {}
}
