package dev.rollcall.command.user;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Sessions;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcOwnersTest {
    private static final UUID BABS = UUID.randomUUID();
    private static final UUID MANDY = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final Owners owners = new JdbcOwners(sessions.database());

    @BeforeEach
    void appoint() {
        sessions.commit(() -> owners.appoint(sessions.organization(), BABS));
        sessions.commit(() -> owners.appoint(sessions.organization(), MANDY));
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    private void dismiss(UUID owner) {
        sessions.commit(() -> owners.dismiss(sessions.organization(), owner));
    }

    @Test
    void of_two_owners_who_leave_at_once_one_is_refused() {
        var first = sessions.open(() -> owners.dismiss(sessions.organization(), BABS));
        var second = sessions.meanwhile(() -> {
            owners.dismiss(sessions.organization(), MANDY);
            return true;
        });
        sessions.awaitWaiting();
        first.commit();

        assertThat(refusalOf(second::join)).isEqualTo(new LastOwner(MANDY));
    }

    @Test
    void the_last_owner_stays() {
        dismiss(BABS);
        assertThat(refusalOf(() -> dismiss(MANDY))).isEqualTo(new LastOwner(MANDY));
    }

    @Test
    void an_owner_who_is_appointed_again_is_one_owner() {
        sessions.commit(() -> owners.appoint(sessions.organization(), MANDY));
        dismiss(BABS);
        assertThat(refusalOf(() -> dismiss(MANDY))).isEqualTo(new LastOwner(MANDY));
    }

    @Test
    void owners_can_sign_in_once_one_of_them_has_chosen_a_password() {
        assertThat(canSignIn()).isFalse();
        sessions.commit(() -> choosePassword(MANDY));
        assertThat(canSignIn()).isTrue();
        dismiss(MANDY);
        assertThat(canSignIn()).isFalse();
    }

    private boolean canSignIn() {
        return sessions.commit(() -> owners.canSignIn(sessions.organization()));
    }

    private void choosePassword(UUID owner) {
        sessions.database()
                .sql("INSERT INTO credential (organization_id, user_id, email_key, password_hash) VALUES (?, ?, ?, ?)")
                .params(sessions.organization().value(), owner, owner + "@example.com", "hash")
                .update();
    }
}
