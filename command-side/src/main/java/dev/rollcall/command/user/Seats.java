package dev.rollcall.command.user;

import dev.rollcall.command.history.Question;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hands out the seats of the organization's licence and takes them back, in the transaction of the event. */
public interface Seats {
    /** What a member has of a licence: a seat, or a place among those who wait for one. */
    sealed interface Place {}

    /** @param overage whether it was made for the member, beyond the size of the licence */
    record Seat(UUID license, int number, boolean overage) implements Place {
        public Seat(UUID license, int number) {
            this(license, number, false);
        }
    }

    /** @param number whoever waits with a lower one comes first */
    record Ticket(UUID license, long number) implements Place {}

    /**
     * Takes a free seat for a member, unless others wait for it.
     *
     * @return what the licence gives where none is free: a seat beyond its size, a ticket, or nothing where it lets members
     *     be active without a seat
     * @throws dev.rollcall.kernel.message.Refused with {@code NoFreeSeat} where it does not
     */
    Optional<Place> take(OrganizationId organization, UUID user);

    /** What {@link #take} asks first. */
    default List<Question<?>> taking(OrganizationId organization, UUID user) {
        return List.of();
    }

    /** Takes a seat for who waits longest. @return empty where another one does, or no seat is to be had */
    Optional<Seat> grant(OrganizationId organization, UUID user);

    /** Gives the ticket of a member back. */
    void leave(OrganizationId organization, UUID user);

    /** Frees a seat. @return whether more were held than the licence has, and the seat is gone */
    boolean release(OrganizationId organization, Seat seat);
}
