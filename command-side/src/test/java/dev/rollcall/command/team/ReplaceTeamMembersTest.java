package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.BABS;
import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.MANDY;
import static dev.rollcall.command.team.Vocabulary.STRANGER;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.users;

import dev.rollcall.command.team.TeamCommand.ReplaceTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplaceTeamMembersTest {
    private final RosterInMemory roster = new RosterInMemory();

    private static ReplaceTeamMembers replacing(UnknownMembers unknown, UUID... users) {
        return new ReplaceTeamMembers(TEAM, List.of(users), unknown, Precondition.NONE);
    }

    @Test
    void those_not_named_go_and_those_named_come() {
        roster.users.addAll(users(2));
        roster.members.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, replacing(UnknownMembers.REFUSED, MANDY))
                .recorded(
                        new TeamMembersUnassigned(TEAM, List.of(BABS)), new TeamMembersAssigned(TEAM, List.of(MANDY)));
    }

    @Test
    void the_same_members_record_nothing() {
        roster.users.addAll(users(2));
        roster.members.addAll(users(2));
        decisions(roster)
                .given(CREATED)
                .when(IDP, replacing(UnknownMembers.REFUSED, MANDY, BABS))
                .nothing();
    }

    @Test
    void nobody_named_empties_the_team() {
        roster.members.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, replacing(UnknownMembers.REFUSED))
                .recorded(new TeamMembersUnassigned(TEAM, List.of(BABS)));
    }

    @Test
    void a_stale_id_does_not_stop_the_removals_of_the_same_push() {
        roster.members.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, replacing(UnknownMembers.SKIPPED, STRANGER))
                .recorded(new TeamMembersUnassigned(TEAM, List.of(BABS)))
                .answers(List.of(STRANGER));
    }

    @Test
    void unknown_members_refuse_the_whole_request() {
        roster.members.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, replacing(UnknownMembers.REFUSED, STRANGER))
                .refused(new MembersUnknown(List.of(STRANGER.toString())));
    }
}
