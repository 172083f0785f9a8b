package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.ADMIN;
import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.CONNECTION;
import static dev.rollcall.command.user.Vocabulary.IDP;
import static dev.rollcall.command.user.Vocabulary.SEAT;
import static dev.rollcall.command.user.Vocabulary.babs;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.json;
import static dev.rollcall.command.user.Vocabulary.member;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.ReplaceUser;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import org.junit.jupiter.api.Test;

class ReplaceUserTest {
    private final RecordingPorts ports = new RecordingPorts();

    private static ReplaceUser replacing(String resource) {
        return new ReplaceUser(BABS, json(resource), ResourceType.USER, Dialect.RFC, Precondition.NONE);
    }

    @Test
    void the_same_resource_records_nothing_and_asks_for_nothing() {
        member(ports)
                .when(
                        IDP,
                        new ReplaceUser(BABS, babs(true).resource(), ResourceType.USER, Dialect.RFC, Precondition.NONE))
                .nothing();
        assertThat(ports.asked).isEmpty();
    }

    @Test
    void what_a_put_leaves_out_is_gone_except_active() {
        decisions(ports)
                .given(provisioned(false))
                .when(IDP, replacing("""
                        {"userName": "bjensen", "externalId": "ext-1", "title": "Guide"}"""))
                .recorded(new UserProfileChanged(BABS, json("""
                        {"title": "Guide", "displayName": null}""")));
    }

    @Test
    void what_a_put_of_ping_leaves_out_stays() {
        member(ports)
                .when(
                        IDP,
                        new ReplaceUser(
                                BABS,
                                json("{\"userName\": \"bjensen\", \"title\": \"Guide\"}"),
                                ResourceType.USER,
                                Dialect.PING,
                                Precondition.NONE))
                .recorded(new UserProfileChanged(BABS, json("{\"title\": \"Guide\"}")));
    }

    @Test
    void a_put_can_rename_rebind_change_and_deactivate_in_one_commit() {
        member(ports)
                .when(IDP, replacing("""
                        {"userName": "babs", "externalId": "ext-2", "active": false, "displayName": "Babs"}"""))
                .recorded(
                        new UserRenamed(BABS, "babs", UserName.NORMALISER),
                        new UserExternalIdChanged(BABS, CONNECTION, "ext-2"),
                        new UserProfileChanged(BABS, json("{\"displayName\": \"Babs\"}")),
                        new UserDeactivated(BABS),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false));
        assertThat(ports.asked).containsExactly("reclaim babs ext-2 via " + CONNECTION, "release seat 7");
    }

    @Test
    void a_rename_by_hand_leaves_the_external_id_to_its_connection() {
        member(ports).when(ADMIN, replacing("""
                        {"userName": "babs", "externalId": "ext-1", "displayName": "Babs Jensen"}""")).recorded(new UserRenamed(BABS, "babs", UserName.NORMALISER));
        assertThat(ports.asked).containsExactly("reclaim babs ext-1 via " + CONNECTION);
    }

    @Test
    void a_name_that_another_member_has_is_refused() {
        ports.takenName = "mandy";
        member(ports).when(IDP, replacing("{\"userName\": \"mandy\"}")).refused(new UserNameTaken("mandy"));
    }

    @Test
    void a_stale_if_match_is_refused_before_anything_is_taken() {
        member(ports)
                .when(
                        IDP,
                        new ReplaceUser(
                                BABS,
                                json("{\"userName\": \"babs\"}"),
                                ResourceType.USER,
                                Dialect.RFC,
                                Precondition.ifMatch("W/\"9\"")))
                .refused(new StaleVersion("W/\"9\"", "W/\"0\""));
        assertThat(ports.asked).isEmpty();
    }

    @Test
    void an_unknown_user_is_refused() {
        decisions(ports)
                .given()
                .when(IDP, replacing("{\"userName\": \"babs\"}"))
                .refused(new UserUnknown(BABS.toString()));
    }
}
