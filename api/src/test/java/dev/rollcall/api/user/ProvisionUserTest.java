package dev.rollcall.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import org.junit.jupiter.api.Test;

class ProvisionUserTest {
    private final RunningServer.Tenant tenant = RunningServer.get().tenant("rfc");

    @Test
    void a_provisioned_user_is_found_by_get_right_after_the_post() {
        var created = tenant.scim().post("/Users", "{\"userName\": \"bjensen@example.com\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains(tenant.scim().base() + "/Users/" + created.id());
        var found = tenant.scim().get("/Users/" + created.id());
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json()).isEqualTo(created.json());
    }
}
