package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Many operations in one request (RFC 7644 §3.7). */
class BulkTest {
    private final Tenant tenant = RunningServer.get().tenant("rfc");

    private Answer bulk(String... operations) {
        return tenant.scim().post("/Bulk", body("", operations));
    }

    private static String body(String more, String... operations) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], %s "Operations": [%s]}""".formatted(more, String.join(",", operations));
    }

    private static String user(String bulkId, String userName) {
        return "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"%s\", \"data\": {\"userName\": \"%s\"}}"
                .formatted(bulkId, userName);
    }

    private static JsonNode result(Answer answer, int index) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("Operations").path(index);
    }

    private static String status(Answer answer, int index) {
        return result(answer, index).path("status").stringValue();
    }

    @Test
    void a_team_refers_to_users_of_the_same_request_behind_and_before_it() {
        var team = """
                {"method": "POST", "path": "/Groups", "bulkId": "team", "data": {"displayName": "Tour Guides",
                 "members": [{"value": "bulkId:babs"}, {"value": "bulkId:mandy"}]}}""";
        var answer = bulk(user("babs", "babs@example.com"), team, user("mandy", "mandy@example.com"));

        assertThat(answer.json()
                        .path("Operations")
                        .valueStream()
                        .map(each -> each.path("bulkId").stringValue()))
                .containsExactly("babs", "mandy", "team");
        assertThat(answer.json()
                        .path("Operations")
                        .valueStream()
                        .map(each -> each.path("status").stringValue()))
                .containsOnly("201");
        assertThat(result(answer, 2).path("version").stringValue()).startsWith("W/");
        var location = result(answer, 2).path("location").stringValue();
        var made = tenant.scim().get(location.substring(tenant.scim().base().length()));
        assertThat(made.json().path("members").size()).isEqualTo(2);
    }

    @Test
    void what_was_made_is_changed_and_removed_in_the_same_request() {
        var answer = bulk(
                user("babs", "babs@example.com"),
                """
                {"method": "PATCH", "path": "/Users/bulkId:babs", "data": {"Operations": [
                    {"op": "replace", "path": "title", "value": "Tour Guide"}]}}""",
                user("gone", "gone@example.com"),
                "{\"method\": \"DELETE\", \"path\": \"/Users/bulkId:gone\"}");
        assertThat(status(answer, 1)).isEqualTo("200");
        assertThat(status(answer, 3)).isEqualTo("204");
        assertThat(tenant.scim().get("/Users").totalResults()).isOne();
        assertThat(tenant.scim().filter("/Users", "title eq \"Tour Guide\"").totalResults())
                .isOne();
    }

    @Test
    void a_path_of_a_patch_refers_too() {
        var answer = bulk(user("babs", "babs@example.com"), """
                {"method": "POST", "path": "/Groups", "bulkId": "team", "data": {"displayName": "Tour Guides",
                 "members": [{"value": "bulkId:babs"}]}}""", """
                {"method": "PATCH", "path": "/Groups/bulkId:team", "data": {"Operations": [
                    {"op": "remove", "path": "members[value eq \\"bulkId:babs\\"]"}]}}""");
        assertThat(status(answer, 2)).isEqualTo("204");
        assertThat(tenant.scim().get("/Groups").resource(0).path("members").size())
                .isZero();
    }

    @Test
    void one_that_fails_leaves_the_others_alone() {
        var answer =
                bulk(user("one", "same@example.com"), user("two", "same@example.com"), user("three", "x@example.com"));
        assertThat(status(answer, 0)).isEqualTo("201");
        assertThat(status(answer, 1)).isEqualTo("409");
        assertThat(result(answer, 1).path("response").path("scimType").stringValue())
                .isEqualTo("uniqueness");
        assertThat(status(answer, 2)).isEqualTo("201");
    }

    @Test
    void the_id_of_something_else_fails_that_operation_alone() {
        var team = tenant.scim().post("/Groups", Scim.group("Tour Guides")).id();

        var answer = bulk(
                user("one", "one@example.com"),
                "{\"method\": \"DELETE\", \"path\": \"/Users/%s\"}".formatted(team),
                user("two", "two@example.com"));

        assertThat(status(answer, 0)).isEqualTo("201");
        assertThat(status(answer, 1)).isEqualTo("404");
        assertThat(status(answer, 2)).isEqualTo("201");
    }

    @Test
    void after_so_many_errors_nothing_more_is_done() {
        var answer = tenant.scim()
                .post(
                        "/Bulk",
                        body(
                                "\"failOnErrors\": 1,",
                                user("one", "same@example.com"),
                                user("two", "same@example.com"),
                                user("three", "x@example.com")));
        assertThat(answer.json().path("Operations").size()).isEqualTo(2);
        assertThat(tenant.scim().get("/Users").totalResults()).isOne();
    }

    private static String managed(String bulkId, String manager) {
        return """
                {"method": "POST", "path": "/Users", "bulkId": "%s", "data": {"userName": "%1$s@example.com",
                 "%s": {"manager": {"value": "bulkId:%s"}}}}""".formatted(bulkId, Scim.ENTERPRISE, manager);
    }

    /** As long as a request may be. */
    @Test
    void a_chain_of_forward_references_is_carried_out_from_its_end() {
        var chain = new String[1000];
        for (int at = 0; at < chain.length - 1; at++) {
            chain[at] = managed("u" + at, "u" + (at + 1));
        }
        chain[chain.length - 1] = user("u" + (chain.length - 1), "last@example.com");
        var answer =
                RunningServer.get().tenant("rfc", chain.length, "REJECT").scim().post("/Bulk", body("", chain));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("Operations"))
                .hasSize(chain.length)
                .allSatisfy(operation ->
                        assertThat(operation.path("status").stringValue()).isEqualTo("201"));
    }

    @Test
    void of_a_circle_as_long_as_a_request_nothing_stays() {
        var circle = new String[1000];
        for (int at = 0; at < circle.length; at++) {
            circle[at] = managed("u" + at, "u" + (at + 1) % circle.length);
        }
        var full = RunningServer.get().tenant("rfc", circle.length - 1, "REJECT");
        var answer = full.scim().post("/Bulk", body("", circle));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("Operations"))
                .hasSize(circle.length)
                .noneMatch(operation -> operation.path("status").stringValue().startsWith("2"));
        assertThat(full.scim().get("/Users?count=0").totalResults()).isZero();
    }

    @Test
    void whoever_refer_to_each_other_are_made_with_each_others_ids() {
        var answer = bulk(managed("a", "b"), managed("b", "c"), managed("c", "a"), managed("d", "d"));
        var ids = new HashMap<String, String>();
        for (JsonNode operation : answer.json().path("Operations")) {
            assertThat(operation.path("status").stringValue()).isEqualTo("201");
            var location = operation.path("location").stringValue();
            ids.put(operation.path("bulkId").stringValue(), location.substring(location.lastIndexOf('/') + 1));
        }
        Map.of("a", "b", "b", "c", "c", "a", "d", "d")
                .forEach((user, manager) -> assertThat(tenant.scim()
                                .get("/Users/" + ids.get(user))
                                .json()
                                .at("/" + Scim.ENTERPRISE + "/manager/value")
                                .stringValue())
                        .isEqualTo(ids.get(manager)));
    }

    @Test
    void of_a_circle_that_cannot_be_closed_nothing_stays_whichever_comes_first() {
        tenant.scim().post("/Users", Scim.user("taken@example.com"));
        var taken = managed("b", "a").replace("b@example.com", "taken@example.com");
        for (var circle : List.of(List.of(taken, managed("a", "b")), List.of(managed("a", "b"), taken))) {
            var answer = bulk(circle.toArray(String[]::new));

            assertThat(answer.json().path("Operations")).allSatisfy(operation -> {
                assertThat(operation.path("status").stringValue()).isEqualTo("409");
                assertThat(operation.has("location")).isFalse();
            });
            assertThat(tenant.scim().get("/Users").totalResults()).isOne();
        }
    }

    @Test
    void of_a_larger_circle_nothing_stays_whichever_comes_first() {
        tenant.scim().post("/Users", Scim.user("taken@example.com"));
        var a = managed("a", "b").replace("a@example.com", "taken@example.com");
        var b = managed("b", "c");
        var c = managed("c", "a");
        for (var circle : List.of(
                List.of(a, b, c),
                List.of(a, c, b),
                List.of(b, a, c),
                List.of(b, c, a),
                List.of(c, a, b),
                List.of(c, b, a))) {
            var answer = bulk(circle.toArray(String[]::new));

            assertThat(answer.json().path("Operations"))
                    .extracting(operation -> operation.path("status").stringValue())
                    .containsOnly("409");
            assertThat(tenant.scim().get("/Users").totalResults()).isOne();
        }
    }

    @Test
    void a_reference_within_a_uri_is_one() {
        var answer = bulk(user("boss", "boss@example.com"), """
                {"method": "POST", "path": "/Users", "bulkId": "babs", "data": {"userName": "babs@example.com",
                 "%s": {"manager": {"value": "bulkId:boss", "$ref": "../Users/bulkId:boss"}}}}""".formatted(Scim.ENTERPRISE));

        assertThat(status(answer, 1)).isEqualTo("201");
        assertThat(tenant.scim().get("/Users").body()).doesNotContain("bulkId");
    }

    @Test
    void who_comes_behind_what_was_taken_back_is_not_made_either() {
        tenant.scim().post("/Users", Scim.user("taken@example.com"));

        var answer = bulk(
                managed("b", "a").replace("b@example.com", "taken@example.com"), managed("a", "b"), managed("c", "a"));

        assertThat(answer.json().path("Operations"))
                .extracting(operation -> operation.path("status").stringValue())
                .containsExactly("409", "409", "409");
        assertThat(tenant.scim().get("/Users").totalResults()).isOne();
    }

    @Test
    void each_operation_is_answered_with_all_that_came_of_it() {
        var made = bulk(user("babs", "babs@example.com"));
        var id = tenant.scim().get("/Users").resource(0).path("id").stringValue();
        var answer = bulk(
                user("again", "babs@example.com"),
                """
                {"method": "PUT", "path": "/Users/%s", "bulkId": "kept", "data": {"userName": "babs@example.com", "title": "Guide"}}""".formatted(id),
                """
                {"METHOD": "patch", "Path": "/Users/none", "Data": {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "remove", "path": "title"}]}}""",
                "{\"method\": \"DELETE\", \"path\": \"/Users/%s\"}".formatted(id));

        assertThat(made.json().path("schemas").path(0).stringValue())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        assertThat(result(answer, 0).propertyNames())
                .containsExactlyInAnyOrder("method", "bulkId", "status", "response");
        assertThat(result(answer, 0).at("/response/schemas/0").stringValue()).isEqualTo(Scim.ERROR);
        assertThat(result(answer, 0).at("/response/status").stringValue()).isEqualTo("409");
        assertThat(result(answer, 1).propertyNames())
                .containsExactlyInAnyOrder("method", "bulkId", "status", "location", "version");
        assertThat(result(answer, 1).path("location").stringValue())
                .isEqualTo(tenant.scim().base() + "/Users/" + id);
        assertThat(result(answer, 1).path("version").stringValue()).isEqualTo("W/\"2\"");
        assertThat(result(answer, 2).propertyNames())
                .containsExactlyInAnyOrder("method", "status", "location", "response");
        assertThat(status(answer, 2)).isEqualTo("404");
        assertThat(result(answer, 3).path("method").stringValue()).isEqualTo("DELETE");
        assertThat(status(answer, 3)).isEqualTo("204");
    }

    @Test
    void a_reference_that_leads_nowhere_is_stored_nowhere() {
        var answer = bulk(managed("a", "nobody"));
        assertThat(status(answer, 0)).isEqualTo("400");
        assertThat(result(answer, 0).at("/response/scimType").stringValue()).isEqualTo("invalidValue");
        assertThat(tenant.scim().get("/Users").totalResults()).isZero();
    }

    @Test
    void one_that_stands_twice_is_carried_out_twice() {
        var id = tenant.scim().post("/Users", Scim.user("babs@example.com")).id();
        var delete = "{\"method\": \"DELETE\", \"path\": \"/Users/%s\"}".formatted(id);
        var answer = bulk(delete, delete);
        assertThat(status(answer, 0)).isEqualTo("204");
        assertThat(status(answer, 1)).isEqualTo("404");
    }

    @Test
    void what_fails_tells_its_place_where_it_has_one() {
        tenant.scim().post("/Users", Scim.user("babs@example.com"));
        var answer = bulk(
                user("babs", "babs@example.com"),
                user("mandy", "mandy@example.com"),
                "{\"method\": \"PUT\", \"path\": \"/Users/bulkId:babs\", \"data\": {\"userName\": \"x@example.com\"}}",
                "{\"method\": \"PUT\", \"path\": \"/Users/bulkId:mandy\", \"data\": {\"userName\": \"babs@example.com\"}}");

        assertThat(status(answer, 2)).isEqualTo("409");
        assertThat(result(answer, 2).has("location")).isFalse();
        assertThat(status(answer, 3)).isEqualTo("409");
        assertThat(result(answer, 3).path("location").stringValue())
                .isEqualTo(result(answer, 1).path("location").stringValue());
    }

    @Test
    void what_depends_on_one_that_failed_fails() {
        bulk(user("first", "same@example.com"));
        var answer = bulk(
                user("again", "same@example.com"),
                "{\"method\": \"DELETE\", \"path\": \"/Users/bulkId:again\"}",
                "{\"method\": \"DELETE\", \"path\": \"/Users/bulkId:never\"}");
        assertThat(status(answer, 1)).isEqualTo("409");
        assertThat(status(answer, 2)).isEqualTo("400");
    }

    @Test
    void a_stale_version_changes_nothing() {
        var id = tenant.scim().post("/Users", Scim.user("babs@example.com")).id();
        var answer = bulk("""
                {"method": "PUT", "path": "/Users/%s", "version": "W/\\"77\\"", "data": {"userName": "other@example.com"}}""".formatted(id));
        assertThat(status(answer, 0)).isEqualTo("412");
    }

    @Test
    void as_many_as_published_and_not_one_more() {
        var config = tenant.scim().get("/ServiceProviderConfig").json().path("bulk");
        int most = config.path("maxOperations").intValue();
        var all = IntStream.range(0, most)
                .mapToObj(each -> "{\"method\": \"DELETE\", \"path\": \"/Users/%d\"}".formatted(each))
                .collect(Collectors.toList());
        var accepted = bulk(all.toArray(String[]::new));
        assertThat(accepted.json().path("Operations").size()).isEqualTo(most);
        assertThat(status(accepted, 0)).isEqualTo("404");

        all.add("{\"method\": \"DELETE\", \"path\": \"/Users/x\"}");
        var refused = bulk(all.toArray(String[]::new));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains("1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"method\": \"GET\", \"path\": \"/Users/1\"}|method",
                "{\"method\": \"POST\", \"path\": \"/Users\", \"data\": {}}|bulkId",
                "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"John Smith\", \"data\": {}}|John Smith",
                "{\"method\": \"POST\", \"path\": \"/Users/1\", \"bulkId\": \"a\", \"data\": {}}|path",
                "{\"method\": \"PUT\", \"path\": \"/Users\", \"data\": {}}|path",
                "{\"method\": \"PUT\", \"path\": \"/Users/1\"}|data",
                "{\"path\": \"/Users/1\"}|method",
                "{\"method\": 7, \"path\": [], \"bulkId\": {}}|method"
            })
    void what_is_no_operation_fails_alone(String operation, String named) {
        var answer = bulk(operation, user("one", "one@example.com"));
        assertThat(status(answer, 0)).isEqualTo("400");
        var error = answer.json().path("Operations").path(0).path("response");
        assertThat(error.path("scimType").stringValue()).isEqualTo("invalidSyntax");
        assertThat(error.path("detail").stringValue())
                .startsWith("Operations[0]: ")
                .contains(named);
        assertThat(result(answer, 0).has("location"))
                .isEqualTo(operation.contains("/Users") && !operation.contains("POST"));
        assertThat(status(answer, 1)).isEqualTo("201");
    }

    @Test
    void what_refers_to_a_creation_that_is_none_is_not_done() {
        var answer = bulk(
                "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"nobody\"}",
                "{\"method\": \"POST\", \"path\": \"/Groups\", \"bulkId\": \"guides\", \"data\": %s}"
                        .formatted(Scim.group("Guides", "bulkId:nobody")));
        assertThat(status(answer, 0)).isEqualTo("400");
        assertThat(status(answer, 1)).isEqualTo("409");
    }

    @Test
    void entries_that_are_no_objects_are_refused_as_a_whole() {
        var answer = bulk("7");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("Operations[0]");
    }

    @Test
    void a_token_is_nobody() {
        var answer = tenant.scim().get("/Me");
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.detail()).contains("/Users");
    }
}
