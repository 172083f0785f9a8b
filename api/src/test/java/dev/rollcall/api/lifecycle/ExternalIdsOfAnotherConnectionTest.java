package dev.rollcall.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An organization changes its provider: the new connection knows nothing of the ids that the old one gave (lifecycle C6). */
class ExternalIdsOfAnotherConnectionTest {
    private static final String ID = "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"%s\"}";

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc");
    private final Client old = tenant.scim();
    private Client now = old;
    private String user = "";
    private String team = "";

    @BeforeEach
    void another_connection_is_enabled() {
        user = old.post("/Users", "{\"userName\":\"bjensen@example.com\",\"externalId\":\"e-1\"}")
                .id();
        team = old.post("/Groups", "{\"displayName\":\"Guides\",\"externalId\":\"g-1\"}")
                .id();
        var connections = "/admin/organizations/%s/connections".formatted(tenant.organization());
        assertThat(server.operator()
                        .post("%s/%s/switch-off".formatted(connections, tenant.connection()), "{}")
                        .status())
                .isEqualTo(204);
        var enabled = server.operator().post(connections, "{\"provider\": \"other\"}");
        assertThat(enabled.status()).as(enabled.body()).isEqualTo(201);
        var tokens = "%s/%s/tokens"
                .formatted(connections, enabled.json().path("connection").stringValue());
        now = new Client(
                enabled.json().path("connectorUrl").stringValue(),
                "Bearer "
                        + server.operator()
                                .post(tokens, "{}")
                                .json()
                                .path("scimToken")
                                .stringValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "externalId eq \"%s\"",
                "externalId sw \"%s\"",
                "externalId pr",
                "externalId ne null",
                "externalId gt \"\"",
                "not (externalId ne \"%s\")"
            })
    void are_not_found(String filter) {
        assertThat(now.filter("/Users", filter.formatted("e-1")).totalResults()).isZero();
        assertThat(now.filter("/Groups", filter.formatted("g-1")).totalResults())
                .isZero();
        assertThat(now.filter("/", filter.formatted("e-1")).totalResults()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"externalId ne \"e-1\"", "externalId eq null", "not (externalId pr)"})
    void are_as_good_as_absent(String filter) {
        assertThat(now.filter("/Users", filter).totalResults()).isEqualTo(1);
        assertThat(now.filter("/Groups", filter).totalResults()).isEqualTo(1);
    }

    @Test
    void are_not_shown() {
        for (var resource : List.of("/Users/" + user, "/Groups/" + team)) {
            assertThat(now.get(resource).json().has("externalId")).isFalse();
            assertThat(now.patch(resource, Scim.patch("{\"op\":\"remove\",\"path\":\"externalId\"}"))
                            .status())
                    .isLessThan(300);
        }
        assertThat(now.get("/Users?sortBy=externalId").body()).doesNotContain("e-1");
    }

    @Test
    void are_kept_when_another_connection_changes_something_else() {
        now.patch(
                "/Users/" + user,
                Scim.patch("{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"babs@example.com\"}"));
        now.put("/Users/" + user, "{\"userName\":\"barbara@example.com\"}");
        now.patch(
                "/Groups/" + team,
                Scim.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Tour Guides\"}"));

        switchBack();

        assertThat(old.filter("/Users", "externalId eq \"e-1\"")
                        .resource(0)
                        .path("userName")
                        .stringValue())
                .isEqualTo("barbara@example.com");
        assertThat(old.filter("/Groups", "externalId eq \"g-1\"")
                        .resource(0)
                        .path("displayName")
                        .stringValue())
                .isEqualTo("Tour Guides");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void give_way_to_those_of_the_connection_that_writes(String number) {
        now.patch("/Users/" + user, Scim.patch(ID.formatted("e-" + number)));
        now.patch("/Groups/" + team, Scim.patch(ID.formatted("g-" + number)));

        assertThat(now.get("/Users/" + user).json().path("externalId").stringValue())
                .isEqualTo("e-" + number);
        assertThat(now.filter("/Users", "externalId eq \"e-%s\"".formatted(number))
                        .totalResults())
                .isEqualTo(1);
        assertThat(now.filter("/Groups", "externalId eq \"g-%s\"".formatted(number))
                        .totalResults())
                .isEqualTo(1);
        switchBack();
        assertThat(old.filter("/Users", "externalId pr").totalResults()).isZero();
        assertThat(old.get("/Groups/" + team).json().has("externalId")).isFalse();
    }

    @Test
    void are_free_for_others_under_the_new_connection() {
        assertThat(now.post("/Users", "{\"userName\":\"other@example.com\",\"externalId\":\"e-1\"}")
                        .status())
                .isEqualTo(201);
    }

    /** The one connection off, the other on. */
    private void switchBack() {
        var connections = "/admin/organizations/%s/connections/".formatted(tenant.organization());
        var other = now.base().substring(now.base().lastIndexOf('/') + 1);
        assertThat(server.operator()
                        .post(connections + other + "/switch-off", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(server.operator()
                        .post(connections + tenant.connection() + "/switch-on", "{}")
                        .status())
                .isEqualTo(204);
    }
}
