package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.ADMIN;
import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.IDP;
import static dev.rollcall.command.user.Vocabulary.SEAT;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.member;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import org.junit.jupiter.api.Test;

class DeactivateUserTest {
    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void access_and_seat_end_in_one_commit() {
        member(ports)
                .when(ADMIN, new DeactivateUser(BABS))
                .recorded(new UserDeactivated(BABS), new SeatReleased(BABS, SEAT.license(), SEAT.number(), false));
    }

    @Test
    void memberships_stay() {
        member(ports).when(ADMIN, new DeactivateUser(BABS));
        assertThat(ports.asked).containsExactly("release seat 7");
    }

    @Test
    void an_inactive_member_is_left_alone() {
        decisions(ports)
                .given(provisioned(true), new UserDeactivated(BABS))
                .when(ADMIN, new DeactivateUser(BABS))
                .nothing();
    }

    @Test
    void an_owner_goes_though_no_other_one_has_signed_in_yet() {
        ports.othersSignIn = false;
        member(ports, new OwnershipGranted(BABS))
                .when(IDP, new DeactivateUser(BABS))
                .recorded(
                        new UserDeactivated(BABS),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false),
                        new OwnershipEnded(BABS));
    }

    @Test
    void the_last_owner_stays() {
        ports.lastOwner = true;
        member(ports, new OwnershipGranted(BABS))
                .when(ADMIN, new DeactivateUser(BABS))
                .refused(new LastOwner(BABS));
        assertThat(ports.asked).containsExactly("dismiss owner");
    }

    @Test
    void an_unknown_user_is_refused() {
        decisions(ports).given().when(ADMIN, new DeactivateUser(BABS)).refused(new UserUnknown(BABS.toString()));
    }
}
