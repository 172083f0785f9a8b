package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.ADMIN;
import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.member;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.GrantOwnership;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserRefusal.OwnerInactive;
import org.junit.jupiter.api.Test;

class GrantOwnershipTest {
    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void a_member_becomes_an_owner() {
        member(ports).when(ADMIN, new GrantOwnership(BABS)).recorded(new OwnershipGranted(BABS));
        assertThat(ports.asked).containsExactly("appoint owner");
    }

    @Test
    void an_owner_is_left_alone() {
        member(ports, new OwnershipGranted(BABS))
                .when(ADMIN, new GrantOwnership(BABS))
                .nothing();
    }

    @Test
    void an_inactive_member_would_be_an_owner_who_cannot_act() {
        decisions(ports)
                .given(provisioned(false))
                .when(ADMIN, new GrantOwnership(BABS))
                .refused(new OwnerInactive(BABS));
    }
}
