package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.BABS;
import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.MANDY;
import static dev.rollcall.command.team.Vocabulary.REFUSED_AS_STALE;
import static dev.rollcall.command.team.Vocabulary.STALE;
import static dev.rollcall.command.team.Vocabulary.STRANGER;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.user;
import static dev.rollcall.command.team.Vocabulary.users;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnassignTeamMembersTest {
    private final RosterInMemory roster = new RosterInMemory();

    @Test
    void only_those_who_were_members_are_recorded() {
        roster.members.add(BABS);
        decisions(roster)
                .given(CREATED)
                .when(IDP, new UnassignTeamMembers(TEAM, List.of(MANDY, BABS, STRANGER), Precondition.NONE))
                .recorded(new TeamMembersUnassigned(TEAM, List.of(BABS)));
    }

    @Test
    void an_absent_member_records_nothing() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, new UnassignTeamMembers(TEAM, List.of(BABS), Precondition.NONE))
                .nothing();
    }

    @Test
    void many_members_stand_in_chunks_of_a_thousand() {
        roster.members.addAll(users(1_002));
        decisions(roster)
                .given(CREATED)
                .when(IDP, new UnassignTeamMembers(TEAM, users(1_002), Precondition.NONE))
                .recorded(
                        new TeamMembersUnassigned(TEAM, users(1_000)),
                        new TeamMembersUnassigned(TEAM, List.of(user(1_001), user(1_002))));
    }

    @Test
    void a_stale_if_match_is_refused_before_the_roster_is_touched() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, new UnassignTeamMembers(TEAM, List.of(BABS), STALE))
                .refused(REFUSED_AS_STALE);
        assertThat(roster.asked).containsExactly("lock");
    }
}
