package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.CONNECTION;
import static dev.rollcall.command.user.Vocabulary.FULL;
import static dev.rollcall.command.user.Vocabulary.IDP;
import static dev.rollcall.command.user.Vocabulary.SEAT;
import static dev.rollcall.command.user.Vocabulary.TEAM;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.json;
import static dev.rollcall.command.user.Vocabulary.member;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static dev.rollcall.command.user.Vocabulary.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.PatchUser;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchUserTest {
    private static final String DEACTIVATE = """
            {"op": "Replace", "path": "active", "value": "False"}""";
    private static final String REACTIVATE = """
            {"op": "replace", "value": {"active": true}}""";

    private final RecordingPorts ports = new RecordingPorts();

    private static PatchUser patching(String operations) {
        return patching(operations, Precondition.NONE);
    }

    private static PatchUser patching(String operations, Precondition precondition) {
        var body = json("{\"Operations\": [%s]}".formatted(operations));
        return new PatchUser(BABS, PatchOperation.read(body), ResourceType.USER, Dialect.ENTRA, precondition);
    }

    @Test
    void a_patch_that_changes_nothing_records_nothing_and_asks_for_nothing() {
        member(ports).when(IDP, patching("""
                        {"op": "replace", "path": "displayName", "value": "Babs Jensen"},
                        {"op": "add", "path": "active", "value": true}""")).nothing();
        assertThat(ports.asked).isEmpty();
    }

    @Test
    void operations_that_undo_each_other_record_nothing() {
        member(ports).when(IDP, patching("""
                        {"op": "replace", "path": "userName", "value": "babs"},
                        {"op": "replace", "path": "userName", "value": "bjensen"}""")).nothing();
    }

    @Test
    void a_rename_claims_the_new_name() {
        member(ports).when(IDP, patching("""
                        {"op": "replace", "path": "userName", "value": "babs"}""")).recorded(new UserRenamed(BABS, "babs", UserName.NORMALISER));
        assertThat(ports.asked).containsExactly("reclaim babs ext-1 via " + CONNECTION);
    }

    @Test
    void a_rename_to_a_taken_name_is_refused() {
        ports.takenName = "mandy";
        member(ports).when(IDP, patching("""
                        {"op": "replace", "path": "userName", "value": "mandy"}""")).refused(new UserNameTaken("mandy"));
    }

    @Test
    void taking_the_external_id_away_is_a_fact() {
        member(ports)
                .when(IDP, patching("{\"op\": \"remove\", \"path\": \"externalId\"}"))
                .recorded(new UserExternalIdChanged(BABS, CONNECTION, null));
    }

    @Test
    void only_what_differs_is_recorded() {
        member(ports).when(IDP, patching("""
                        {"op": "replace", "value": {"displayName": "Babs Jensen", "title": "Guide"}}""")).recorded(new UserProfileChanged(BABS, json("{\"title\": \"Guide\"}")));
    }

    @Test
    void a_deactivation_frees_the_seat_in_the_same_commit() {
        member(ports)
                .when(IDP, patching(DEACTIVATE))
                .recorded(new UserDeactivated(BABS), new SeatReleased(BABS, SEAT.license(), SEAT.number(), false));
    }

    @Test
    void a_seat_above_the_size_of_its_licence_is_gone_with_the_deactivation() {
        ports.shrunk = true;
        member(ports)
                .when(IDP, patching(DEACTIVATE))
                .recorded(new UserDeactivated(BABS), new SeatReleased(BABS, SEAT.license(), SEAT.number(), true));
    }

    @Test
    void a_seatless_member_is_deactivated_without_a_seat_to_free() {
        decisions(ports)
                .given(provisioned(true))
                .when(IDP, patching(DEACTIVATE))
                .recorded(new UserDeactivated(BABS));
    }

    @Test
    void an_inactive_member_is_left_alone() {
        decisions(ports)
                .given(provisioned(false))
                .when(IDP, patching(DEACTIVATE))
                .nothing();
    }

    @Test
    void a_reactivation_takes_a_seat_and_lists_the_teams_that_take_effect_again() {
        ports.teams = List.of(TEAM);
        decisions(ports)
                .given(provisioned(false))
                .when(IDP, patching(REACTIVATE))
                .recorded(new UserReactivated(BABS, List.of(TEAM)), seated());
    }

    @Test
    void a_reactivation_without_a_free_seat_applies_nothing_of_the_request() {
        ports.free = null;
        decisions(ports)
                .given(provisioned(false))
                .when(IDP, patching(REACTIVATE + ", {\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}"))
                .refused(FULL);
    }

    @Test
    void an_owner_loses_the_role_with_the_access() {
        member(ports, new OwnershipGranted(BABS))
                .when(IDP, patching(DEACTIVATE))
                .recorded(
                        new UserDeactivated(BABS),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false),
                        new OwnershipEnded(BABS));
        assertThat(ports.asked).containsExactly("dismiss owner", "end credential", "release seat 7");
    }

    @Test
    void the_last_owner_is_not_deactivated() {
        ports.lastOwner = true;
        member(ports, new OwnershipGranted(BABS))
                .when(IDP, patching(DEACTIVATE))
                .refused(new LastOwner(BABS));
    }

    @Test
    void an_owner_can_be_renamed_without_being_dismissed() {
        ports.lastOwner = true;
        member(ports, new OwnershipGranted(BABS))
                .when(IDP, patching("""
                        {"op": "replace", "path": "userName", "value": "babs"}"""))
                .recorded(new UserRenamed(BABS, "babs", UserName.NORMALISER));
    }

    @Test
    void a_stale_if_match_is_refused_before_anything_is_taken() {
        member(ports, new UserRenamed(BABS, "babs", UserName.NORMALISER))
                .when(IDP, patching(DEACTIVATE, Precondition.ifMatch("W/\"0\"")))
                .refused(new StaleVersion("W/\"0\"", "W/\"2\""));
        assertThat(ports.asked).isEmpty();
    }

    @Test
    void a_stale_if_match_is_refused_even_where_nothing_would_change() {
        member(ports)
                .when(IDP, patching(REACTIVATE, Precondition.ifMatch("W/\"5\"")))
                .refused(new StaleVersion("W/\"5\"", "W/\"0\""));
    }

    @Test
    void a_seat_does_not_change_the_version() {
        member(ports)
                .when(IDP, patching(DEACTIVATE, Precondition.ifMatch("W/\"0\"")))
                .recorded(new UserDeactivated(BABS), new SeatReleased(BABS, SEAT.license(), SEAT.number(), false));
    }

    @Test
    void an_operation_that_cannot_be_applied_fails_the_whole_request() {
        member(ports).when(IDP, patching("""
                        {"op": "replace", "path": "displayName", "value": "Babs"},
                        {"op": "replace", "path": "id", "value": "1"}""")).fails(InvalidScim.class);
    }

    @Test
    void a_removed_user_is_unknown() {
        member(ports, new UserRemoved(BABS, true, List.of()))
                .when(IDP, patching(DEACTIVATE))
                .refused(new UserUnknown(BABS.toString()));
    }
}
