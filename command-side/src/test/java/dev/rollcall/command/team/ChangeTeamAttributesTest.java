package dev.rollcall.command.team;

import static dev.rollcall.command.team.Vocabulary.CREATED;
import static dev.rollcall.command.team.Vocabulary.GROUP;
import static dev.rollcall.command.team.Vocabulary.IDP;
import static dev.rollcall.command.team.Vocabulary.REFUSED_AS_STALE;
import static dev.rollcall.command.team.Vocabulary.STALE;
import static dev.rollcall.command.team.Vocabulary.TEAM;
import static dev.rollcall.command.team.Vocabulary.URN;
import static dev.rollcall.command.team.Vocabulary.decisions;
import static dev.rollcall.command.team.Vocabulary.json;
import static dev.rollcall.command.team.Vocabulary.patching;
import static dev.rollcall.command.team.Vocabulary.profile;
import static dev.rollcall.command.team.Vocabulary.replacing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeam;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.team.TeamEvent.TeamAttributesChanged;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamRenamed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTeamAttributesTest {
    private static final TeamCreated UNKNOWN_TO_THE_IDP = new TeamCreated(TEAM, CREATED.connection(), "Guides", null);
    private static final TeamAttributesChanged VALUES = changed("{\"budget\": 10.5, \"members\": [\"a\", \"b\"]}");

    private final RosterInMemory roster = new RosterInMemory();

    private static TeamAttributesChanged changed(String values) {
        return new TeamAttributesChanged(TEAM, json("{\"%s\": %s}".formatted(URN, values)));
    }

    private static ReplaceTeam replacingBy(String values) {
        return replacing(resource(values), Precondition.NONE);
    }

    private static String resource(String values) {
        return "{\"displayName\": \"Guides\", \"%s\": %s}".formatted(URN, values);
    }

    @Test
    void a_team_is_created_with_values_in_one_commit() {
        decisions(roster)
                .given()
                .when(
                        IDP,
                        new CreateTeam(
                                TEAM, profile(resource("{\"budget\": 10.5}")), List.of(), UnknownMembers.SKIPPED))
                .recorded(UNKNOWN_TO_THE_IDP, changed("{\"budget\": 10.5}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace | %s:budget                  | 11       | {'budget': 11, 'members': ['a', 'b']}",
                "add     | %s:members                 | ['c']    | {'budget': 10.5, 'members': ['a', 'b', 'c']}",
                "remove  | %s:members[value eq \\\"a\\\"] | null | {'budget': 10.5, 'members': ['b']}",
                "remove  | %s:members                 | null     | {'budget': 10.5}",
                "replace | %s                         | {'budget': null} | {'members': ['a', 'b']}"
            })
    void an_operation_changes_its_value_and_no_other(String op, String path, String value, String wanted) {
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, VALUES)
                .when(
                        IDP,
                        patching(
                                "{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}"
                                        .formatted(op, path.formatted(URN), value.replace('\'', '"')),
                                Precondition.NONE))
                .recorded(changed(wanted.replace('\'', '"')));
        assertThat(roster.asked).containsExactly("lock");
    }

    @Test
    void a_schema_whose_last_value_goes_is_gone() {
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, VALUES)
                .when(IDP, replacing("{\"displayName\": \"Guides\"}", Precondition.NONE))
                .recorded(changed("null"));
    }

    @Test
    void a_put_of_ping_keeps_what_it_does_not_name() {
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, VALUES)
                .when(
                        IDP,
                        new ReplaceTeam(
                                TEAM, json(resource("{\"budget\": 7}")), GROUP, Dialect.PING, Precondition.NONE))
                .recorded(changed("{\"budget\": 7, \"members\": [\"a\", \"b\"]}"));
    }

    @Test
    void the_same_values_record_nothing() {
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, VALUES)
                .when(IDP, replacingBy("{\"budget\": 10.5, \"members\": [\"a\", \"b\"]}"))
                .nothing();
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, VALUES)
                .when(
                        IDP,
                        patching(
                                "{\"op\": \"replace\", \"path\": \"%s:budget\", \"value\": 10.50}".formatted(URN),
                                Precondition.NONE))
                .nothing();
    }

    @Test
    void name_and_values_change_in_one_commit() {
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP)
                .when(
                        IDP,
                        patching(
                                "{\"op\": \"add\", \"value\": {\"displayName\": \"Drivers\", \"%s\": {\"budget\": 1}}}"
                                        .formatted(URN),
                                Precondition.NONE))
                .recorded(new TeamRenamed(TEAM, "Drivers"), changed("{\"budget\": 1}"));
    }

    @Test
    void what_is_immutable_is_set_once_and_kept_by_a_put() {
        var set = changed("{\"costCenter\": \"4711\"}");
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP)
                .when(IDP, replacingBy("{\"costCenter\": \"4711\"}"))
                .recorded(set);
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, set)
                .when(IDP, replacingBy("{\"costCenter\": \"4712\"}"))
                .fails(InvalidScim.class);
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, set)
                .when(IDP, replacingBy("{\"budget\": 3}"))
                .recorded(changed("{\"budget\": 3, \"costCenter\": \"4711\"}"));
    }

    @Test
    void values_of_a_dropped_schema_outlive_a_put() {
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP, VALUES)
                .when(
                        IDP,
                        new ReplaceTeam(
                                TEAM,
                                json("{\"displayName\": \"Drivers\"}"),
                                ResourceType.GROUP,
                                Dialect.RFC,
                                Precondition.NONE))
                .recorded(new TeamRenamed(TEAM, "Drivers"));
    }

    @Test
    void a_stale_if_match_is_refused() {
        decisions(roster)
                .given(UNKNOWN_TO_THE_IDP)
                .when(IDP, replacing(resource("{\"budget\": 1}"), STALE))
                .refused(REFUSED_AS_STALE);
    }
}
