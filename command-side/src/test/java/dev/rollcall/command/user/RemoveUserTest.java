package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.IDP;
import static dev.rollcall.command.user.Vocabulary.SEAT;
import static dev.rollcall.command.user.Vocabulary.TEAM;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.member;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveUserTest {
    private static final RemoveUser REMOVE = new RemoveUser(BABS, Precondition.NONE);

    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void names_seat_and_teams_are_free_in_one_commit() {
        ports.teams = List.of(TEAM);
        member(ports)
                .when(IDP, REMOVE)
                .recorded(
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false),
                        new UserRemoved(BABS, true, List.of(TEAM)));
        assertThat(ports.asked).containsExactly("free claims", "release seat 7", "leave teams");
    }

    @Test
    void removing_an_inactive_member_says_that_access_had_ended_before() {
        decisions(ports).given(provisioned(false)).when(IDP, REMOVE).recorded(new UserRemoved(BABS, false, List.of()));
    }

    @Test
    void an_owner_is_dismissed_first() {
        member(ports, new OwnershipGranted(BABS))
                .when(IDP, REMOVE)
                .recorded(
                        new OwnershipEnded(BABS),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false),
                        new UserRemoved(BABS, true, List.of()));
        assertThat(ports.asked).startsWith("dismiss owner");
    }

    @Test
    void the_last_owner_is_not_removed() {
        ports.lastOwner = true;
        member(ports, new OwnershipGranted(BABS)).when(IDP, REMOVE).refused(new LastOwner(BABS));
    }

    @Test
    void a_stale_if_match_is_refused_before_anything_is_freed() {
        member(ports)
                .when(IDP, new RemoveUser(BABS, Precondition.ifMatch("W/\"4\"")))
                .refused(new StaleVersion("W/\"4\"", "W/\"0\""));
        assertThat(ports.asked).isEmpty();
    }

    @Test
    void whoever_is_removed_cannot_be_removed_again() {
        member(ports, new UserRemoved(BABS, true, List.of()))
                .when(IDP, REMOVE)
                .refused(new UserUnknown(BABS.toString()));
    }
}
