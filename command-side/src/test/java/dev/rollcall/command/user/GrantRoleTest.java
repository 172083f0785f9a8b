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
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.WithdrawRole;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.RoleGranted;
import dev.rollcall.kernel.user.UserEvent.RoleWithdrawn;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.LastOwnerToSignIn;
import dev.rollcall.kernel.user.UserRefusal.RoleWhileInactive;
import org.junit.jupiter.api.Test;

class GrantRoleTest {
    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void a_member_becomes_an_owner() {
        member(ports).when(ADMIN, new GrantRole(BABS, Role.OWNER)).recorded(new OwnershipGranted(BABS));
        assertThat(ports.asked).containsExactly("appoint owner");
    }

    @Test
    void who_has_the_role_is_left_alone() {
        member(ports, new OwnershipGranted(BABS))
                .when(ADMIN, new GrantRole(BABS, Role.OWNER))
                .nothing();
        member(ports, new RoleGranted(BABS, Role.AUDITOR))
                .when(ADMIN, new GrantRole(BABS, Role.AUDITOR))
                .nothing();
    }

    @Test
    void a_role_takes_the_place_of_another_and_the_password_stays() {
        member(ports, new RoleGranted(BABS, Role.AUDITOR))
                .when(ADMIN, new GrantRole(BABS, Role.OWNER))
                .recorded(new RoleWithdrawn(BABS, Role.AUDITOR), new OwnershipGranted(BABS));
        assertThat(ports.asked).containsExactly("appoint owner");
    }

    @Test
    void the_last_owner_does_not_become_an_auditor() {
        ports.lastOwner = true;
        member(ports, new OwnershipGranted(BABS))
                .when(ADMIN, new GrantRole(BABS, Role.AUDITOR))
                .refused(new LastOwner(BABS));
    }

    @Test
    void an_inactive_member_would_have_a_role_and_could_not_act() {
        decisions(ports)
                .given(provisioned(false))
                .when(ADMIN, new GrantRole(BABS, Role.BILLING))
                .refused(new RoleWhileInactive(BABS));
    }

    @Test
    void a_role_that_is_withdrawn_takes_the_password_along() {
        member(ports, new RoleGranted(BABS, Role.BILLING))
                .when(ADMIN, new WithdrawRole(BABS))
                .recorded(new RoleWithdrawn(BABS, Role.BILLING));
        assertThat(ports.asked).containsExactly("end credential");
    }

    @Test
    void an_owner_steps_down_unless_nobody_else_is_one() {
        member(ports, new OwnershipGranted(BABS))
                .when(ADMIN, new WithdrawRole(BABS))
                .recorded(new OwnershipEnded(BABS));
        assertThat(ports.asked).containsExactly("dismiss owner", "end credential");
    }

    @Test
    void an_owner_does_not_step_down_while_no_other_one_can_sign_in() {
        ports.othersSignIn = false;
        member(ports, new OwnershipGranted(BABS))
                .when(ADMIN, new WithdrawRole(BABS))
                .refused(new LastOwnerToSignIn(BABS));
        member(ports, new OwnershipGranted(BABS))
                .when(ADMIN, new GrantRole(BABS, Role.AUDITOR))
                .refused(new LastOwnerToSignIn(BABS));
        member(ports, new RoleGranted(BABS, Role.AUDITOR))
                .when(ADMIN, new WithdrawRole(BABS))
                .recorded(new RoleWithdrawn(BABS, Role.AUDITOR));
    }

    @Test
    void an_auditor_loses_the_role_with_the_access() {
        member(ports, new RoleGranted(BABS, Role.AUDITOR))
                .when(IDP, new DeactivateUser(BABS))
                .recorded(
                        new UserDeactivated(BABS),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false),
                        new RoleWithdrawn(BABS, Role.AUDITOR));
        assertThat(ports.asked).containsExactly("end credential", "release seat 7");
    }
}
