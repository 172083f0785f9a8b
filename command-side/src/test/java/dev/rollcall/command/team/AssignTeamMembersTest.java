package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.BABS;
import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.MANDY;
import static dev.rollcall.command.team.Vocabulary.STRANGER;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.user;
import static dev.rollcall.command.team.Vocabulary.users;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssignTeamMembersTest {
    private final RosterInMemory roster = new RosterInMemory();

    private static AssignTeamMembers assigning(UnknownMembers unknown, UUID... users) {
        return new AssignTeamMembers(TEAM, List.of(users), unknown, Precondition.NONE);
    }

    @Test
    void only_those_who_were_no_members_are_recorded() {
        roster.users.addAll(users(2));
        roster.members.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, assigning(UnknownMembers.REFUSED, BABS, MANDY))
                .recorded(new TeamMembersAssigned(TEAM, List.of(MANDY)))
                .answers(List.of());
        assertThat(roster.asked).containsExactly("lock", "assign 2");
    }

    @Test
    void a_present_member_records_nothing() {
        roster.users.add(BABS);
        roster.members.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, assigning(UnknownMembers.REFUSED, BABS))
                .nothing();
    }

    @Test
    void unknown_members_are_skipped_and_named_in_the_answer() {
        roster.users.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, assigning(UnknownMembers.SKIPPED, STRANGER, BABS))
                .recorded(new TeamMembersAssigned(TEAM, List.of(BABS)))
                .answers(List.of(STRANGER));
    }

    @Test
    void unknown_members_refuse_the_whole_request() {
        roster.users.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, assigning(UnknownMembers.REFUSED, STRANGER, BABS))
                .refused(new MembersUnknown(List.of(STRANGER.toString())));
    }

    @Test
    void many_members_stand_in_chunks_of_a_thousand() {
        roster.users.addAll(users(1_001));
        decisions(roster)
                .given(CREATED)
                .when(IDP, assigning(UnknownMembers.REFUSED, users(1_001).toArray(UUID[]::new)))
                .recorded(
                        new TeamMembersAssigned(TEAM, users(1_000)),
                        new TeamMembersAssigned(TEAM, List.of(user(1_001))));
    }

    @Test
    void members_change_the_version_of_the_team() {
        decisions(roster)
                .given(CREATED, new TeamMembersAssigned(TEAM, List.of(BABS)))
                .when(
                        IDP,
                        new AssignTeamMembers(TEAM, List.of(), UnknownMembers.SKIPPED, Precondition.ifMatch("W/\"0\"")))
                .refused(new StaleVersion("W/\"0\"", "W/\"1\""));
    }

    @Test
    void a_dissolved_team_is_unknown() {
        decisions(roster)
                .given(CREATED, new TeamDissolved(TEAM))
                .when(IDP, assigning(UnknownMembers.SKIPPED, BABS))
                .refused(new TeamUnknown(TEAM.toString()));
    }
}
