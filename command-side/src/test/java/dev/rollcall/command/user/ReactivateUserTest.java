package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.ADMIN;
import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.FULL;
import static dev.rollcall.command.user.Vocabulary.SEAT;
import static dev.rollcall.command.user.Vocabulary.TEAM;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.member;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static dev.rollcall.command.user.Vocabulary.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.ReactivateUser;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactivateUserTest {
    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void a_member_gets_a_seat_and_the_teams_back() {
        ports.teams = List.of(TEAM);
        member(ports, new UserDeactivated(BABS), new SeatReleased(BABS, SEAT.license(), SEAT.number(), false))
                .when(ADMIN, new ReactivateUser(BABS))
                .recorded(new UserReactivated(BABS, List.of(TEAM)), seated());
    }

    @Test
    void a_full_licence_refuses() {
        ports.free = null;
        decisions(ports)
                .given(provisioned(false))
                .when(ADMIN, new ReactivateUser(BABS))
                .refused(FULL);
    }

    @Test
    void a_full_licence_may_let_the_member_be_active_seatless() {
        ports.free = null;
        ports.seatlessAllowed = true;
        decisions(ports)
                .given(provisioned(false))
                .when(ADMIN, new ReactivateUser(BABS))
                .recorded(new UserReactivated(BABS, List.of()));
    }

    @Test
    void an_active_member_keeps_the_seat() {
        member(ports).when(ADMIN, new ReactivateUser(BABS)).nothing();
        assertThat(ports.asked).isEmpty();
    }
}
