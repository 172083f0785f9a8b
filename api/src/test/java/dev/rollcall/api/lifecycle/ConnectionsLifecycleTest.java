package dev.rollcall.api.lifecycle;

import static dev.rollcall.api.testing.Scim.seatOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.connection.ConnectionCommand;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.query.connection.ConnectionQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of connections and their tokens, and of who owns an organization, line by line. */
class ConnectionsLifecycleTest {
    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final Client scim = tenant.scim();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users",
                "/Users/",
                "//Users",
                "/Users?aadOptscim062020",
                "/Users/?aadOptscim062020&unknown=1",
                "/Users?aadOptscim062020=&startIndex=1&count=1"
            })
    void c2_slashes_at_the_end_and_unknown_parameters_are_tolerated(String path) {
        assertThat(scim.get(path).status()).isEqualTo(200);
        assertThat(scim.post(path, Scim.user("bjensen@example.com")).status()).isEqualTo(201);
    }

    @Test
    void c2_the_connector_url_holds_the_id_of_the_connection() {
        assertThat(scim.base()).isEqualTo(RunningServer.get().url() + "/scim/v2/" + tenant.connection());
        assertThat(scim.post("/Users", Scim.user("bjensen@example.com"))
                        .json()
                        .path("meta")
                        .path("location")
                        .stringValue())
                .startsWith(scim.base() + "/Users/");
    }

    @Test
    void c2_forwarded_headers_of_a_stranger_change_no_location() {
        var created = scim.send(
                "POST",
                "/Users",
                Scim.user("bjensen@example.com"),
                "X-Forwarded-Host",
                "evil.example.com",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "host=evil.example.com;proto=https");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).hasValue(scim.base() + "/Users/" + created.id());
        assertThat(created.body()).doesNotContain("evil");
    }

    @Test
    void c2_a_token_opens_no_other_connector_url() {
        var other = RunningServer.get().tenant("okta").scim();

        var answer = other.as("Bearer " + tenant.token()).get("/Users");

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email eq \"bjensen@example.com\"",
                "emails eq \"BJENSEN@example.com\"",
                "email eq \"bjensen@example.com\" or emails eq \"bjensen@example.com\"",
                "userName eq \"nobody\" or emails.value eq \"bjensen@example.com\""
            })
    void c3_an_okta_connection_reads_email_as_the_value_of_emails(String filter) {
        var created = scim.post("/Users", """
                {"userName":"bjensen","emails":[{"value":"bjensen@example.com","type":"work"}]}""");

        var found = scim.filter("/Users", filter);

        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(created.id());
    }

    @Test
    void c3_any_other_connection_knows_no_attribute_email() {
        var rfc = RunningServer.get().tenant("rfc").scim();

        var answer = rfc.filter("/Users", "email eq \"bjensen@example.com\"");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "Bearer Bearer %s", "Bearer   %s  ", "BEARER bearer  %s"})
    void c4_the_token_is_understood_as_admins_paste_it(String form) {
        assertThat(scim.as(form.formatted(tenant.token())).get("/Users").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Basic %s", "Bearer %sx", "Bearer x%s", "Bearer"})
    void c4_anything_else_is_no_token(String form) {
        var answer = scim.as(form.formatted(tenant.token())).get("/Users");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void c4_a_token_lives_for_a_year() {
        var kid = tenant.token().split("_", -1)[1];

        var expiresAt = RunningServer.get()
                .bean(ConnectionQueries.class)
                .token(kid)
                .orElseThrow()
                .expiresAt();

        assertThat(Duration.between(Instant.now(), expiresAt)).isBetween(Duration.ofDays(364), Duration.ofDays(366));
    }

    @Test
    void c5_switched_off_the_idp_is_told_so_and_members_stay_as_they_are() {
        var user = scim.post("/Users", Scim.user("bjensen@example.com")).id();

        send(new SwitchOff(UUID.fromString(tenant.connection())));

        var refused = scim.get("/Users/" + user);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate").orElseThrow())
                .contains("error_description=\"SCIM is switched off\"");
        send(new SwitchOn(UUID.fromString(tenant.connection())));
        assertThat(seatOf(scim.get("/Users/" + user))).isEqualTo("held");
    }

    @Test
    void c6_an_external_id_can_be_changed_and_is_found_anew() {
        var user = user("bjensen@example.com", "e-1");

        var changed = scim.patch(
                "/Users/" + user, Scim.patch("{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"e-2\"}"));

        assertThat(changed.json().path("externalId").stringValue()).isEqualTo("e-2");
        assertThat(scim.filter("/Users", "externalId eq \"e-2\"").totalResults())
                .isEqualTo(1);
        assertThat(scim.filter("/Users", "externalId eq \"e-1\"").totalResults())
                .isZero();
        user("other@example.com", "e-1");
    }

    @Test
    void c6_an_external_id_is_freed_by_the_removal() {
        var user = user("bjensen@example.com", "e-1");

        scim.delete("/Users/" + user);

        user("other@example.com", "e-1");
    }

    @Test
    void c6_an_external_id_of_a_living_member_is_409() {
        user("bjensen@example.com", "e-1");
        var other = user("other@example.com", "e-2");

        for (var clash : List.of(
                scim.post("/Users", "{\"userName\":\"third@example.com\",\"externalId\":\"e-1\"}"),
                scim.put("/Users/" + other, "{\"userName\":\"other@example.com\",\"externalId\":\"e-1\"}"))) {
            assertThat(clash.status()).isEqualTo(409);
            assertThat(clash.json().path("scimType").stringValue()).isEqualTo("uniqueness");
            assertThat(clash.detail()).contains("externalId", "e-1");
        }
    }

    @Test
    void r7_the_founding_owner_is_a_member_and_holds_a_seat() {
        var server = RunningServer.get();
        var first = new Client(server.secret("connectorUrl"), "Bearer " + server.secret("scimToken"));

        var found = first.filter("/Users", "userName eq \"%s\"".formatted(server.secret("ownerEmail")));

        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("active").booleanValue()).isTrue();
        assertThat(found.resource(0).path(Scim.SEAT).path("status").stringValue())
                .isEqualTo("held");
    }

    private void send(ConnectionCommand command) {
        var origin = tenant.origin();
        RunningServer.get().bean(Dispatch.class).send(command, origin);
    }

    private String user(String userName, String externalId) {
        var created =
                scim.post("/Users", "{\"userName\":\"%s\",\"externalId\":\"%s\"}".formatted(userName, externalId));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.id();
    }
}
