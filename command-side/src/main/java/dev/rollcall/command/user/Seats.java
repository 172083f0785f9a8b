package dev.rollcall.command.user;

import dev.rollcall.command.history.Question;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hands out the seats of the organization's licence and takes them back, in the transaction of the event. */
public interface Seats {
    record Seat(UUID license, int number) {}

    /**
     * Takes a free seat for a member.
     *
     * @return empty where the licence lets members be active without a seat
     * @throws dev.rollcall.kernel.message.Refused with {@code NoFreeSeat} where it does not
     */
    Optional<Seat> take(OrganizationId organization, UUID user);

    /** What {@link #take} asks first. */
    default List<Question<?>> taking(OrganizationId organization, UUID user) {
        return List.of();
    }

    /** Frees a seat. @return whether the licence shrank and the seat is gone */
    boolean release(OrganizationId organization, Seat seat);
}
