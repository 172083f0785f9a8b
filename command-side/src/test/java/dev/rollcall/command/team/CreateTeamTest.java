package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.ADMIN;
import static dev.rollcall.command.team.Vocabulary.BABS;
import static dev.rollcall.command.team.Vocabulary.CONNECTION;
import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.MANDY;
import static dev.rollcall.command.team.Vocabulary.MANUAL;
import static dev.rollcall.command.team.Vocabulary.STRANGER;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.profile;
import static dev.rollcall.command.team.Vocabulary.user;
import static dev.rollcall.command.team.Vocabulary.users;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkAllowed;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamRefusal.ManualTeam;
import dev.rollcall.kernel.team.TeamRefusal.MembersUnknown;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreateTeamTest {
    private final RosterInMemory roster = new RosterInMemory();

    private static CreateTeam creating(List<UUID> members, UnknownMembers unknown) {
        return new CreateTeam(
                TEAM, profile("{\"displayName\": \"Tour Guides\", \"externalId\": \"ext-1\"}"), members, unknown);
    }

    private static CreateTeam anotherOfTheName() {
        return new CreateTeam(
                UUID.randomUUID(), profile("{\"displayName\": \"Tour Guides\"}"), List.of(), UnknownMembers.SKIPPED);
    }

    @Test
    void a_team_without_members_exists() {
        decisions(roster)
                .given()
                .when(IDP, creating(List.of(), UnknownMembers.SKIPPED))
                .recorded(CREATED)
                .answers(List.of());
        assertThat(roster.asked).containsExactly("found Tour Guides");
    }

    @Test
    void members_come_in_the_same_commit_sorted_and_once() {
        roster.users.addAll(users(2));
        decisions(roster)
                .given()
                .when(IDP, creating(List.of(MANDY, BABS, MANDY), UnknownMembers.REFUSED))
                .recorded(CREATED, new TeamMembersAssigned(TEAM, List.of(BABS, MANDY)));
    }

    @Test
    void a_thousand_members_stand_in_one_fact_and_more_in_more() {
        roster.users.addAll(users(2_001));
        decisions(roster)
                .given()
                .when(IDP, creating(users(2_001), UnknownMembers.REFUSED))
                .recorded(
                        CREATED,
                        new TeamMembersAssigned(TEAM, users(1_000)),
                        new TeamMembersAssigned(TEAM, users(2_000).subList(1_000, 2_000)),
                        new TeamMembersAssigned(TEAM, List.of(user(2_001))));
    }

    @Test
    void unknown_members_are_skipped_and_named_in_the_answer() {
        roster.users.add(BABS);
        decisions(roster)
                .given()
                .when(IDP, creating(List.of(STRANGER, BABS), UnknownMembers.SKIPPED))
                .recorded(CREATED, new TeamMembersAssigned(TEAM, List.of(BABS)))
                .answers(List.of(STRANGER));
    }

    @Test
    void unknown_members_refuse_the_whole_request() {
        roster.users.add(BABS);
        decisions(roster)
                .given()
                .when(IDP, creating(List.of(STRANGER, BABS), UnknownMembers.REFUSED))
                .refused(new MembersUnknown(List.of(STRANGER.toString())));
    }

    @Test
    void a_taken_name_is_refused() {
        roster.holder = TEAM;
        decisions(roster).given(CREATED).when(IDP, anotherOfTheName()).refused(new TeamNameTaken("Tour Guides"));
    }

    @Test
    void a_name_that_a_manual_team_has_is_refused_with_the_way_out() {
        roster.holder = TEAM;
        decisions(roster).given(MANUAL).when(IDP, anotherOfTheName()).refused(new ManualTeam("Tour Guides"));
    }

    @Test
    void a_manual_team_that_may_be_linked_is_to_be_found_by_its_name() {
        roster.holder = TEAM;
        decisions(roster)
                .given(MANUAL, new TeamLinkAllowed(TEAM))
                .when(IDP, anotherOfTheName())
                .refused(new TeamNameTaken("Tour Guides"));
    }

    @Test
    void by_hand_a_taken_name_is_taken_whoever_keeps_the_team() {
        roster.holder = TEAM;
        decisions(roster).given(MANUAL).when(ADMIN, anotherOfTheName()).refused(new TeamNameTaken("Tour Guides"));
    }

    @Test
    void the_team_belongs_to_the_connection_that_asked() {
        decisions(roster)
                .given()
                .when(
                        IDP,
                        new CreateTeam(
                                TEAM, profile("{\"displayName\": \"Drivers\"}"), List.of(), UnknownMembers.SKIPPED))
                .recorded(new TeamCreated(TEAM, CONNECTION, "Drivers", null));
    }
}
