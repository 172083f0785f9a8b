package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.SignIns.Outcome;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.organization.CredentialQueries.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class SignInsTest {
    private static final String OWNER = "owner@example.com";
    private static final String HOME = "192.0.2.1";
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private final List<String> hashed = new ArrayList<>();
    private final SignIns signIns = new SignIns(
            email -> Optional.of(new Credential(new OrganizationId(UUID.randomUUID()), UUID.randomUUID(), "#right"))
                    .filter(credential -> email.equals(OWNER)),
            new Recording());

    /** Hashes by putting a mark before the password, and notes each time that it would have worked for. */
    private final class Recording implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            return "#" + password;
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            hashed.add(hash);
            return encode(password).equals(hash);
        }
    }

    private Outcome signIn(String email, String password, String address, Instant now) {
        return signIns.signIn(email, password, address, now);
    }

    private void fail(int times, String email, String address, Instant now) {
        for (int time = 0; time < times; time++) {
            assertThat(signIn(email, "wrong", address, now)).isInstanceOf(Outcome.Denied.class);
        }
    }

    @Test
    void the_right_password_opens() {
        assertThat(signIn(OWNER, "right", HOME, NOON)).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void an_unknown_e_mail_costs_a_hash_as_a_known_one_does() {
        fail(1, OWNER, HOME, NOON);
        fail(1, "nobody@example.com", HOME, NOON);

        assertThat(hashed).hasSize(2);
        assertThat(signIn("nobody@example.com", "nobody's", HOME, NOON)).isInstanceOf(Outcome.Denied.class);
    }

    @Test
    void who_failed_often_waits_and_costs_nothing_meanwhile() {
        fail(SignIns.MOST_OF_EMAIL_AT_ADDRESS, OWNER, HOME, NOON);

        assertThat(signIn("OWNER@example.com", "right", HOME, NOON.plusSeconds(60)))
                .isEqualTo(new Outcome.Throttled(Duration.ofMinutes(4)));
        assertThat(hashed).hasSize(SignIns.MOST_OF_EMAIL_AT_ADDRESS);
        assertThat(signIn(OWNER, "right", HOME, NOON.plus(FailedSignIns.WINDOW)))
                .isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void a_stranger_who_guesses_shuts_nobody_else_out() {
        fail(SignIns.MOST_OF_EMAIL_AT_ADDRESS, OWNER, "192.0.2.66", NOON);

        assertThat(signIn(OWNER, "right", "192.0.2.66", NOON)).isInstanceOf(Outcome.Throttled.class);
        assertThat(signIn(OWNER, "right", HOME, NOON)).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void many_strangers_who_guess_one_password_have_no_more_tries_than_a_hundred() {
        for (int number = 0; number < SignIns.MOST_OF_EMAIL; number++) {
            fail(1, OWNER, "198.51.100." + number, NOON);
        }

        assertThat(signIn(OWNER, "right", "198.51.100.200", NOON)).isInstanceOf(Outcome.Throttled.class);
    }

    @Test
    void an_e_mail_that_nobody_has_waits_too() {
        fail(SignIns.MOST_OF_EMAIL_AT_ADDRESS, "nobody@example.com", HOME, NOON);

        assertThat(signIn("nobody@example.com", "x", HOME, NOON)).isInstanceOf(Outcome.Throttled.class);
    }

    @Test
    void an_address_that_tries_many_e_mails_waits() {
        for (int number = 0; number < SignIns.MOST_OF_ADDRESS; number++) {
            fail(1, "guess%d@example.com".formatted(number), HOME, NOON);
        }

        assertThat(signIn(OWNER, "right", HOME, NOON)).isInstanceOf(Outcome.Throttled.class);
        assertThat(signIn(OWNER, "right", "192.0.2.2", NOON)).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void a_success_ends_the_count_of_the_e_mail() {
        fail(SignIns.MOST_OF_EMAIL_AT_ADDRESS - 1, OWNER, HOME, NOON);
        signIn(OWNER, "right", HOME, NOON);

        fail(SignIns.MOST_OF_EMAIL_AT_ADDRESS, OWNER, HOME, NOON);
    }

    @Test
    void memory_is_bounded_and_the_eldest_are_forgotten() {
        var failures = new FailedSignIns(1);
        for (int number = 0; number <= FailedSignIns.MOST_KEYS; number++) {
            failures.add("key" + number, NOON);
        }

        assertThat(failures.wait("key0", NOON)).isEmpty();
        assertThat(failures.wait("key1", NOON)).isPresent();
    }
}
