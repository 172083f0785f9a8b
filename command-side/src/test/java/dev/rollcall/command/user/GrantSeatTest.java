package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.ADMIN;
import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.IDP;
import static dev.rollcall.command.user.Vocabulary.SEAT;
import static dev.rollcall.command.user.Vocabulary.babs;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.member;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static dev.rollcall.command.user.Vocabulary.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.Seats.Seat;
import dev.rollcall.command.user.Seats.Ticket;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.GrantSeat;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.command.user.UserCommand.ReactivateUser;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatAwaited;
import dev.rollcall.kernel.user.UserEvent.SeatWaitEnded;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits for a seat, and comes to one or not. */
class GrantSeatTest {
    private static final SeatAwaited WAITS = new SeatAwaited(BABS, SEAT.license(), 3);

    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void whoever_finds_no_seat_may_wait_for_one() {
        ports.free = null;
        ports.ticket = new Ticket(SEAT.license(), 3);
        decisions(ports).given().when(IDP, new ProvisionUser(BABS, babs(true))).recorded(provisioned(true), WAITS);
    }

    @Test
    void whoever_comes_back_waits_too() {
        ports.free = null;
        ports.ticket = new Ticket(SEAT.license(), 3);
        decisions(ports)
                .given(provisioned(false))
                .when(ADMIN, new ReactivateUser(BABS))
                .recorded(new UserReactivated(BABS, List.of()), WAITS);
    }

    @Test
    void a_seat_beyond_the_size_is_recorded_as_one() {
        ports.free = new Seat(SEAT.license(), 51, true);
        decisions(ports)
                .given()
                .when(IDP, new ProvisionUser(BABS, babs(true)))
                .recorded(provisioned(true), new SeatAssigned(BABS, SEAT.license(), 51, true));
    }

    @Test
    void who_waits_is_granted_a_seat() {
        decisions(ports)
                .given(provisioned(true), WAITS)
                .when(ADMIN, new GrantSeat(BABS))
                .recorded(seated());
        assertThat(ports.asked).containsExactly("grant seat");
    }

    @Test
    void nothing_is_granted_where_none_is_to_be_had() {
        ports.free = null;
        decisions(ports)
                .given(provisioned(true), WAITS)
                .when(ADMIN, new GrantSeat(BABS))
                .nothing();
    }

    @Test
    void a_grant_that_comes_twice_does_nothing() {
        decisions(ports)
                .given(provisioned(true), WAITS, seated())
                .when(ADMIN, new GrantSeat(BABS))
                .nothing();
        assertThat(ports.asked).isEmpty();
    }

    @Test
    void whoever_is_deactivated_waits_no_longer() {
        decisions(ports)
                .given(provisioned(true), WAITS)
                .when(ADMIN, new DeactivateUser(BABS))
                .recorded(new UserDeactivated(BABS), new SeatWaitEnded(BABS, SEAT.license()));
        assertThat(ports.asked).containsExactly("leave queue");
    }

    @Test
    void whoever_is_removed_waits_no_longer() {
        decisions(ports)
                .given(provisioned(true), WAITS)
                .when(IDP, new RemoveUser(BABS, Precondition.NONE))
                .recorded(new SeatWaitEnded(BABS, SEAT.license()), new UserRemoved(BABS, true, List.of()));
    }

    @Test
    void who_holds_a_seat_gets_no_other() {
        member(ports).when(ADMIN, new GrantSeat(BABS)).nothing();
    }

    @Test
    void an_unknown_user_is_refused() {
        decisions(ports).given().when(ADMIN, new GrantSeat(BABS)).refused(new UserUnknown(BABS.toString()));
    }
}
