package dev.rollcall.api.lifecycle;

import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a team with each request, line by line. */
class TeamsLifecycleTest {
    private final Tenant tenant = RunningServer.get().tenant("rfc");
    private final Client scim = tenant.scim();
    private final History history = new History(tenant.organization());

    @Test
    void t1_post_creates_a_team_without_members() {
        var created = scim.post("/Groups", "{\"displayName\":\"Guides\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).hasValue(scim.base() + "/Groups/" + created.id());
        assertThat(membersOf(created)).isEmpty();
        assertThat(history.namesOf(created.id())).containsExactly("team.created");
    }

    @Test
    void t1_post_creates_a_team_with_members() {
        var user = user("bjensen@example.com");

        var created = team("Guides", user);

        assertThat(membersOf(created)).containsExactly(user);
        assertThat(history.namesOf(created.id())).containsExactly("team.created", "team.members-assigned");
    }

    @Test
    void t2_a_taken_name_in_any_case_is_409() {
        team("Guides");
        var other = team("Keepers");

        var created = scim.post("/Groups", Scim.group("GUIDES"));
        var patched = patch(other, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"guides\"}");
        var put = scim.put("/Groups/" + other.id(), Scim.group("gUIDES"));

        for (Answer taken : List.of(created, patched, put)) {
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.json().path("scimType").stringValue()).isEqualTo("uniqueness");
            assertThat(taken.detail()).contains("displayName");
        }
        assertThat(scim.get("/Groups/" + other.id()).json()).isEqualTo(other.json());
    }

    @Test
    void t2_a_team_may_be_named_in_other_letter_case_than_before() {
        var team = team("Guides");

        assertThat(patch(team, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"GUIDES\"}")
                        .status())
                .isEqualTo(204);

        assertThat(scim.get("/Groups/" + team.id()).json().path("displayName").stringValue())
                .isEqualTo("GUIDES");
    }

    @Test
    void t3_adding_a_present_member_and_removing_an_absent_one_is_no_event() {
        var present = user("present@example.com");
        var absent = user("absent@example.com");
        var team = team("Guides", present);

        assertThat(patch(team, add(present)).status()).isEqualTo(204);
        assertThat(patch(team, removeByFilter(absent)).status()).isEqualTo(204);
        assertThat(patch(team, removeByValue(absent)).status()).isEqualTo(204);

        assertUnchanged(team);
        assertThat(history.namesOf(team.id())).containsExactly("team.created", "team.members-assigned");
    }

    @Test
    void t4_a_patch_that_forgets_the_members_is_told_so_and_keeps_them() {
        var team = team("Guides", user("bjensen@example.com"));

        assertThat(patch(team, "{\"op\":\"replace\",\"path\":\"members\"}").status())
                .isEqualTo(400);

        assertUnchanged(team);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"replace\",\"value\":{\"displayName\":\"Guides\"}}",
                "{\"op\":\"replace\",\"value\":{\"members\":null}}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":null}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[null]}",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[]}",
                "{\"op\":\"remove\",\"path\":\"members\",\"value\":[]}",
                "{\"op\":\"remove\",\"path\":\"members\",\"value\":[null]}",
                "{\"op\":\"remove\",\"path\":\"externalId\"}"
            })
    void t4_a_patch_that_names_no_members_keeps_them(String operation) {
        var team = team("Guides", user("bjensen@example.com"));

        assertThat(patch(team, operation).status()).isEqualTo(204);

        assertUnchanged(team);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"displayName\":\"Guides\"}", "{\"displayName\":\"Guides\",\"members\":null}"})
    void t4_a_put_that_names_no_members_keeps_them(String body) {
        var team = team("Guides", user("bjensen@example.com"));

        assertThat(scim.put("/Groups/" + team.id(), body).status()).isEqualTo(200);

        assertUnchanged(team);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"remove\",\"path\":\"members\"}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}",
                "{\"op\":\"replace\",\"value\":{\"members\":[]}}"
            })
    void t4_only_remove_members_without_value_and_replace_with_an_empty_list_empty_a_team(String operation) {
        var team = team("Guides", user("bjensen@example.com"));

        assertThat(patch(team, operation).status()).isEqualTo(204);

        assertThat(membersOf(scim.get("/Groups/" + team.id()))).isEmpty();
    }

    @Test
    void t4_a_sub_attribute_of_the_members_cannot_be_removed() {
        var team = team("Guides", user("bjensen@example.com"));

        var refused = patch(team, "{\"op\":\"remove\",\"path\":\"members.value\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("mutability");
        assertThat(refused.detail()).contains("members.value", "members[value eq");
        assertUnchanged(team);
    }

    @Test
    void t4_a_patch_that_changes_nothing_asks_for_the_version_all_the_same() {
        var team = team("Guides", user("bjensen@example.com"));

        var nothing = Scim.patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[]}");
        var stale = scim.send("PATCH", "/Groups/" + team.id(), nothing, "If-Match", "W/\"99\"");

        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void t4_a_patch_of_several_things_is_carried_out_under_the_version_it_names() {
        var team = team("Guides", user("bjensen@example.com"));
        var version = team.json().path("meta").path("version").stringValue();
        var several = Scim.patch(
                "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Night shift\"}",
                "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"night\"}",
                "{\"op\":\"remove\",\"path\":\"members\"}");

        var done = scim.send("PATCH", "/Groups/" + team.id(), several, "If-Match", version);

        assertThat(done.status()).isEqualTo(204);
        var after = scim.get("/Groups/" + team.id());
        assertThat(after.json().path("displayName").stringValue()).isEqualTo("Night shift");
        assertThat(after.json().path("externalId").stringValue()).isEqualTo("night");
        assertThat(after.json().path("members")).isEmpty();
        assertThat(scim.send("PATCH", "/Groups/" + team.id(), several, "If-Match", version)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void t4_a_version_is_asked_for_once_of_a_patch_that_changes_name_and_members() {
        var team = team("Guides", user("bjensen@example.com"));
        var operations = Scim.patch(
                "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Keepers\"}",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":%s}".formatted(Scim.members(user("mandy@example.com"))),
                "{\"op\":\"remove\",\"path\":\"members\",\"value\":%s}"
                        .formatted(Scim.members(membersOf(team).getFirst())));

        var patched = scim.send("PATCH", "/Groups/" + team.id(), operations, "If-Match", Scim.version(team));

        assertThat(patched.status()).as(patched.body()).isEqualTo(204);
        assertThat(scim.get("/Groups/" + team.id()).json().path("displayName").stringValue())
                .isEqualTo("Keepers");
    }

    @Test
    void t4_a_member_is_selected_with_the_type_that_all_have() {
        var bjensen = user("bjensen@example.com");
        var mandy = user("mandy@example.com");
        var team = team("Guides", bjensen, mandy);

        for (String filter : List.of(
                "value eq \\\"%s\\\" and type eq \\\"User\\\"", "type eq \\\"user\\\" and value eq \\\"%s\\\"")) {
            var removal = "{\"op\":\"remove\",\"path\":\"members[%s]\"}".formatted(filter.formatted(bjensen));
            assertThat(scim.patch("/Groups/" + team.id(), Scim.patch(removal)).status())
                    .isEqualTo(204);
            assertThat(membersOf(scim.get("/Groups/" + team.id()))).containsExactly(mandy);
            scim.patch(
                    "/Groups/" + team.id(),
                    Scim.patch("{\"op\":\"add\",\"path\":\"members\",\"value\":%s}".formatted(Scim.members(bjensen))));
        }
    }

    @Test
    void t4_an_empty_external_id_is_none() {
        var team = team("Guides");
        var put = scim.put("/Groups/" + team.id(), """
                {"displayName": "Guides", "externalId": ""}""");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().has("externalId")).isFalse();
    }

    @Test
    void t4_a_put_with_an_empty_list_empties_a_team() {
        var team = team("Guides", user("bjensen@example.com"));

        assertThat(membersOf(scim.put("/Groups/" + team.id(), Scim.group("Guides"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta", "entra", "ping"})
    void t5_an_idp_has_its_known_members_applied_and_unknown_ones_skipped(String dialect) {
        var idp = RunningServer.get().tenant(dialect).scim();
        var known = idp.post("/Users", Scim.user("known@example.com")).id();
        var leaves = idp.post("/Users", Scim.user("leaver@example.com")).id();
        var removed = idp.post("/Users", Scim.user("removed@example.com")).id();
        idp.delete("/Users/" + removed);
        var unknown =
                new String[] {UUID.randomUUID().toString(), "no-id-of-ours", removed, user("foreign@example.com")};

        var created = idp.post("/Groups", Scim.group("Guides", with(unknown, leaves)));
        assertThat(created.status()).isEqualTo(201);
        assertThat(membersOf(created)).containsExactly(leaves);

        var added = idp.patch("/Groups/" + created.id(), Scim.patch(removeByFilter(leaves), add(with(unknown, known))));
        assertThat(added.status()).isEqualTo(204);
        assertThat(membersOf(idp.get("/Groups/" + created.id()))).containsExactly(known);

        var put = idp.put("/Groups/" + created.id(), Scim.group("Guides", with(unknown, known, leaves)));
        assertThat(put.status()).isEqualTo(200);
        assertThat(membersOf(put)).containsExactlyInAnyOrder(known, leaves);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc", "strict"})
    void t5_a_client_by_the_rfc_is_told_the_bad_ids_alone_and_nothing_is_applied(String dialect) {
        var client = RunningServer.get().tenant(dialect).scim();
        var known = client.post("/Users", Scim.user("known@example.com")).id();
        var leaves = client.post("/Users", Scim.user("leaver@example.com")).id();
        var removed = client.post("/Users", Scim.user("removed@example.com")).id();
        client.delete("/Users/" + removed);
        var foreign = user("foreign@example.com");
        var team = client.post("/Groups", Scim.group("Guides", leaves));

        for (String[] unknown : List.of(new String[] {removed, foreign}, new String[] {"no-id-of-ours"})) {
            for (Answer refused : List.of(
                    client.post("/Groups", Scim.group("Keepers", with(unknown, known))),
                    client.patch("/Groups/" + team.id(), Scim.patch(removeByFilter(leaves), add(with(unknown, known)))),
                    client.put("/Groups/" + team.id(), Scim.group("Renamed", with(unknown, known))))) {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidValue");
                assertThat(refused.detail()).contains(unknown).doesNotContain(known);
            }
        }
        assertThat(client.get("/Groups/" + team.id()).json()).isEqualTo(team.json());
        assertThat(client.get("/Groups").totalResults()).isEqualTo(1);
    }

    @Test
    void t6_teams_do_not_nest() {
        var inner = team("Inner");

        var refused = scim.post("/Groups", """
                {"displayName":"Outer","members":[{"value":"%s","type":"Group"}]}""".formatted(inner.id()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(inner.id());
    }

    @Test
    void t6_a_user_called_a_group_is_no_member() {
        var user = user("bjensen@example.com");
        var team = team("Guides");
        var add = Scim.patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\",\"type\":\"Group\"}]}"
                .formatted(user));

        var refused = scim.patch("/Groups/" + team.id(), add);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("Group " + user);
        assertUnchanged(team);
    }

    @Test
    void t6_an_idp_has_its_nested_team_skipped() {
        var entra = RunningServer.get().tenant("entra").scim();
        var inner = entra.post("/Groups", Scim.group("Inner")).id();

        var outer = entra.post("/Groups", """
                {"displayName":"Outer","members":[{"value":"%s","type":"Group"}]}""".formatted(inner));

        assertThat(outer.status()).isEqualTo(201);
        assertThat(membersOf(outer)).isEmpty();
    }

    @Test
    void t6_only_users_are_offered_as_members() {
        var schema =
                scim.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group").body();
        var created = team("Guides", user("bjensen@example.com"));

        assertThat(schema).contains("\"canonicalValues\":[\"User\"]", "\"referenceTypes\":[\"User\"]");
        assertThat(created.json().path("members").path(0).path("type").stringValue())
                .isEqualTo("User");
    }

    @Test
    void t7_an_inactive_member_is_added_and_listed_and_takes_no_seat() {
        var inactive = scim.post("/Users", "{\"userName\":\"inactive@example.com\",\"active\":false}");
        var team = team("Guides");

        assertThat(patch(team, add(inactive.id())).status()).isEqualTo(204);

        assertThat(membersOf(scim.get("/Groups/" + team.id()))).containsExactly(inactive.id());
        assertThat(seatOf(scim.get("/Users/" + inactive.id()))).isEqualTo("none");
    }

    @Test
    void t8_a_patch_of_members_is_204_without_body() {
        var user = user("bjensen@example.com");
        var team = team("Guides");

        var patched = patch(team, add(user));

        assertThat(patched.status()).isEqualTo(204);
        assertThat(patched.body()).isEmpty();
    }

    @Test
    void t8_a_patch_answers_with_what_attributes_asks_for() {
        var user = user("bjensen@example.com");
        var team = team("Guides");

        var named = scim.patch("/Groups/" + team.id() + "?attributes=displayName", Scim.patch(add(user)));
        var asked = scim.patch("/Groups/" + team.id() + "?attributes=members", Scim.patch(add(user)));

        assertThat(named.status()).isEqualTo(200);
        assertThat(named.json().has("members")).isFalse();
        assertThat(membersOf(asked)).containsExactly(user);
    }

    @Test
    void t9_changes_of_one_team_at_the_same_time_all_take_effect() {
        var leavers = IntStream.range(0, 6)
                .mapToObj(at -> user("leaver" + at + "@example.com"))
                .toList();
        var joiners = IntStream.range(0, 6)
                .mapToObj(at -> user("joiner" + at + "@example.com"))
                .toList();
        var team = team("Guides", leavers.toArray(String[]::new));

        var statuses = IntStream.range(0, 12)
                .parallel()
                .mapToObj(at -> at % 2 == 0 ? add(joiners.get(at / 2)) : removeByFilter(leavers.get(at / 2)))
                .map(operation -> patch(team, operation).status())
                .toList();

        assertThat(statuses).containsOnly(204);
        assertThat(membersOf(scim.get("/Groups/" + team.id()))).containsExactlyInAnyOrderElementsOf(joiners);
    }

    @Test
    void u19_a_team_that_another_change_holds_too_long_is_429_within_seconds() throws SQLException {
        var team = team("Guides");
        var user = user("bjensen@example.com");

        try (var holder = RunningServer.get().bean(DataSource.class).getConnection()) {
            holder.setAutoCommit(false);
            lock(holder, team.id());
            var held = patch(team, add(user));
            holder.rollback();

            assertThat(held.status()).isEqualTo(429);
            assertThat(held.header("Retry-After")).hasValue("1");
        }
        assertThat(patch(team, add(user)).status()).isEqualTo(204);
    }

    private void lock(Connection holder, String team) throws SQLException {
        try (var lock = holder.prepareStatement(
                "SELECT set_config('rollcall.organization', ?, true); SELECT FROM team_head WHERE team_id = cast(? AS uuid) FOR UPDATE")) {
            lock.setString(1, tenant.organization());
            lock.setString(2, team);
            lock.execute();
        }
    }

    @Test
    void t10_delete_dissolves_the_team_and_its_members_keep_their_seats() {
        var user = user("bjensen@example.com");
        var team = team("Guides", user);

        var deleted = scim.delete("/Groups/" + team.id());

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(history.namesOf(team.id())).endsWith("team.dissolved");
        for (Answer gone : List.of(
                scim.get("/Groups/" + team.id()),
                scim.put("/Groups/" + team.id(), Scim.group("Guides")),
                patch(team, add(user)),
                scim.delete("/Groups/" + team.id()))) {
            assertThat(gone.status()).isEqualTo(404);
        }
        var member = scim.get("/Users/" + user);
        assertThat(seatOf(member)).isEqualTo("held");
        assertThat(Scim.groupsOf(member)).isEmpty();
        assertThat(team("Guides").id()).isNotEqualTo(team.id());
    }

    private void assertUnchanged(Answer team) {
        var read = scim.get("/Groups/" + team.id());
        assertThat(read.json()).isEqualTo(team.json());
        assertThat(version(read)).isEqualTo(version(team));
    }

    private static String[] with(String[] ids, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(ids), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static String add(String... ids) {
        return "{\"op\":\"add\",\"path\":\"members\",\"value\":%s}".formatted(Scim.members(ids));
    }

    private static String removeByFilter(String id) {
        return "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}".formatted(id);
    }

    private static String removeByValue(String id) {
        return "{\"op\":\"remove\",\"path\":\"members\",\"value\":%s}".formatted(Scim.members(id));
    }

    private String user(String userName) {
        var created = scim.post("/Users", Scim.user(userName));
        assertThat(created.status()).isEqualTo(201);
        return created.id();
    }

    private Answer team(String displayName, String... members) {
        var created = scim.post("/Groups", Scim.group(displayName, members));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private Answer patch(Answer team, String... operations) {
        return scim.patch("/Groups/" + team.id(), Scim.patch(operations));
    }
}
