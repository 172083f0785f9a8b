package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.query.organization.OwnerSignIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertThatThrownBy(() -> SERVER.bean(OwnerSignIn.class).credential(text))
                .isInstanceOf(InvalidScim.class)
                .hasMessageContaining("U+");
    }

    private static void assertUnauthorized(byte[] credential) {
        var stranger = SERVER.operator().as("Basic " + Base64.getEncoder().encodeToString(credential));
        assertRefused(stranger.get(ADMIN + "/license"), 401, null, "Basic");
    }
}
