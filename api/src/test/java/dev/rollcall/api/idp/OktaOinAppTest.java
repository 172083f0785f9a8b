package dev.rollcall.api.idp;

import static dev.rollcall.api.testing.Scim.echo;
import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import org.junit.jupiter.api.Test;

/** Okta's catalogue app: profiles by PUT, activation, password and groups by PATCH. */
class OktaOinAppTest {
    private final Client okta = RunningServer.get().tenant("okta").scim();

    @Test
    void updates_a_profile_by_put() {
        var user = user("test.user@okta.local");
        var body = echo(okta.get("/Users/" + user.id())).put("nickName", "Testy");

        var updated = okta.put("/Users/" + user.id(), body.toString());

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("nickName").stringValue()).isEqualTo("Testy");
    }

    @Test
    void deactivates_by_a_patch_without_path() {
        var user = user("test.user@okta.local");

        var deactivated = okta.patch("/Users/" + user.id(), """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","value":{"active":false}}]}""");

        assertThat(deactivated.status()).isEqualTo(200);
        assertThat(deactivated.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(deactivated)).isEqualTo("none");
    }

    @Test
    void reactivates_by_a_patch_without_path() {
        var user = user("test.user@okta.local");
        okta.patch("/Users/" + user.id(), Scim.patch("{\"op\":\"replace\",\"value\":{\"active\":false}}"));

        var reactivated =
                okta.patch("/Users/" + user.id(), Scim.patch("{\"op\":\"replace\",\"value\":{\"active\":true}}"));

        assertThat(reactivated.status()).isEqualTo(200);
        assertThat(reactivated.id()).isEqualTo(user.id());
        assertThat(reactivated.json().path("active").booleanValue()).isTrue();
        assertThat(seatOf(reactivated)).isEqualTo("held");
    }

    @Test
    void syncs_a_password_that_is_dropped() {
        var user = user("test.user@okta.local");

        var synced = okta.patch(
                "/Users/" + user.id(), Scim.patch("{\"op\":\"replace\",\"value\":{\"password\":\"1mz050nq\"}}"));

        assertThat(synced.status()).isEqualTo(200);
        assertThat(synced.json()).isEqualTo(user.json());
        assertThat(synced.body()).doesNotContain("1mz050nq");
    }

    @Test
    void changes_members_and_sends_the_name_with_them() {
        var leaves = user("leaver@okta.local").id();
        var stays = user("stayer@okta.local").id();
        var joins = user("test.user@okta.local").id();
        var group = group(leaves, stays);

        var changed = okta.patch("/Groups/" + group.id(), """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                  {"op":"remove","path":"members[value eq \\"%s\\"]"},
                  {"op":"add","path":"members","value":[{"value":"%s","display":"test.user@okta.local"}]}]}""".formatted(leaves, joins));
        var named = rename(group.id(), "Test SCIMv2");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(named.status()).isEqualTo(204);
        assertThat(members(group)).containsExactlyInAnyOrder(stays, joins);
    }

    @Test
    void renames_a_group_with_its_id_in_the_value_and_keeps_the_members() {
        var member = user("test.user@okta.local").id();
        var group = group(member);

        assertThat(rename(group.id(), "Tour Guides").status()).isEqualTo(204);

        var renamed = okta.get("/Groups/" + group.id());
        assertThat(renamed.json().path("displayName").stringValue()).isEqualTo("Tour Guides");
        assertThat(membersOf(renamed)).containsExactly(member);
    }

    @Test
    void names_a_group_as_it_is_named_without_an_event() {
        var group = group();

        assertThat(rename(group.id(), "Test SCIMv2").status()).isEqualTo(204);

        assertThat(version(okta.get("/Groups/" + group.id()))).isEqualTo(version(group));
    }

    @Test
    void pushes_a_group_now() {
        var old = user("old@okta.local").id();
        var member = user("test.user@okta.local").id();
        var group = group(old);

        var pushed = okta.patch("/Groups/" + group.id(), """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","path":"members","value":[{"value":"%s","display":"test.user@okta.local"}]}]}""".formatted(member));

        assertThat(pushed.status()).isEqualTo(204);
        assertThat(members(group)).containsExactly(member);
    }

    @Test
    void pushes_an_empty_group_now() {
        var group = group(user("test.user@okta.local").id());

        var pushed = okta.patch(
                "/Groups/" + group.id(), Scim.patch("{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}"));

        assertThat(pushed.status()).isEqualTo(204);
        assertThat(members(group)).isEmpty();
    }

    @Test
    void pushes_an_empty_group_now_without_path() {
        var group = group(user("test.user@okta.local").id());

        var pushed = okta.patch("/Groups/" + group.id(), Scim.patch("""
                {"op":"replace","value":{"id":"%s","displayName":"Test SCIMv2","members":[]}}""".formatted(group.id())));

        assertThat(pushed.status()).isEqualTo(204);
        assertThat(members(group)).isEmpty();
    }

    private Answer rename(String group, String displayName) {
        return okta.patch("/Groups/" + group, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","value":{"id":"%s","displayName":"%s"}}]}""".formatted(group, displayName));
    }

    private java.util.List<String> members(Answer group) {
        return membersOf(okta.get("/Groups/" + group.id()));
    }

    private Answer user(String userName) {
        return okta.post("/Users", Scim.user(userName));
    }

    private Answer group(String... members) {
        return okta.post("/Groups", Scim.group("Test SCIMv2", members));
    }
}
