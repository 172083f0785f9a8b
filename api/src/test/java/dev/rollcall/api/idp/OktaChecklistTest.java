package dev.rollcall.api.idp;

import static dev.rollcall.api.testing.Scim.echo;
import static dev.rollcall.api.testing.Scim.membersOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has broken other servers under Okta, one by one. */
class OktaChecklistTest {
    private final Client okta = RunningServer.get().tenant("okta").scim();

    @Test
    void item_1_inactive_users_are_in_lists_and_filters() {
        var user = user("inactive@okta.local");
        okta.put("/Users/" + user, "{\"userName\":\"inactive@okta.local\",\"active\":false}");

        assertThat(okta.filter("/Users", "userName eq \"inactive@okta.local\"").totalResults())
                .isEqualTo(1);
        assertThat(okta.get("/Users").totalResults()).isEqualTo(1);
    }

    @Test
    void item_2_a_created_user_and_a_created_group_come_with_body_and_id() {
        assertThat(okta.post("/Users", Scim.user("test.user@okta.local")).id()).isNotBlank();
        assertThat(okta.post("/Groups", Scim.group("Test SCIMv2")).id()).isNotBlank();
    }

    @Test
    void item_3_totals_are_numbers() {
        var list = okta.get("/Users?startIndex=1&count=100").json();

        assertThat(list.path("totalResults").isNumber()).isTrue();
        assertThat(list.path("startIndex").isNumber()).isTrue();
        assertThat(list.path("itemsPerPage").isNumber()).isTrue();
    }

    @Test
    void item_4_unknown_and_read_only_attributes_echoed_in_a_put_are_no_error() {
        var user = user("test.user@okta.local");
        var body = echo(okta.get("/Users/" + user));
        body.put("unknown", 1).putObject("urn:unknown:2.0:User").put("a", "b");
        body.put("id", "another").putArray("groups").addObject().put("value", "nowhere");

        var answer = okta.put("/Users/" + user, body.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.id()).isEqualTo(user);
        assertThat(answer.json().has("unknown")).isFalse();
    }

    @Test
    void item_5_a_group_is_put_with_its_own_name() {
        var group = okta.post("/Groups", Scim.group("Test SCIMv2"));

        assertThat(okta.put("/Groups/" + group.id(), group.body()).status()).isEqualTo(200);
    }

    @Test
    void item_6_members_in_a_put_are_applied() {
        var user = user("test.user@okta.local");
        var group = okta.post("/Groups", Scim.group("Test SCIMv2")).id();

        okta.put("/Groups/" + group, Scim.group("Test SCIMv2", user));

        assertThat(membersOf(okta.get("/Groups/" + group))).containsExactly(user);
    }

    @Test
    void item_7_an_empty_list_of_members_empties_the_group() {
        var group = okta.post("/Groups", Scim.group("Test SCIMv2", user("test.user@okta.local")))
                .id();

        assertThat(okta.put("/Groups/" + group, Scim.group("Test SCIMv2")).status())
                .isEqualTo(200);

        assertThat(membersOf(okta.get("/Groups/" + group))).isEmpty();
    }

    @Test
    void item_8_a_replace_without_path_that_names_no_members_keeps_them() {
        var user = user("test.user@okta.local");
        var group = okta.post("/Groups", Scim.group("Test SCIMv2", user)).id();

        okta.patch("/Groups/" + group, Scim.patch("""
                {"op":"replace","value":{"id":"%s","displayName":"Renamed"}}""".formatted(group)));

        assertThat(membersOf(okta.get("/Groups/" + group))).containsExactly(user);
    }

    @Test
    void item_9_a_user_is_found_in_any_letter_case() {
        var user = user("Test.User@okta.local");

        var found = okta.filter("/Users", "userName eq \"tEST.uSER@OKTA.LOCAL\"");

        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(user);
    }

    @Test
    void item_10_pages_keep_their_order_while_users_change() {
        IntStream.range(0, 6).forEach(number -> user("user" + number + "@okta.local"));
        var before = new ArrayList<String>();
        for (int start = 1; start <= 6; start += 2) {
            var page = okta.get("/Users?startIndex=%d&count=2".formatted(start));
            page.json()
                    .path("Resources")
                    .forEach(user -> before.add(user.path("id").stringValue()));
            okta.patch("/Users/" + before.getFirst(), Scim.patch("""
                    {"op":"replace","path":"displayName","value":"Change %d"}""".formatted(start)));
        }

        var after = okta.get("/Users")
                .json()
                .path("Resources")
                .valueStream()
                .map(user -> user.path("id").stringValue())
                .toList();
        assertThat(before).isEqualTo(after);
    }

    @Test
    void item_12_a_401_is_a_scim_error_and_no_page() {
        var answer = okta.as(null).get("/Users");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).hasValue("application/scim+json");
        assertThat(answer.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
    }

    @Test
    void item_13_a_put_of_a_hundred_members_comes_well_within_a_minute() {
        var members = IntStream.range(0, 100)
                .mapToObj(number -> user("member" + number + "@okta.local"))
                .toArray(String[]::new);
        var group = okta.post("/Groups", Scim.group("Test SCIMv2")).id();
        long begun = System.nanoTime();

        var put = okta.put("/Groups/" + group, Scim.group("Test SCIMv2", members));

        assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
        assertThat(membersOf(put)).containsExactlyInAnyOrder(members);
    }

    private String user(String userName) {
        var created = okta.post("/Users", Scim.user(userName));
        assertThat(created.status()).isEqualTo(201);
        return created.id();
    }
}
