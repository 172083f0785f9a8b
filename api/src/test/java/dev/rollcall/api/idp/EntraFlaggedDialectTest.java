package dev.rollcall.api.idp;

import static dev.rollcall.api.testing.Scim.ENTERPRISE;
import static dev.rollcall.api.testing.Scim.groupsOf;
import static dev.rollcall.api.testing.Scim.membersOf;
import static dev.rollcall.api.testing.Scim.seatOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Entra with {@code ?aadOptscim062020} at the end of the Tenant URL: the flag comes with every request. */
class EntraFlaggedDialectTest {
    private static final String FLAG = "?aadOptscim062020";

    private final Client entra = RunningServer.get().tenant("entra").scim();

    @Test
    void tests_the_connection() {
        var answer = filter("/Users", "userName eq \"7a1c0e2b-6e5b-4f0d-9a2f-0f4f6f1d2c11\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.totalResults()).isZero();
    }

    @Test
    void tests_the_connection_where_the_tenant_url_ends_with_a_slash() {
        assertThat(entra.get("//Users" + FLAG).status()).isEqualTo(200);
        assertThat(entra.get("/Users/" + FLAG).status()).isEqualTo(200);
    }

    @Test
    void creates_a_user_and_finds_the_one_among_others() {
        entra.post("/Users" + FLAG, Scim.user("other@contoso.com"));
        var created = create();

        var found = filter("/Users", "userName eq \"jyoung@testuser.com\"");

        assertThat(found.totalResults()).isEqualTo(1);
        assertThat(found.resource(0).path("id").stringValue()).isEqualTo(created.id());
        assertThat(created.json().path("meta").path("location").stringValue())
                .isEqualTo(entra.base() + "/Users/" + created.id());
    }

    @Test
    void updates_many_attributes_without_path() {
        var user = create();

        var updated = patch(
                user,
                "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"x@contoso.com\"}",
                """
                {"op":"replace","value":{"displayName":"Bjfe","name.givenName":"Kkom","name.familyName":"Unua",
                   "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber":"Aklq"}}""");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("emails").path(0).path("value").stringValue())
                .isEqualTo("x@contoso.com");
        assertThat(updated.json().path("displayName").stringValue()).isEqualTo("Bjfe");
        assertThat(updated.json().path("name").path("givenName").stringValue()).isEqualTo("Kkom");
        assertThat(updated.json().path("name").path("familyName").stringValue()).isEqualTo("Unua");
        assertThat(updated.json().path(ENTERPRISE).path("employeeNumber").stringValue())
                .isEqualTo("Aklq");
    }

    @Test
    void disables_with_the_boolean_false_and_restores_with_true() {
        var user = create();
        var group = entra.post("/Groups" + FLAG, Scim.group("Engineering", user.id()));

        var disabled = patch(user, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().path("active").booleanValue()).isFalse();
        assertThat(seatOf(disabled)).isEqualTo("none");

        var restored = patch(user, "{\"op\":\"replace\",\"path\":\"active\",\"value\":true}");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.id()).isEqualTo(user.id());
        assertThat(seatOf(restored)).isEqualTo("held");
        assertThat(groupsOf(restored)).containsExactly(group.id());
    }

    @Test
    void removes_a_member_by_a_filter_in_the_path() {
        var leaves = create();
        var stays = entra.post("/Users" + FLAG, Scim.user("other@contoso.com"));
        var group = entra.post("/Groups" + FLAG, Scim.group("Engineering", leaves.id(), stays.id()));

        var removed = entra.patch(
                "/Groups/" + group.id() + FLAG,
                Scim.patch("{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}".formatted(leaves.id())));

        assertThat(removed.status()).isEqualTo(204);
        assertThat(membersOf(entra.get("/Groups/" + group.id() + FLAG))).containsExactly(stays.id());
    }

    @Test
    void adds_a_member_and_renames_with_lower_case_operations() {
        var user = create();
        var group = entra.post("/Groups" + FLAG, Scim.group("Engineering"));

        var changed = entra.patch(
                "/Groups/" + group.id() + FLAG,
                Scim.patch(
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"%s\"}]}"
                                .formatted(user.id()),
                        "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Eng\"}"));

        assertThat(changed.status()).isEqualTo(204);
        var read = entra.get("/Groups/" + group.id() + FLAG);
        assertThat(membersOf(read)).containsExactly(user.id());
        assertThat(read.json().path("displayName").stringValue()).isEqualTo("Eng");
    }

    @Test
    void reads_a_group_without_members() {
        var group = entra.post("/Groups" + FLAG, Scim.group("Engineering", create().id()));

        var read = entra.get("/Groups/" + group.id() + FLAG + "&excludedAttributes=members");

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().has("members")).isFalse();
    }

    @Test
    void still_speaks_the_old_dialect_on_demand() {
        var user = create();

        assertThat(patch(user, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
                        .json()
                        .path("active")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void deletes_users_and_groups() {
        var user = create();
        var group = entra.post("/Groups" + FLAG, Scim.group("Engineering", user.id()));

        assertThat(entra.delete("/Groups/" + group.id() + FLAG).status()).isEqualTo(204);
        assertThat(entra.delete("/Users/" + user.id() + FLAG).status()).isEqualTo(204);
        assertThat(entra.get("/Users/" + user.id() + FLAG).status()).isEqualTo(404);
    }

    private Answer create() {
        var created = entra.post("/Users" + FLAG, """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"jyoung@testuser.com",
                 "externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","active":true,
                 "emails":[{"primary":true,"type":"work","value":"jyoung@contoso.com"}],
                 "name":{"familyName":"Young","givenName":"Joy"}}""");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private Answer patch(Answer user, String... operations) {
        return entra.patch("/Users/" + user.id() + FLAG, Scim.patch(operations));
    }

    private Answer filter(String endpoint, String filter) {
        return entra.get(endpoint + FLAG + "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }
}
