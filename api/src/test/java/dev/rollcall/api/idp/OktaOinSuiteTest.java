package dev.rollcall.api.idp;

import static dev.rollcall.api.testing.Scim.echo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The requests by which Okta examines an app for its catalogue, in their order. */
class OktaOinSuiteTest {
    private static final String RUNSCOPE = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"Runscope300@atko.com",
             "name":{"givenName":"Runscope","familyName":"Three"},
             "emails":[{"primary":true,"value":"Runscope300@atko.com","type":"work"}],
             "displayName":"Runscope Three","active":true}""";

    private final Client okta = RunningServer.get().tenant("okta").scim();

    @Test
    void suite_1_the_first_user_has_everything_that_is_required() {
        create();

        var list = okta.get("/Users?count=1&startIndex=1");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().path("schemas").path(0).stringValue())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(list.json().path("itemsPerPage").isNumber()).isTrue();
        assertThat(list.json().path("startIndex").isNumber()).isTrue();
        assertThat(list.json().path("totalResults").isNumber()).isTrue();
        requireComplete(list.resource(0));
    }

    @Test
    void suite_2_a_user_read_by_id_has_the_same() {
        var created = create();

        var read = okta.get("/Users/" + created.id());

        assertThat(read.status()).isEqualTo(200);
        requireComplete(read.json());
    }

    @Test
    void suite_3_an_unknown_user_name_finds_nothing() {
        var found = okta.filter("/Users", "userName eq \"unknown@atko.com\"");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.totalResults()).isZero();
    }

    @Test
    void suite_4_a_bad_id_is_404_with_a_detail() {
        var read = okta.get("/Users/010101001010101011001010101011");

        assertThat(read.status()).isEqualTo(404);
        assertThat(read.detail()).isNotBlank();
        assertThat(read.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
    }

    @Test
    void suite_5_and_6_a_posted_user_is_active_and_can_be_read() {
        var created = create();

        assertThat(created.json().path("active").booleanValue()).isTrue();
        assertThat(created.json().path("schemas").valueStream().map(urn -> urn.stringValue()))
                .contains("urn:ietf:params:scim:schemas:core:2.0:User");
        assertThat(okta.get("/Users/" + created.id()).status()).isEqualTo(200);
    }

    @Test
    void suite_7_the_same_post_again_is_409() {
        create();

        assertThat(okta.post("/Users", RUNSCOPE).status()).isEqualTo(409);
    }

    @Test
    void suite_8_a_user_name_in_capitals_is_found() {
        var created = create();

        var found = okta.filter("/Users", "userName eq \"RUNSCOPE300@ATKO.COM\"");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(created.id());
    }

    @Test
    void suite_9_groups_come_within_600_milliseconds() {
        okta.get("/Groups");
        long begun = System.nanoTime();

        var groups = okta.get("/Groups");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(600));
        assertThat(groups.status()).isEqualTo(200);
    }

    @Test
    void suite_10_something_that_is_no_token_is_401_with_a_scim_error() {
        var answer = okta.as("non-token").get("/Users");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("401");
        assertThat(answer.detail()).isNotBlank();
    }

    @Test
    void suite_11_a_user_is_changed_and_deactivated_and_found_again() {
        var created = create();
        var renamed = echo(created);
        renamed.withObject("name").put("familyName", "Thirty");

        assertThat(okta.put("/Users/" + created.id(), renamed.toString()).status())
                .isEqualTo(200);
        assertThat(okta.patch("/Users/" + created.id(), Scim.patch("{\"op\":\"replace\",\"value\":{\"active\":false}}"))
                        .status())
                .isEqualTo(200);
        assertThat(okta.filter("/Users", "userName eq \"Runscope300@atko.com\"")
                        .resource(0)
                        .path("active")
                        .booleanValue())
                .isFalse();
    }

    private Answer create() {
        var created = okta.send(
                "POST",
                "/Users",
                RUNSCOPE,
                "Content-Type",
                "application/json",
                "Accept",
                "application/scim+json; charset=utf-8");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.id()).isNotBlank();
        return created;
    }

    private static void requireComplete(tools.jackson.databind.JsonNode user) {
        assertThat(user.path("id").stringValue()).isNotBlank();
        assertThat(user.path("name").path("familyName").stringValue()).isNotBlank();
        assertThat(user.path("name").path("givenName").stringValue()).isNotBlank();
        assertThat(user.path("userName").stringValue()).isNotBlank();
        assertThat(user.path("active").isBoolean()).isTrue();
        assertThat(user.path("emails").path(0).path("value").stringValue()).isNotBlank();
    }
}
