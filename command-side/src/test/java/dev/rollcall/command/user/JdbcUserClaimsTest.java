package dev.rollcall.command.user;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Sessions;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal.ExternalIdTaken;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.util.Optional;
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

    private UUID claimed(@Nullable UUID connection, UserProfile profile) {
        var user = UUID.randomUUID();
        sessions.commit(() -> claims.take(sessions.organization(), user, connection, profile));
        return user;
    }

    private Optional<UUID> predecessor(@Nullable UUID connection, UserProfile profile) {
        return sessions.commit(() -> claims.take(sessions.organization(), UUID.randomUUID(), connection, profile));
    }

    private void change(UUID user, @Nullable UUID connection, UserProfile profile) {
        sessions.commit(() -> claims.change(sessions.organization(), user, connection, profile));
    }

    private void free(UUID user) {
        sessions.commit(() -> claims.free(sessions.organization(), user));
    }

    @Test
    void of_two_who_want_one_name_at_once_the_second_waits_and_is_refused() {
        var first =
                sessions.open(() -> claims.take(sessions.organization(), UUID.randomUUID(), OKTA, named("bjensen")));
        var second = sessions.meanwhile(
                () -> claims.take(sessions.organization(), UUID.randomUUID(), OKTA, named("BJensen")));
        sessions.awaitWaiting();
        first.commit();

        assertThat(refusalOf(second::join)).isEqualTo(new UserNameTaken("BJensen"));
    }

    @Test
    void of_two_who_want_one_name_at_once_the_second_has_it_when_the_first_fails() {
        var first =
                sessions.open(() -> claims.take(sessions.organization(), UUID.randomUUID(), OKTA, named("bjensen")));
        var second = sessions.meanwhile(
                () -> claims.take(sessions.organization(), UUID.randomUUID(), OKTA, named("bjensen")));
        sessions.awaitWaiting();
        first.rollback();

        assertThat(second.join()).isEmpty();
        assertThat(refusalOf(() -> claimed(OKTA, named("bjensen")))).isEqualTo(new UserNameTaken("bjensen"));
    }

    @Test
    void names_are_compared_without_case_and_width() {
        claimed(OKTA, named("Ünal"));
        assertThat(refusalOf(() -> claimed(OKTA, named("üNAL")))).isEqualTo(new UserNameTaken("üNAL"));

        claimed(OKTA, named("wide"));
        assertThat(refusalOf(() -> claimed(OKTA, named("ＷＩＤＥ")))).isEqualTo(new UserNameTaken("ＷＩＤＥ"));
    }

    @Test
    void an_external_id_is_unique_within_its_connection_and_compared_exactly() {
        claimed(OKTA, named("babs", "ext-1"));

        assertThat(refusalOf(() -> claimed(OKTA, named("mandy", "ext-1")))).isEqualTo(new ExternalIdTaken("ext-1"));
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
        claimed(OKTA, named("babs", "ext-1"));
        assertThat(refusalOf(() -> claimed(OKTA, named("babs", "ext-1")))).isEqualTo(new UserNameTaken("babs"));
    }

    @Test
    void another_organization_has_names_of_its_own() {
        claimed(OKTA, named("babs", "ext-1"));
        var other = Origins.organization();
        assertThat(sessions.commitFor(other, () -> claims.take(other, UUID.randomUUID(), OKTA, named("babs", "ext-1"))))
                .isEmpty();
    }

    @Test
    void a_rename_frees_the_old_name_at_once() {
        var babs = claimed(OKTA, named("babs"));
        change(babs, OKTA, named("barbara"));

        claimed(OKTA, named("babs"));
        assertThat(refusalOf(() -> claimed(OKTA, named("BARBARA")))).isEqualTo(new UserNameTaken("BARBARA"));
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

        assertThat(predecessor(OKTA, named("BABS"))).contains(babs);
        assertThat(predecessor(OKTA, named("barbara", "ext-1"))).contains(babs);
        assertThat(predecessor(ENTRA, named("stranger", "ext-1"))).isEmpty();
    }

    @Test
    void the_external_id_tells_the_predecessor_before_the_name() {
        var sameName = claimed(OKTA, named("babs", "ext-1"));
        var samePerson = claimed(OKTA, named("barbara", "ext-2"));
        free(sameName);
        free(samePerson);

        assertThat(predecessor(OKTA, named("babs", "ext-2"))).contains(samePerson);
    }
}
