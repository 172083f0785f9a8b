package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.query.organization.CredentialQueries;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the admin API does not understand is refused by name, value and what is accepted. */
class BadInputAdminTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final RunningServer.Tenant TENANT = SERVER.tenant("rfc");
    private static final String ADMIN = "/admin/organizations/" + TENANT.organization();

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b:x", "a:x\u0000", "a\u007fb:x", "\nowner:x", "no colon", ""})
    void a_credential_that_can_be_nobodys_is_401(String credential) {
        assertUnauthorized(credential.getBytes(StandardCharsets.UTF_8));
    }

    /** Half a surrogate pair, a byte that never stands in UTF-8, and a character cut off. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00ed\u00a0\u0080:x", "\u00ff:x", "x:\u00e2\u0082"})
    void a_credential_that_is_no_utf_8_is_401(String bytes) {
        assertUnauthorized(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Behind every gate: a question never reaches PostgreSQL with a text that it cannot hold. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud800", "\udc00a"})
    void a_question_with_broken_text_is_not_asked(String text) {
        assertThatThrownBy(() -> SERVER.bean(CredentialQueries.class).credential(text))
                .isInstanceOf(InvalidScim.class)
                .hasMessageContaining("U+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"seats\": 1}|name is missing",
                "{\"name\": 5, \"seats\": 1}|name is 5; send text of 1 to 256 characters",
                "{\"name\": null, \"seats\": 1}|name is null; send text",
                "{\"name\": [\"Acme\"], \"seats\": 1}|name is [\"Acme\"]; send text",
                "{\"name\": \" \", \"seats\": 1}|name is \" \"; send text",
                "{\"name\": \"x\\u0000\", \"seats\": 1}|name holds the character U+0000 at position 2",
                "{\"name\": \"a\\ud800\", \"seats\": 1}|name holds half a character (U+D800)",
                "{\"name\": \"Acme\"}|seats is missing",
                "{\"name\": \"Acme\", \"seats\": \"5\"}|seats is \"5\"; send a whole number from 1 to 500000",
                "{\"name\": \"Acme\", \"seats\": 1.5}|seats is 1.5; send a whole number",
                "{\"name\": \"Acme\", \"seats\": 0}|seats is 0; send a whole number from 1 to 500000",
                "{\"name\": \"Acme\", \"seats\": 99999999999}|seats is 99999999999; send a whole number",
                "{\"name\": \"Acme\", \"seats\": 1, \"zone\": 5}|zone is 5; send text",
                "{\"name\": \"Acme\", \"seats\": 1, \"zone\": \"Shire\"}|zone \"Shire\" is not an IANA time zone",
                "{\"name\": \"Acme\", \"seats\": 1, \"provider\": \"rfc\"}|provider is \"rfc\"; send one of okta, entra",
                "{\"name\": \"Acme\", \"seats\": 1, \"dialect\": \"RFC\"}|dialect is \"RFC\"; send one of strict, rfc",
                "{\"name\": \"Acme\", \"seats\": 1, \"noSeatPolicy\": \"reject\"}|noSeatPolicy is \"reject\"; send one of REJECT",
                "{\"name\": \"Acme\", \"seats\": 1, \"seatz\": 3}|seatz is not accepted here; send one of name, zone"
            })
    void an_organization_is_not_founded_on_what_is_not_understood(String body, String words) {
        assertRefused(SERVER.operator().post("/admin/organizations", body), words);
    }

    @Test
    void a_name_has_at_most_256_characters() {
        var body = "{\"name\": \"%s\", \"seats\": 1}";
        assertThat(SERVER.operator()
                        .post("/admin/organizations", body.formatted("n".repeat(256)))
                        .status())
                .isEqualTo(201);
        assertRefused(SERVER.operator().post("/admin/organizations", body.formatted("n".repeat(257))), "256");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH|/license|{}|names nothing to change; send seats, noSeatPolicy or both",
                "PATCH|/license|{\"seatz\": 3}|seatz is not accepted here; send one of seats, noSeatPolicy",
                "PATCH|/license|{\"Seats\": 3}|Seats is not accepted here",
                "PATCH|/license|{\"seats\": 3, \"name\": \"x\"}|name is not accepted here",
                "PATCH|/license|{\"seats\": null}|seats is null; send a whole number",
                "POST|/connections|{\"provider\": 5}|provider is 5; send one of okta, entra, ping, other",
                "POST|/connections|{\"name\": \"x\"}|name is not accepted here; send one of provider, dialect",
                "PATCH|/connections/{connection}|{}|send provider or dialect",
                "PATCH|/connections/{connection}|{\"dialect\": \"Okta\"}|dialect is \"Okta\"; send one of strict, rfc",
                "PATCH|/connections/{connection}|{\"provider\": null}|provider is null; send one of okta",
                "PATCH|/connections/{connection}|{\"enabled\": false}|enabled is not accepted here",
                "POST|/connections/{connection}/tokens|{\"life\": \"3y\"}|life is \"3y\"; send one of 30d, 90d",
                "POST|/connections/{connection}/tokens|{\"live\": \"1y\"}|live is not accepted here; send life"
            })
    void nothing_is_changed_by_what_is_not_understood(String method, String path, String body, String words) {
        Untouched.during(
                TENANT,
                () -> assertRefused(
                        SERVER.operator().send(method, ADMIN + path.replace("{connection}", TENANT.connection()), body),
                        words));
    }

    private static void assertRefused(Answer answer, String words) {
        ScimRefusal.assertRefused(answer, 400, answer.json().path("scimType").asString(null), words);
    }

    @Test
    void who_guesses_passwords_is_told_how_long_to_wait() {
        var guess = "%s@example.com:guess".formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        for (int number = 0; number < 10; number++) {
            assertUnauthorized(guess);
        }

        var answer = SERVER.operator()
                .as("Basic " + Base64.getEncoder().encodeToString(guess))
                .get(ADMIN + "/license");

        ScimRefusal.assertRefused(answer, 429, null, "Too many failed sign-ins");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 300);
        assertThat(SERVER.operator().get(ADMIN + "/license").status()).isEqualTo(200);
    }

    private static void assertUnauthorized(byte[] credential) {
        var stranger = SERVER.operator().as("Basic " + Base64.getEncoder().encodeToString(credential));
        ScimRefusal.assertRefused(stranger.get(ADMIN + "/license"), 401, null, "Basic");
    }
}
