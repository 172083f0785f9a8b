package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.REFUSED_AS_STALE;
import static dev.rollcall.command.team.Vocabulary.STALE;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.replacing;

import dev.rollcall.command.team.TeamCommand.ReplaceTeam;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.team.TeamEvent.TeamExternalIdChanged;
import org.junit.jupiter.api.Test;

class ChangeTeamExternalIdTest {
    private final RosterInMemory roster = new RosterInMemory();

    private static ReplaceTeam known(String externalId, Precondition precondition) {
        return replacing(
                "{\"displayName\": \"Tour Guides\", \"externalId\": \"%s\"}".formatted(externalId), precondition);
    }

    @Test
    void a_team_is_known_by_another_id() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, known("ext-2", Precondition.NONE))
                .recorded(new TeamExternalIdChanged(TEAM, "ext-2"));
    }

    @Test
    void an_id_can_be_taken_away() {
        decisions(roster)
                .given(CREATED)
                .when(IDP, replacing("{\"displayName\": \"Tour Guides\"}", Precondition.NONE))
                .recorded(new TeamExternalIdChanged(TEAM, null));
    }

    @Test
    void the_same_id_records_nothing() {
        decisions(roster)
                .given(CREATED, new TeamExternalIdChanged(TEAM, "ext-2"))
                .when(IDP, known("ext-2", Precondition.NONE))
                .nothing();
    }

    @Test
    void a_stale_if_match_is_refused() {
        decisions(roster).given(CREATED).when(IDP, known("ext-2", STALE)).refused(REFUSED_AS_STALE);
    }
}
