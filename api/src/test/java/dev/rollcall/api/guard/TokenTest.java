package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.command.connection.ConnectionCommand;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.dispatch.Dispatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, and who does not. */
class TokenTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc");
    private final UUID connection = UUID.fromString(tenant.connection());

    private void send(ConnectionCommand command) {
        var origin = tenant.origin();
        server.bean(Dispatch.class).send(command, origin);
    }

    private Answer as(@Nullable String authorization) {
        return tenant.scim().as(authorization).get("/Users");
    }

    private static void assertInvalidToken(Answer answer, String description) {
        assertRefused(answer, 401, null, description);
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .startsWith("Bearer ")
                        .contains("error=\"invalid_token\"")
                        .containsPattern("error_description=\"[^\"]*" + description));
    }

    private static void assertNoToken(Answer answer) {
        assertRefused(answer, 401, null, "Authorization: Bearer");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(
                        challenge -> assertThat(challenge).startsWith("Bearer ").doesNotContain("error"));
    }

    private static String kid(String token) {
        return token.substring(3, 11);
    }

    @Test
    void without_a_token_nobody_comes_in() {
        assertNoToken(as(null));
        assertNoToken(as(""));
        assertNoToken(as("Bearer"));
        assertNoToken(as("Bearer "));
        assertNoToken(as("   "));
        assertNoToken(as(tenant.token()));
        assertNoToken(tenant.scim().as(null).get("/Users?access_token=" + tenant.token()));
    }

    @Test
    void another_scheme_is_no_token() {
        assertNoToken(as("Basic "
                + Base64.getEncoder().encodeToString(("token:" + tenant.token()).getBytes(StandardCharsets.UTF_8))));
        assertNoToken(as("Digest username=\"x\""));
        assertNoToken(as("Token " + tenant.token()));
        assertNoToken(as("BearerToken " + tenant.token()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer %s",
                "bearer %s",
                "BEARER %s",
                "Bearer   %s",
                "Bearer %s  ",
                "Bearer\t%s",
                "Bearer Bearer %s",
                "bearer Bearer   %s"
            })
    void a_token_is_understood_however_an_admin_pasted_it(String pasted) {
        assertThat(as(pasted.formatted(tenant.token())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "null",
                "undefined",
                "rc_",
                "rc__",
                "' OR '1'='1",
                "eyJhbGciOiJub25lIn0.e30.",
                "Basic x",
                "*"
            })
    void garbage_is_no_token(String garbage) {
        assertInvalidToken(as("Bearer " + garbage), "not known");
    }

    @Test
    void a_token_cut_short_or_made_longer_at_either_end_is_none() {
        var token = tenant.token();
        for (int cut = 1; cut < token.length(); cut++) {
            assertInvalidToken(as("Bearer " + token.substring(0, token.length() - cut)), "not known");
            assertInvalidToken(as("Bearer " + token.substring(cut)), "not known");
        }
        for (String more : new String[] {"0", "A", "=", ".", "_", token, " x", ", Bearer x"}) {
            assertInvalidToken(as("Bearer " + token + more), "not known");
            assertInvalidToken(as("Bearer x" + more + token), "not known");
        }
    }

    @Test
    void a_token_with_any_one_character_changed_is_none() {
        var token = tenant.token();
        for (int at = 0; at < token.length(); at++) {
            var changed = new StringBuilder(token);
            changed.setCharAt(at, token.charAt(at) == 'x' ? 'y' : 'x');
            assertInvalidToken(as("Bearer " + changed), "not known");
        }
        assertThat(as("Bearer " + token).status()).isEqualTo(200);
    }

    /** The form and the checksum are right, only the secret is another one. */
    @Test
    void a_well_formed_token_that_nobody_issued_is_none() {
        assertInvalidToken(
                as("Bearer " + server.bean(Tokens.class).forConnection().text()), "not known");
    }

    @Test
    void a_token_opens_no_other_connector_url() {
        var other = server.tenant("rfc");
        for (String path : new String[] {"/Users", "/Groups", "/Schemas", "/Nothing"}) {
            assertInvalidToken(
                    other.scim().as("Bearer " + tenant.token()).get(path), "belongs to another connector URL");
        }
        assertRefused(
                other.scim().as("Bearer " + tenant.token()).post("/Users", "{\"userName\": \"x\"}"),
                401,
                null,
                "another connector URL");
        assertThat(other.scim().get("/Users").totalResults()).isZero();
    }

    @Test
    void a_revoked_token_stops_at_once_and_the_other_one_goes_on() {
        var second = server.bean(Tokens.class).forConnection();
        send(new IssueToken(connection, second.kid(), server.bean(Tokens.class).mac(second), null));
        assertThat(as("Bearer " + second.text()).status()).isEqualTo(200);

        send(new RevokeToken(connection, kid(tenant.token())));

        assertInvalidToken(as("Bearer " + tenant.token()), "was revoked");
        assertThat(as("Bearer " + second.text()).status()).isEqualTo(200);
    }

    @Test
    void a_token_stops_when_it_expires() {
        var expired = server.bean(Tokens.class).forConnection();
        send(new IssueToken(
                connection,
                expired.kid(),
                server.bean(Tokens.class).mac(expired),
                Instant.now().minus(Duration.ofMillis(1))));
        assertInvalidToken(as("Bearer " + expired.text()), "has expired");
    }

    @Test
    void a_switched_off_connection_refuses_everything_at_once_until_it_is_on_again() {
        var user = tenant.scim().post("/Users", "{\"userName\": \"stays\"}").id();

        send(new SwitchOff(connection));

        assertInvalidToken(tenant.scim().get("/Users"), "SCIM is switched off");
        assertInvalidToken(tenant.scim().get("/Users/" + user), "SCIM is switched off");
        assertInvalidToken(tenant.scim().post("/Users", "{\"userName\": \"late\"}"), "SCIM is switched off");
        assertInvalidToken(tenant.scim().delete("/Users/" + user), "SCIM is switched off");
        assertInvalidToken(tenant.scim().get("/Schemas"), "SCIM is switched off");

        send(new SwitchOn(connection));

        assertThat(tenant.scim().get("/Users/" + user).status()).isEqualTo(200);
        assertThat(tenant.scim().get("/Users").totalResults()).isEqualTo(1);
    }

    @Test
    void a_token_of_a_connection_administers_nothing() {
        var founding = "{\"name\": \"Intruders\", \"seats\": 5}";
        for (String authorization : new String[] {
            "Bearer " + tenant.token(),
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString(
                                    ("owner@rollcall.invalid:" + tenant.token()).getBytes(StandardCharsets.UTF_8)),
            "Basic ",
            "Basic not base64!",
            "Bearer "
        }) {
            var answer = server.operator().as(authorization).post("/admin/organizations", founding);
            assertRefused(answer, 401, null, "operator token");
            assertThat(answer.header("WWW-Authenticate")).isPresent();
        }
        assertRefused(server.operator().as("Bearer " + tenant.token()).get("/actuator/prometheus"), 401, null);
    }

    @Test
    void the_operators_token_provisions_nobody() {
        assertInvalidToken(as("Bearer " + server.secret("operatorToken")), "not known");
    }
}
