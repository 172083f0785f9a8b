package dev.rollcall.command.access;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Sessions;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcCredentialsTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final UUID babs = UUID.randomUUID();
    private final UUID mandy = UUID.randomUUID();
    private final String mail = babs + "@example.com";
    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final Credentials credentials = new JdbcCredentials(sessions.database());
    private final Tables tables = new Tables(DATABASE.admin());

    @AfterEach
    void close() {
        sessions.close();
    }

    private void set(UUID user, String email, String hash) {
        sessions.commit(() -> credentials.set(sessions.organization(), user, email, hash));
    }

    private void invite(String mac) {
        sessions.commit(() -> credentials.invite(sessions.organization(), babs, mac, NOON));
    }

    private boolean redeem(String mac, Instant now) {
        var good = new AtomicBoolean();
        sessions.commit(() -> good.set(credentials.redeem(sessions.organization(), babs, mac, now)));
        return good.get();
    }

    private long rows(String hash) {
        return tables.count("SELECT count(*) FROM credential WHERE user_id = ? AND password_hash = ?", babs, hash);
    }

    @Test
    void a_new_password_takes_the_place_of_the_old_one() {
        set(babs, mail, "old");
        set(babs, mail, "new");
        assertThat(rows("old")).isZero();
        assertThat(rows("new")).isOne();
    }

    @Test
    void nobody_signs_in_with_the_mail_of_another_in_whichever_letters() {
        set(babs, mail, "hash");
        var shouted = mail.replace("example", "EXAMPLE");
        assertThat(refusalOf(() -> set(mandy, shouted, "hash"))).isEqualTo(new EmailTaken(shouted));
    }

    @Test
    void a_link_is_good_once_and_until_it_expires() {
        var link = UUID.randomUUID().toString();
        invite(link);
        assertThat(redeem(link, NOON)).isFalse();
        assertThat(redeem(link, NOON.minusSeconds(1))).isTrue();
        assertThat(redeem(link, NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void a_newer_link_ends_the_older() {
        var older = UUID.randomUUID().toString();
        invite(older);
        invite(UUID.randomUUID().toString());
        assertThat(redeem(older, NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void whoever_has_no_role_any_more_has_neither_password_nor_link() {
        set(babs, mail, "hash");
        set(mandy, mandy + "@example.com", "hash");
        var link = UUID.randomUUID().toString();
        invite(link);

        sessions.commit(() -> credentials.end(sessions.organization(), babs));

        assertThat(rows("hash")).isZero();
        assertThat(redeem(link, NOON.minusSeconds(1))).isFalse();
        assertThat(tables.count("SELECT count(*) FROM credential WHERE user_id = ?", mandy))
                .isOne();
    }
}
