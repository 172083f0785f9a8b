package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.ADMIN;
import static dev.rollcall.command.team.Vocabulary.BABS;
import static dev.rollcall.command.team.Vocabulary.CONNECTION;
import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.MANUAL;
import static dev.rollcall.command.team.Vocabulary.REFUSED_AS_STALE;
import static dev.rollcall.command.team.Vocabulary.STALE;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.patching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.TeamCommand.AllowTeamLink;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.DissolveTeam;
import dev.rollcall.command.team.TeamCommand.ForbidTeamLink;
import dev.rollcall.command.team.TeamCommand.PatchTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkAllowed;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkForbidden;
import dev.rollcall.kernel.team.TeamEvent.TeamLinked;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamRenamed;
import dev.rollcall.kernel.team.TeamRefusal.TeamNotLinked;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a team that people made when an identity provider comes (lifecycle T2). */
class LinkTeamTest {
    private static final TeamLinkAllowed ALLOWED = new TeamLinkAllowed(TEAM);
    private static final TeamLinked LINKED = new TeamLinked(TEAM, CONNECTION);
    private static final PatchTeam SAME_NAME = renaming("Tour Guides", Precondition.NONE);

    private final RosterInMemory roster = new RosterInMemory();

    private static PatchTeam renaming(String name, Precondition precondition) {
        return patching(
                "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"%s\"}".formatted(name), precondition);
    }

    static Stream<TeamCommand> everyChange() {
        return Stream.of(
                SAME_NAME,
                renaming("Drivers", Precondition.NONE),
                patching("{\"op\": \"replace\", \"path\": \"externalId\", \"value\": \"ext-1\"}", Precondition.NONE),
                new AssignTeamMembers(TEAM, List.of(BABS), UnknownMembers.SKIPPED, Precondition.NONE),
                new UnassignTeamMembers(TEAM, List.of(BABS), Precondition.NONE),
                new ReplaceTeamMembers(TEAM, List.of(), UnknownMembers.SKIPPED, Precondition.NONE),
                new DissolveTeam(TEAM, Precondition.NONE));
    }

    @ParameterizedTest
    @MethodSource("everyChange")
    void unless_an_owner_allowed_it_every_change_of_a_connection_is_refused(TeamCommand change) {
        decisions(roster).given(MANUAL).when(IDP, change).refused(new TeamNotLinked(TEAM));
        assertThat(roster.asked).containsExactly("lock");
    }

    @ParameterizedTest
    @MethodSource("everyChange")
    void what_was_allowed_and_forbidden_again_is_refused(TeamCommand change) {
        decisions(roster)
                .given(MANUAL, ALLOWED, new TeamLinkForbidden(TEAM))
                .when(IDP, change)
                .refused(new TeamNotLinked(TEAM));
    }

    @Test
    void the_first_change_links_even_where_it_changes_nothing() {
        decisions(roster).given(MANUAL, ALLOWED).when(IDP, SAME_NAME).recorded(LINKED);
    }

    @Test
    void the_first_change_links_and_is_carried_out() {
        roster.users.add(BABS);
        decisions(roster)
                .given(MANUAL, ALLOWED)
                .when(IDP, new AssignTeamMembers(TEAM, List.of(BABS), UnknownMembers.REFUSED, Precondition.NONE))
                .recorded(LINKED, new TeamMembersAssigned(TEAM, List.of(BABS)));
    }

    @Test
    void a_deletion_stands_behind_the_link() {
        decisions(roster)
                .given(MANUAL, ALLOWED)
                .when(IDP, new DissolveTeam(TEAM, Precondition.NONE))
                .recorded(LINKED, new TeamDissolved(TEAM));
    }

    @Test
    void a_linked_team_is_linked_once() {
        decisions(roster)
                .given(MANUAL, ALLOWED, LINKED)
                .when(IDP, renaming("Drivers", Precondition.NONE))
                .recorded(new TeamRenamed(TEAM, "Drivers"));
    }

    @Test
    void a_stale_if_match_links_nothing() {
        decisions(roster).given(MANUAL).when(IDP, renaming("Drivers", STALE)).refused(REFUSED_AS_STALE);
    }

    @Test
    void people_change_their_team_without_linking_it() {
        decisions(roster)
                .given(MANUAL, ALLOWED)
                .when(ADMIN, renaming("Drivers", Precondition.NONE))
                .recorded(new TeamRenamed(TEAM, "Drivers"));
    }

    @Test
    void an_owner_allows_and_forbids_it_once() {
        decisions(roster).given(MANUAL).when(ADMIN, new AllowTeamLink(TEAM)).recorded(ALLOWED);
        decisions(roster)
                .given(MANUAL, ALLOWED)
                .when(ADMIN, new AllowTeamLink(TEAM))
                .nothing();
        decisions(roster)
                .given(MANUAL, ALLOWED)
                .when(ADMIN, new ForbidTeamLink(TEAM))
                .recorded(new TeamLinkForbidden(TEAM));
        decisions(roster).given(MANUAL).when(ADMIN, new ForbidTeamLink(TEAM)).nothing();
    }

    @Test
    void of_a_team_that_a_connection_keeps_there_is_nothing_to_allow() {
        decisions(roster).given(CREATED).when(ADMIN, new AllowTeamLink(TEAM)).nothing();
        decisions(roster)
                .given(MANUAL, ALLOWED, LINKED)
                .when(ADMIN, new ForbidTeamLink(TEAM))
                .nothing();
    }
}
