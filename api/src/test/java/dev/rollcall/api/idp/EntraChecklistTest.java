package dev.rollcall.api.idp;

import static dev.rollcall.api.testing.Scim.ENTERPRISE;
import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has broken other servers under Entra, one by one. */
class EntraChecklistTest {
    private final Client entra = RunningServer.get().tenant("entra").scim();

    @Test
    void item_1_a_filter_that_finds_nothing_is_200() {
        assertThat(entra.filter("/Users", "userName eq \"nobody\"").status()).isEqualTo(200);
        assertThat(entra.filter("/Groups", "displayName eq \"nothing\"").status())
                .isEqualTo(200);
    }

    @Test
    void item_2_operations_are_read_in_any_letter_case() {
        var user = user("jyoung@contoso.com");

        for (String op : new String[] {"Replace", "replace", "REPLACE"}) {
            var patched = patch(user, "{\"op\":\"%s\",\"path\":\"title\",\"value\":\"%s\"}".formatted(op, op));
            assertThat(patched.json().path("title").stringValue()).isEqualTo(op);
        }
    }

    @Test
    void item_3_the_string_False_is_false() {
        var user = user("jyoung@contoso.com");

        var patched = patch(user, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().path("active").booleanValue()).isFalse();
    }

    @Test
    void item_4_and_5_a_remove_with_values_removes_these_members_alone() {
        var leaves = user("leaver@contoso.com");
        var stays = user("stayer@contoso.com");
        var group = group("Engineering", leaves.id(), stays.id());

        var removed = entra.patch("/Groups/" + group.id(), Scim.patch("""
                {"op":"Remove","path":"members","value":[{"$ref":null,"value":"%s"}]}""".formatted(leaves.id())));

        assertThat(removed.status()).isEqualTo(204);
        assertThat(membersOf(entra.get("/Groups/" + group.id()))).containsExactly(stays.id());
    }

    @Test
    void item_6_a_filter_that_cannot_be_answered_is_refused_and_not_ignored() {
        user("jyoung@contoso.com");

        var answer = entra.filter("/Users", "favoriteColor eq \"blue\"");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
    }

    @Test
    void item_7_users_and_groups_are_found_by_external_id() {
        entra.post("/Users", "{\"userName\":\"jyoung@contoso.com\",\"externalId\":\"0a21f0f2\"}");
        entra.post("/Groups", "{\"displayName\":\"Engineering\",\"externalId\":\"8aa1a0c0\"}");

        assertThat(entra.filter("/Users", "externalId eq \"0a21f0f2\"").totalResults())
                .isEqualTo(1);
        assertThat(entra.filter("/Groups", "externalId eq \"8aa1a0c0\"").totalResults())
                .isEqualTo(1);
    }

    @Test
    void item_8_members_are_left_out_of_lists_where_they_are_excluded() {
        group("Engineering", user("jyoung@contoso.com").id());

        assertThat(entra.get("/Groups?excludedAttributes=members").body()).doesNotContain("members");
    }

    @Test
    void item_9_paths_with_urn_and_version_dot_lead_to_the_manager() {
        var user = user("jyoung@contoso.com");

        var patched = patch(user, "{\"op\":\"Add\",\"path\":\"%s:manager\",\"value\":\"00aa\"}".formatted(ENTERPRISE));
        var removed = patch(user, "{\"op\":\"Remove\",\"path\":\"%s:manager\"}".formatted(ENTERPRISE));

        assertThat(patched.json().path(ENTERPRISE).path("manager").path("value").stringValue())
                .isEqualTo("00aa");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().path(ENTERPRISE).has("manager")).isFalse();
    }

    @Test
    void item_10_a_missing_work_email_is_created() {
        var user = user("jyoung@contoso.com");

        var patched = patch(
                user,
                "{\"op\":\"Replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"jyoung@contoso.com\"}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().path("emails").path(0).path("type").stringValue())
                .isEqualTo("work");
    }

    @Test
    void item_11_nulls_are_no_values() {
        var created = entra.post("/Users", """
                {"userName":"jyoung@contoso.com","title":null,"emails":null,"name":null,"addresses":[null],"active":true}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().has("title")).isFalse();
    }

    @Test
    void item_12_errors_are_json_even_for_a_path_that_tomcat_refuses() {
        for (String path : new String[] {"/Users/%2F", "/Users/a%5Cb", "/Nothing", "/Users/x/y"}) {
            var answer = entra.get(path);
            assertThat(answer.status()).as(path).isBetween(400, 404);
            assertThat(answer.header("Content-Type")).as(path).hasValue("application/scim+json");
            assertThat(answer.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
        }
    }

    @Test
    void item_13_members_added_at_the_same_time_are_all_there() {
        var group = group("Engineering");
        var users = IntStream.range(0, 16)
                .mapToObj(number -> user("user" + number + "@contoso.com").id())
                .toList();

        var statuses = users.parallelStream()
                .map(user -> entra.patch("/Groups/" + group.id(), Scim.patch("""
                        {"op":"Add","path":"members","value":[{"$ref":null,"value":"%s"}]}""".formatted(user))))
                .map(Answer::status)
                .toList();

        assertThat(statuses).containsOnly(204);
        assertThat(membersOf(entra.get("/Groups/" + group.id()))).containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void item_14_a_group_name_finds_exactly_one_group() {
        group("Engineering");
        group("Engineering West");

        var found = entra.filter("/Groups", "displayName eq \"Engineering\"");

        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("displayName").stringValue()).isEqualTo("Engineering");
    }

    @Test
    void item_15_values_come_back_as_they_were_sent() {
        var user = user("JYoung@Contoso.com");
        var phone =
                "{\"op\":\"Add\",\"path\":\"phoneNumbers[type eq \\\"work\\\"].value\",\"value\":\"+1 (425) 555-0100 \"}";
        var email = "{\"op\":\"Add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"JYoung@Contoso.COM\"}";

        var patched = patch(user, phone, email);
        var again = patch(user, phone, email);

        assertThat(patched.json().path("userName").stringValue()).isEqualTo("JYoung@Contoso.com");
        assertThat(patched.json().path("phoneNumbers").path(0).path("value").stringValue())
                .isEqualTo("+1 (425) 555-0100 ");
        assertThat(patched.json().path("emails").path(0).path("value").stringValue())
                .isEqualTo("JYoung@Contoso.COM");
        assertThat(version(again)).isEqualTo(version(patched));
    }

    private Answer user(String userName) {
        var created = entra.post("/Users", Scim.user(userName));
        assertThat(created.status()).isEqualTo(201);
        return created;
    }

    private Answer group(String displayName, String... members) {
        return entra.post("/Groups", Scim.group(displayName, members));
    }

    private Answer patch(Answer user, String... operations) {
        return entra.patch("/Users/" + user.id(), Scim.patch(operations));
    }
}
