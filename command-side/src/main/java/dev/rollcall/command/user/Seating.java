package dev.rollcall.command.user;

import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a member comes to a seat and gives it back, as facts. */
@Component
final class Seating {
    private final Seats seats;

    Seating(Seats seats) {
        this.seats = seats;
    }

    void take(UUID user, Origin origin, List<UserEvent> facts) {
        seats.take(origin.organization(), user)
                .ifPresent(seat -> facts.add(new SeatAssigned(user, seat.license(), seat.number())));
    }

    void release(User user, UUID id, Origin origin, List<UserEvent> facts) {
        var seat = user.seat();
        if (seat != null) {
            boolean retired = seats.release(origin.organization(), seat);
            facts.add(new SeatReleased(id, seat.license(), seat.number(), retired));
        }
    }
}
