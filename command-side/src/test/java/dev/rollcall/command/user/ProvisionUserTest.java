package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.ADMIN;
import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.CONNECTION;
import static dev.rollcall.command.user.Vocabulary.FULL;
import static dev.rollcall.command.user.Vocabulary.IDP;
import static dev.rollcall.command.user.Vocabulary.babs;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.provisioned;
import static dev.rollcall.command.user.Vocabulary.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProvisionUserTest {
    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void a_new_user_takes_the_names_then_a_seat_in_one_commit() {
        decisions(ports).given().when(IDP, new ProvisionUser(BABS, babs(true))).recorded(provisioned(true), seated());
        assertThat(ports.asked).containsExactly("claim bjensen ext-1 via " + CONNECTION, "take seat");
    }

    @Test
    void an_inactive_user_takes_no_seat() {
        decisions(ports).given().when(IDP, new ProvisionUser(BABS, babs(false))).recorded(provisioned(false));
        assertThat(ports.asked).doesNotContain("take seat");
    }

    @Test
    void without_a_free_seat_the_request_is_refused_as_a_whole() {
        ports.free = null;
        decisions(ports).given().when(IDP, new ProvisionUser(BABS, babs(true))).refused(FULL);
    }

    @Test
    void without_a_free_seat_the_licence_may_let_the_user_be_active_seatless() {
        ports.free = null;
        ports.seatlessAllowed = true;
        decisions(ports).given().when(IDP, new ProvisionUser(BABS, babs(true))).recorded(provisioned(true));
    }

    @Test
    void a_taken_name_is_refused_before_a_seat_is_asked_for() {
        ports.holder = BABS;
        decisions(ports)
                .given(provisioned(false))
                .when(IDP, new ProvisionUser(UUID.randomUUID(), babs(true)))
                .refused(new UserNameTaken("bjensen"));
        assertThat(ports.asked).doesNotContain("take seat");
    }

    @Test
    void a_person_who_comes_back_has_a_predecessor() {
        ports.predecessor = UUID.randomUUID();
        decisions(ports)
                .given()
                .when(IDP, new ProvisionUser(BABS, babs(false)))
                .recorded(new UserProvisioned(
                        BABS,
                        CONNECTION,
                        "bjensen",
                        "ext-1",
                        false,
                        babs(false).attributes(),
                        UserName.NORMALISER,
                        ports.predecessor));
    }

    @Test
    void a_member_made_by_hand_belongs_to_no_connection() {
        decisions(ports)
                .given()
                .when(ADMIN, new ProvisionUser(BABS, babs(false)))
                .recorded(new UserProvisioned(
                        BABS, null, "bjensen", "ext-1", false, babs(false).attributes(), UserName.NORMALISER, null));
    }
}
