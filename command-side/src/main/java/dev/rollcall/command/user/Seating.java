package dev.rollcall.command.user;

import dev.rollcall.command.history.Question;
import dev.rollcall.command.user.Seats.Place;
import dev.rollcall.command.user.Seats.Seat;
import dev.rollcall.command.user.Seats.Ticket;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatAwaited;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.SeatWaitEnded;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a member comes to a seat or waits for one, and gives back what there is, as facts. */
@Component
final class Seating {
    private final Seats seats;

    Seating(Seats seats) {
        this.seats = seats;
    }

    void take(UUID user, Origin origin, List<UserEvent> facts) {
        seats.take(origin.organization(), user).ifPresent(place -> facts.add(fact(user, place)));
    }

    private static UserEvent fact(UUID user, Place place) {
        return switch (place) {
            case Seat seat -> new SeatAssigned(user, seat.license(), seat.number(), seat.overage());
            case Ticket ticket -> new SeatAwaited(user, ticket.license(), ticket.number());
        };
    }

    /** Nothing for who does not wait, or not longest: a grant that comes twice does no harm. */
    void grant(User user, UUID id, Origin origin, List<UserEvent> facts) {
        if (user.place() instanceof Ticket) {
            seats.grant(origin.organization(), id).ifPresent(seat -> facts.add(fact(id, seat)));
        }
    }

    /** What {@link #take} asks first. */
    List<Question<?>> taking(UUID user, Origin origin) {
        return seats.taking(origin.organization(), user);
    }

    void release(User user, UUID id, Origin origin, List<UserEvent> facts) {
        switch (user.place()) {
            case Seat seat -> {
                boolean retired = seats.release(origin.organization(), seat);
                facts.add(new SeatReleased(id, seat.license(), seat.number(), retired));
            }
            case Ticket ticket -> {
                seats.leave(origin.organization(), id);
                facts.add(new SeatWaitEnded(id, ticket.license()));
            }
            case null -> {}
        }
    }
}
