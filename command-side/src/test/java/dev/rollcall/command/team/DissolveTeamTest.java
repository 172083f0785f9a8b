package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.REFUSED_AS_STALE;
import static dev.rollcall.command.team.Vocabulary.STALE;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.TeamCommand.DissolveTeam;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import org.junit.jupiter.api.Test;

class DissolveTeamTest {
    private final RosterInMemory roster = new RosterInMemory();

    @Test
    void head_and_roster_go_with_the_team() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, new DissolveTeam(TEAM, Precondition.NONE))
                .recorded(new TeamDissolved(TEAM));
        assertThat(roster.asked).containsExactly("lock", "dissolve", "dissolve");
    }

    @Test
    void a_stale_if_match_is_refused() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, new DissolveTeam(TEAM, STALE))
                .refused(REFUSED_AS_STALE);
    }

    @Test
    void a_dissolved_team_is_unknown() {
        decisions(roster)
                .given(CREATED, new TeamDissolved(TEAM))
                .when(IDP, new DissolveTeam(TEAM, Precondition.NONE))
                .refused(new TeamUnknown(TEAM.toString()));
    }
}
