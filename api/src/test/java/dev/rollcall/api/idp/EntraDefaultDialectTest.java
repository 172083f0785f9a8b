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
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entra without the flag, as provisioning on demand always is: capital op names, booleans as strings, values in Remove. */
class EntraDefaultDialectTest {
    private static final String JOY = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","userName":"jyoung@testuser.com",
             "active":true,"displayName":"Joy Young",
             "emails":[{"primary":true,"type":"work","value":"jyoung@contoso.com"}],
             "name":{"formatted":"Joy Young","familyName":"Young","givenName":"Joy"},
             "addresses":null,"phoneNumbers":null,"preferredLanguage":null,"title":null,
             "department":null,"manager":null,
             "roles":[],"meta":{"resourceType":"User"}}""";

    private final Client entra = RunningServer.get().tenant("entra").scim();

    @Test
    void tests_the_connection_with_a_random_user_name() {
        var answer = entra.filter("/Users", "userName eq \"7a1c0e2b-6e5b-4f0d-9a2f-0f4f6f1d2c11\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/scim+json");
        assertThat(answer.totalResults()).isZero();
        assertThat(answer.json().path("Resources").isArray()).isTrue();
    }

    @Test
    void tests_the_connection_with_a_random_group_name() {
        var answer = entra.get(
                "/Groups?excludedAttributes=members&filter=displayName%20eq%20%22AzureAD_Test-7a1c0e2b-6e5b-4f0d-9a2f-0f4f6f1d2c11%22");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.totalResults()).isZero();
    }

    @Test
    void connects_with_the_header_by_which_it_is_recognised_and_without_a_user_agent() {
        var answer = entra.send("GET", "/Users?count=1", null, "Adscimversion", "2.0", "User-Agent", "");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void creates_a_user() {
        assertThat(entra.filter("/Users", "userName eq \"jyoung@testuser.com\"").totalResults())
                .isZero();

        var created = entra.post("/Users", JOY);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Content-Type")).hasValue("application/scim+json");
        var joy = created.json();
        assertThat(joy.path("externalId").stringValue()).isEqualTo("0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef");
        assertThat(joy.path("userName").stringValue()).isEqualTo("jyoung@testuser.com");
        assertThat(joy.path("active").booleanValue()).isTrue();
        assertThat(joy.path("displayName").stringValue()).isEqualTo("Joy Young");
        assertThat(joy.path("name"))
                .isEqualTo(json("{\"formatted\":\"Joy Young\",\"familyName\":\"Young\",\"givenName\":\"Joy\"}"));
        assertThat(joy.path("emails"))
                .isEqualTo(json("[{\"primary\":true,\"type\":\"work\",\"value\":\"jyoung@contoso.com\"}]"));
        assertThat(joy.path("meta").path("created").stringValue()).isNotBlank();
        assertThat(joy.path("meta").path("location").stringValue()).endsWith("/Users/" + created.id());
        assertThat(joy.has("addresses") || joy.has("title") || joy.has("roles")).isFalse();
        assertThat(seatOf(created)).isEqualTo("held");
    }

    @Test
    void creates_a_user_with_enterprise_attributes_at_the_top_and_a_misspelt_urn() {
        var created = entra.post("/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0User"],
                 "userName":"jyoung@testuser.com","active":true,"department":"Guides","manager":"00aa"}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path(ENTERPRISE).path("department").stringValue())
                .isEqualTo("Guides");
        assertThat(created.json().path(ENTERPRISE).path("manager").path("value").stringValue())
                .isEqualTo("00aa");
    }

    @Test
    void reads_a_user_by_id() {
        var joy = create();

        assertThat(entra.get("/Users/" + joy.id()).status()).isEqualTo(200);
        assertThat(entra.get("/Users/5d48a0a8e9f04aa38008").status()).isEqualTo(404);
    }

    @Test
    void finds_a_user_by_each_matching_attribute() {
        var joy = create();

        for (String filter : List.of(
                "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"",
                "externalId eq 0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
                "emails[type eq \"work\"].value eq \"jyoung@contoso.com\"",
                "userName eq \"JYOUNG@testuser.com\"",
                "userName eq \"jyoung@testuser.com\" and active eq true")) {
            var found = entra.filter("/Users", filter);
            assertThat(found.status()).as(filter).isEqualTo(200);
            assertThat(found.totalResults()).as(filter).isEqualTo(1);
            assertThat(found.resource(0).path("id").stringValue()).as(filter).isEqualTo(joy.id());
        }
    }

    @Test
    void finds_a_user_by_an_external_id_without_quotes() {
        entra.post("/Users", "{\"userName\":\"jyoung@testuser.com\",\"externalId\":\"jyoung\"}");

        assertThat(entra.filter("/Users", "externalId eq jyoung").totalResults())
                .isEqualTo(1);
    }

    @Test
    void checks_the_reference_to_a_manager_in_either_order() {
        var manager = entra.post("/Users", Scim.user("manager@contoso.com")).id();
        var joy = create();
        patch(joy, "{\"op\":\"Add\",\"path\":\"manager\",\"value\":\"%s\"}".formatted(manager));

        for (String filter : List.of(
                "id eq \"%s\" and manager eq \"%s\"".formatted(joy.id(), manager),
                "manager eq \"%s\" and id eq \"%s\"".formatted(manager, joy.id()))) {
            var found = entra.get("/Users?filter=%s&attributes=id".formatted(encoded(filter)));
            assertThat(found.status()).as(found.body()).isEqualTo(200);
            assertThat(found.totalResults()).as(filter).isEqualTo(1);
            assertThat(found.resource(0).path("id").stringValue()).isEqualTo(joy.id());
            assertThat(found.resource(0).has("userName")).isFalse();
        }
        assertThat(entra.filter("/Users", "id eq \"%s\" and manager eq \"00aa\"".formatted(joy.id()))
                        .totalResults())
                .isZero();
    }

    @Test
    void checks_the_reference_to_a_member() {
        var joy = create();
        var group = entra.post("/Groups", Scim.group("Engineering", joy.id())).id();

        var found = entra.get("/Groups?attributes=id&filter="
                + encoded("id eq \"%s\" and members eq \"%s\"".formatted(group, joy.id())));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.totalResults()).isEqualTo(1);
    }

    @Test
    void updates_a_user() {
        var joy = create();

        var updated = patch(
                joy,
                "{\"op\":\"Replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"new@contoso.com\"}",
                "{\"op\":\"Replace\",\"path\":\"name.familyName\",\"value\":\"updatedFamilyName\"}",
                "{\"op\":\"Replace\",\"path\":\"userName\",\"value\":\"new@contoso.com\"}",
                "{\"op\":\"Add\",\"path\":\"nickName\",\"value\":\"Babs\"}",
                "{\"op\":\"Replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber\",\"value\":\"123\"}");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.id()).isEqualTo(joy.id());
        assertThat(updated.json().path("emails"))
                .isEqualTo(json("[{\"primary\":true,\"type\":\"work\",\"value\":\"new@contoso.com\"}]"));
        assertThat(updated.json().path("name").path("familyName").stringValue()).isEqualTo("updatedFamilyName");
        assertThat(updated.json().path("name").path("givenName").stringValue()).isEqualTo("Joy");
        assertThat(updated.json().path("userName").stringValue()).isEqualTo("new@contoso.com");
        assertThat(updated.json().path("nickName").stringValue()).isEqualTo("Babs");
        assertThat(updated.json().path(ENTERPRISE).path("employeeNumber").stringValue())
                .isEqualTo("123");
        assertThat(updated.json().path("schemas").valueStream().map(JsonNode::stringValue))
                .contains(ENTERPRISE);
        assertThat(seatOf(updated)).isEqualTo("held");
    }

    @Test
    void sets_the_manager_as_an_array_of_one_object() {
        var joy = create();

        var updated = patch(joy, """
                {"op":"Add","path":"manager","value":[{"$ref":"http://example.com/scim/Users/00aa","value":"00aa"}]}""");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path(ENTERPRISE).path("manager").path("value").stringValue())
                .isEqualTo("00aa");
    }

    @Test
    void sets_the_manager_as_a_bare_id() {
        var joy = create();

        var updated = patch(joy, """
                {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"00aa"}""");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path(ENTERPRISE).path("manager").path("value").stringValue())
                .isEqualTo("00aa");
    }

    @Test
    void replaces_values_that_do_not_exist_yet() {
        var bare = entra.post("/Users", Scim.user("bare@contoso.com"));

        var updated = patch(
                bare,
                "{\"op\":\"Add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"bare@contoso.com\"}",
                "{\"op\":\"Replace\",\"path\":\"phoneNumbers[type eq \\\"mobile\\\"].value\",\"value\":\"+46 70\"}",
                "{\"op\":\"Add\",\"path\":\"addresses[type eq \\\"work\\\"].formatted\",\"value\":\"Visby\"}",
                "{\"op\":\"Add\",\"path\":\"addresses[type eq \\\"work\\\"].locality\",\"value\":\"Gotland\"}",
                "{\"op\":\"Replace\",\"path\":\"addresses[type eq \\\"work\\\"].region\",\"value\":\"SE\"}");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("emails"))
                .isEqualTo(json("[{\"type\":\"work\",\"value\":\"bare@contoso.com\"}]"));
        assertThat(updated.json().path("phoneNumbers")).isEqualTo(json("[{\"type\":\"mobile\",\"value\":\"+46 70\"}]"));
        assertThat(updated.json().path("addresses"))
                .isEqualTo(json(
                        "[{\"type\":\"work\",\"formatted\":\"Visby\",\"locality\":\"Gotland\",\"region\":\"SE\"}]"));
    }

    @Test
    void keeps_the_home_email_when_the_work_email_is_added() {
        var user = entra.post("/Users", """
                {"userName":"two@contoso.com","emails":[{"type":"home","value":"home@example.com"}]}""");

        var updated = patch(
                user, "{\"op\":\"Add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"two@contoso.com\"}");

        assertThat(updated.json().path("emails"))
                .isEqualTo(
                        json(
                                "[{\"type\":\"home\",\"value\":\"home@example.com\"},{\"type\":\"work\",\"value\":\"two@contoso.com\"}]"));
    }

    @Test
    void disables_with_the_string_False() {
        var joy = create();
        var group = entra.post("/Groups", Scim.group("Engineering", joy.id()));

        var disabled = patch(joy, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");

        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().path("active")).isEqualTo(json("false"));
        assertThat(seatOf(disabled)).isEqualTo("none");
        assertThat(membersOf(entra.get("/Groups/" + group.id()))).containsExactly(joy.id());
    }

    @Test
    void restores_with_the_string_True_without_sending_groups_again() {
        var joy = create();
        var group = entra.post("/Groups", Scim.group("Engineering", joy.id()));
        patch(joy, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");

        var restored = patch(joy, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"True\"}");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.id()).isEqualTo(joy.id());
        assertThat(restored.json().path("active")).isEqualTo(json("true"));
        assertThat(seatOf(restored)).isEqualTo("held");
        assertThat(groupsOf(restored)).containsExactly(group.id());
    }

    @Test
    void disables_and_restores_with_lower_case_strings() {
        var joy = create();

        assertThat(patch(joy, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"false\"}")
                        .json()
                        .path("active"))
                .isEqualTo(json("false"));
        assertThat(patch(joy, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"true\"}")
                        .json()
                        .path("active"))
                .isEqualTo(json("true"));
    }

    @Test
    void still_finds_a_disabled_user() {
        var joy = create();
        patch(joy, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");

        assertThat(entra.get("/Users/" + joy.id()).status()).isEqualTo(200);
        assertThat(entra.filter("/Users", "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"")
                        .totalResults())
                .isEqualTo(1);
    }

    @Test
    void deletes_a_user_who_was_hard_deleted() {
        var joy = create();
        patch(joy, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");

        var deleted = entra.delete("/Users/" + joy.id());

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(entra.get("/Users/" + joy.id()).status()).isEqualTo(404);
        assertThat(entra.filter("/Users", "userName eq \"jyoung@testuser.com\"").totalResults())
                .isZero();
    }

    @Test
    void creates_a_group_without_members() {
        assertThat(entra.get("/Groups?excludedAttributes=members&filter=" + encoded("displayName eq \"Engineering\""))
                        .totalResults())
                .isZero();

        var created = engineering();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("displayName").stringValue()).isEqualTo("Engineering");
        assertThat(created.json().path("externalId").stringValue()).isEqualTo("8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159");
        assertThat(created.json().path("schemas")).isEqualTo(json("[\"urn:ietf:params:scim:schemas:core:2.0:Group\"]"));
        assertThat(membersOf(created)).isEmpty();
    }

    @Test
    void reads_groups_without_their_members() {
        var joy = create();
        var group = entra.post("/Groups", Scim.group("Engineering", joy.id()));
        var list = entra.get("/Groups?excludedAttributes=members&filter=" + encoded("displayName eq \"engineering\""));
        var one = entra.get("/Groups/" + group.id() + "?excludedAttributes=members");

        assertThat(list.totalResults()).isEqualTo(1);
        assertThat(list.resource(0).path("id").stringValue()).isEqualTo(group.id());
        assertThat(list.resource(0).has("members")).isFalse();
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json().has("members")).isFalse();
        assertThat(one.json().path("displayName").stringValue()).isEqualTo("Engineering");
    }

    @Test
    void renames_a_group() {
        var group = engineering();

        var renamed = patchGroup(group, "{\"op\":\"Replace\",\"path\":\"displayName\",\"value\":\"Eng\"}");

        assertThat(renamed.status()).isEqualTo(204);
        assertThat(entra.get("/Groups/" + group.id()).json().path("displayName").stringValue())
                .isEqualTo("Eng");
    }

    @Test
    void adds_members_with_a_null_reference() {
        var joy = create();
        var other = entra.post("/Users", Scim.user("other@contoso.com"));
        var group = engineering();

        var added = patchGroup(group, """
                {"op":"Add","path":"members","value":[{"$ref":null,"value":"%s"},{"$ref":null,"value":"%s"}]}""".formatted(joy.id(), other.id()));

        assertThat(added.status()).isEqualTo(204);
        assertThat(added.body()).isEmpty();
        assertThat(membersOf(entra.get("/Groups/" + group.id()))).containsExactlyInAnyOrder(joy.id(), other.id());
    }

    @Test
    void removes_only_the_members_in_the_value() {
        var joy = create();
        var other = entra.post("/Users", Scim.user("other@contoso.com"));
        var group = entra.post("/Groups", Scim.group("Engineering", joy.id(), other.id()));

        var removed = patchGroup(group, """
                {"op":"Remove","path":"members","value":[{"$ref":null,"value":"%s"}]}""".formatted(joy.id()));

        assertThat(removed.status()).isEqualTo(204);
        assertThat(membersOf(entra.get("/Groups/" + group.id()))).containsExactly(other.id());
    }

    @Test
    void deletes_a_group() {
        var group = engineering();

        assertThat(entra.delete("/Groups/" + group.id()).status()).isEqualTo(204);
        assertThat(entra.get("/Groups/" + group.id()).status()).isEqualTo(404);
    }

    @Test
    void matches_after_a_409_with_a_scim_error() {
        create();

        var again = entra.post("/Users", JOY);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Content-Type")).hasValue("application/scim+json");
        assertThat(again.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(again.detail()).isNotBlank();
    }

    private Answer create() {
        var created = entra.post("/Users", JOY);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private Answer engineering() {
        return entra.post("/Groups", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group",
                            "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                 "externalId":"8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159","displayName":"Engineering","meta":{"resourceType":"Group"}}""");
    }

    private Answer patch(Answer user, String... operations) {
        return entra.patch("/Users/" + user.id(), Scim.patch(operations));
    }

    private Answer patchGroup(Answer group, String operation) {
        return entra.patch("/Groups/" + group.id(), Scim.patch(operation));
    }

    private static String encoded(String filter) {
        return java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
