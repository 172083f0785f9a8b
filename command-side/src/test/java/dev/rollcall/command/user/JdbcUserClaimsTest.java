package dev.rollcall.command.user;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Sessions;
import dev.rollcall.command.user.UserClaims.Claim;
import dev.rollcall.command.user.UserClaims.Claim.Made;
import dev.rollcall.command.user.UserClaims.Claim.NameHeld;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal.ExternalIdTaken;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.JsonNodeFactory;

class JdbcUserClaimsTest {
    private static final UUID OKTA = UUID.randomUUID();
    private static final UUID ENTRA = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final UserClaims claims = new JdbcUserClaims(sessions.database());

    @AfterEach
    void close() {
        sessions.close();
    }

    private static UserProfile named(String userName) {
        return named(userName, null);
    }

    private static UserProfile named(String userName, @Nullable String externalId) {
        return new UserProfile(userName, externalId, true, JsonNodeFactory.instance.objectNode());
    }

    private Claim claim(UUID user, @Nullable UUID connection, UserProfile profile) {
        return sessions.commit(() -> claims.take(sessions.organization(), user, connection, profile));
    }

    private Claim claim(@Nullable UUID connection, UserProfile profile) {
        return claim(UUID.randomUUID(), connection, profile);
    }

    private UUID claimed(@Nullable UUID connection, UserProfile profile) {
        var user = UUID.randomUUID();
        assertThat(claim(user, connection, profile)).isInstanceOf(Made.class);
        return user;
    }

    private void change(UUID user, @Nullable UUID connection, UserProfile profile) {
        sessions.commit(() -> claims.change(sessions.organization(), user, connection, profile));
    }

    private void free(UUID user) {
        sessions.commit(() -> claims.free(sessions.organization(), user));
    }

    @Test
    void of_two_who_want_one_name_at_once_the_second_waits_and_is_refused() {
        var babs = UUID.randomUUID();
        var first = sessions.open(() -> claims.take(sessions.organization(), babs, OKTA, named("bjensen")));
        var second = sessions.meanwhile(
                () -> claims.take(sessions.organization(), UUID.randomUUID(), OKTA, named("BJensen")));
        sessions.awaitWaiting();
        first.commit();

        assertThat(second.join()).isEqualTo(new NameHeld(babs));
    }

    @Test
    void of_two_who_want_one_name_at_once_the_second_has_it_when_the_first_fails() {
        var mandy = UUID.randomUUID();
        var first =
                sessions.open(() -> claims.take(sessions.organization(), UUID.randomUUID(), OKTA, named("bjensen")));
        var second = sessions.meanwhile(() -> claims.take(sessions.organization(), mandy, OKTA, named("bjensen")));
        sessions.awaitWaiting();
        first.rollback();

        assertThat(second.join()).isEqualTo(new Made(null));
        assertThat(claim(OKTA, named("bjensen"))).isEqualTo(new NameHeld(mandy));
    }

    @Test
    void names_are_compared_without_case_and_width() {
        var unal = claimed(OKTA, named("Ünal"));
        assertThat(claim(OKTA, named("üNAL"))).isEqualTo(new NameHeld(unal));

        var wide = claimed(OKTA, named("wide"));
        assertThat(claim(OKTA, named("ＷＩＤＥ"))).isEqualTo(new NameHeld(wide));
    }

    @Test
    void an_external_id_is_unique_within_its_connection_and_compared_exactly() {
        claimed(OKTA, named("babs", "ext-1"));

        assertThat(refusalOf(() -> claim(OKTA, named("mandy", "ext-1")))).isEqualTo(new ExternalIdTaken("ext-1"));
        claimed(ENTRA, named("mandy", "ext-1"));
        claimed(OKTA, named("pat", "EXT-1"));
    }

    @Test
    void members_without_an_external_id_do_not_clash() {
        claimed(OKTA, named("babs"));
        claimed(OKTA, named("mandy"));
        claimed(null, named("pat", "ext-1"));
        claimed(null, named("sam", "ext-1"));
    }

    @Test
    void where_name_and_external_id_are_taken_the_name_is_told() {
        claimed(OKTA, named("mandy", "ext-1"));
        var babs = claimed(OKTA, named("babs"));
        assertThat(claim(OKTA, named("babs", "ext-1"))).isEqualTo(new NameHeld(babs));
    }

    @Test
    void another_organization_has_names_of_its_own() {
        claimed(OKTA, named("babs", "ext-1"));
        var other = Origins.organization();
        assertThat(sessions.commitFor(other, () -> claims.take(other, UUID.randomUUID(), OKTA, named("babs", "ext-1"))))
                .isEqualTo(new Made(null));
    }

    @Test
    void a_rename_frees_the_old_name_at_once() {
        var babs = claimed(OKTA, named("babs"));
        change(babs, OKTA, named("barbara"));

        claimed(OKTA, named("babs"));
        assertThat(claim(OKTA, named("BARBARA"))).isEqualTo(new NameHeld(babs));
    }

    @Test
    void a_rename_may_change_nothing_but_the_case() {
        change(claimed(OKTA, named("babs")), OKTA, named("Babs"));
    }

    @Test
    void a_change_to_what_another_member_has_is_refused_by_its_attribute() {
        claimed(OKTA, named("babs", "ext-1"));
        var mandy = claimed(OKTA, named("mandy", "ext-2"));

        assertThat(refusalOf(() -> change(mandy, OKTA, named("Babs", "ext-2")))).isEqualTo(new UserNameTaken("Babs"));
        assertThat(refusalOf(() -> change(mandy, OKTA, named("mandy", "ext-1"))))
                .isEqualTo(new ExternalIdTaken("ext-1"));
    }

    @Test
    void the_refused_attribute_is_not_guessed_from_the_values() {
        claimed(OKTA, named("babs", "user_name_claim"));
        var mandy = claimed(OKTA, named("mandy"));

        assertThat(refusalOf(() -> change(mandy, OKTA, named("mandy", "user_name_claim"))))
                .isEqualTo(new ExternalIdTaken("user_name_claim"));
    }

    @Test
    void names_are_free_after_a_removal_and_lead_to_the_predecessor() {
        var babs = claimed(OKTA, named("babs", "ext-1"));
        free(babs);

        assertThat(claim(OKTA, named("BABS"))).isEqualTo(new Made(babs));
        assertThat(claim(OKTA, named("barbara", "ext-1"))).isEqualTo(new Made(babs));
        assertThat(claim(ENTRA, named("stranger", "ext-1"))).isEqualTo(new Made(null));
    }

    @Test
    void the_external_id_tells_the_predecessor_before_the_name() {
        var sameName = claimed(OKTA, named("babs", "ext-1"));
        var samePerson = claimed(OKTA, named("barbara", "ext-2"));
        free(sameName);
        free(samePerson);

        assertThat(claim(OKTA, named("babs", "ext-2"))).isEqualTo(new Made(samePerson));
    }
}
