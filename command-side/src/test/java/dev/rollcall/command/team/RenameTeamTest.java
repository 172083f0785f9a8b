package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.REFUSED_AS_STALE;
import static dev.rollcall.command.team.Vocabulary.STALE;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.patching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.TeamCommand.PatchTeam;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.team.TeamEvent.TeamRenamed;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import org.junit.jupiter.api.Test;

class RenameTeamTest {
    private final RosterInMemory roster = new RosterInMemory();

    private static PatchTeam renaming(String name, Precondition precondition) {
        return patching(
                "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"%s\"}".formatted(name), precondition);
    }

    @Test
    void a_team_gets_the_new_name_after_its_head_is_locked() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, renaming("Drivers", Precondition.NONE))
                .recorded(new TeamRenamed(TEAM, "Drivers"));
        assertThat(roster.asked).containsExactly("lock", "rename Drivers");
    }

    @Test
    void the_same_name_records_nothing() {
        decisions(roster)
                .given(CREATED, new TeamRenamed(TEAM, "Drivers"))
                .when(IDP, renaming("Drivers", Precondition.NONE))
                .nothing();
        assertThat(roster.asked).containsExactly("lock");
    }

    @Test
    void another_spelling_is_a_new_name() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, renaming("TOUR guides", Precondition.NONE))
                .recorded(new TeamRenamed(TEAM, "TOUR guides"));
    }

    @Test
    void a_taken_name_is_refused() {
        roster.takenName = "Drivers";
        decisions(roster)
                .given(CREATED)
                .when(IDP, renaming("Drivers", Precondition.NONE))
                .refused(new TeamNameTaken("Drivers"));
    }

    @Test
    void a_stale_if_match_is_refused_before_the_name_is_claimed() {
        decisions(roster).given(CREATED).when(IDP, renaming("Drivers", STALE)).refused(REFUSED_AS_STALE);
        assertThat(roster.asked).containsExactly("lock");
    }

    @Test
    void a_team_without_a_head_is_unknown() {
        roster.headExists = false;
        decisions(roster)
                .given(CREATED)
                .when(IDP, renaming("Drivers", Precondition.NONE))
                .refused(new TeamUnknown(TEAM.toString()));
    }
}
