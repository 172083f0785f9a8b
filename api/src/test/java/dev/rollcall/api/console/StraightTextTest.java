package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.user.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StraightTextTest {
    private static final RunningServer.Tenant TENANT = RunningServer.get().tenant("okta");
    private static final ConsoleClient AUDITOR = ConsoleClient.of(TENANT, Role.AUDITOR);

    static {
        TENANT.scim().post("/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "turned@example.com",
                 "displayName": "\\u202Eevil <b>"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/members", "/console/seats"})
    void a_name_does_not_turn_the_text_around(String page) {
        assertThat(AUDITOR.get(page).body()).doesNotContain("\u202E").contains("\uFFFDevil &lt;b&gt;");
    }
}
