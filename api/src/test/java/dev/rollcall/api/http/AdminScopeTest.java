package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.openapi.OpenApi;
import dev.rollcall.kernel.user.Role;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class AdminScopeTest {
    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_may_ask_what_the_published_api_says_of_it(Role role) {
        var name = role.name().toLowerCase(Locale.ROOT);
        OpenApi.document().path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/admin/organizations/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> assertThat(AdminScope.allows(
                                        role,
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey()
                                                .replaceAll("\\{\\w+}", "1")
                                                .toLowerCase(Locale.ROOT)))
                                .as("%s %s %s", role, operation.getKey(), path.getKey())
                                .isEqualTo(admits(operation.getValue(), name))));
    }

    private static boolean admits(JsonNode operation, String scheme) {
        return operation.path("security").valueStream().anyMatch(each -> each.has(scheme));
    }

    @Test
    void reading_is_with_head_too_and_nothing_else() {
        assertThat(AdminScope.allows(Role.BILLING, "HEAD", "/admin/organizations/1/audit"))
                .isTrue();
        assertThat(AdminScope.allows(Role.AUDITOR, "DELETE", "/admin/organizations/1/events"))
                .isFalse();
    }
}
