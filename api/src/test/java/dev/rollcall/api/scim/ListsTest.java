package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Order, cursors and searches by POST (RFC 7644 §3.4.2, §3.4.3, RFC 9865). */
class ListsTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final Tenant TENANT = SERVER.tenant("rfc");

    @BeforeAll
    static void people() {
        person("berta", "Guide", "2", "z@example.com");
        person("Adam", null, "10", "y@example.com");
        person("emil", "Cook", null, "x@example.com");
        person("Cäsar", "guide", "1", "w@example.com");
        person("dora", null, null, "v@example.com");
    }

    private static void person(String userName, String title, String employee, String email) {
        var titled = title == null ? "" : ", \"title\": \"%s\"".formatted(title);
        var numbered =
                employee == null ? "" : ", \"%s\": {\"employeeNumber\": \"%s\"}".formatted(Scim.ENTERPRISE, employee);
        var created = TENANT.scim()
                .post("/Users", """
                {"userName": "%s", "active": %s%s%s, "emails": [
                    {"value": "a-%s", "type": "home"}, {"value": "%s", "type": "work", "primary": true}]}""".formatted(userName, !userName.equals("dora"), titled, numbered, email, email));
        assertThat(created.status()).isEqualTo(201);
    }

    private static List<String> names(Answer list) {
        return list.json()
                .path("Resources")
                .valueStream()
                .map(user -> user.path("userName").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName|ascending|Adam berta Cäsar dora emil",
                "userName|descending|emil dora Cäsar berta Adam",
                "USERNAME|ascending|Adam berta Cäsar dora emil",
                "title|ascending|emil berta Cäsar Adam dora",
                "title|descending|Adam dora berta Cäsar emil",
                "emails|ascending|dora Cäsar emil Adam berta",
                "emails.value|descending|berta Adam emil Cäsar dora",
                "active|ascending|dora berta Adam emil Cäsar",
                "meta.created|descending|dora Cäsar emil Adam berta",
                "id|descending|dora Cäsar emil Adam berta",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber|ascending|Cäsar Adam berta emil dora"
            })
    void sorted_by_index_and_by_cursor_alike(String by, String order, String expected) {
        var query = "/Users?sortBy=%s&sortOrder=%s".formatted(by, order);
        assertThat(String.join(" ", names(TENANT.scim().get(query)))).isEqualTo(expected);
        assertThat(String.join(" ", walk(TENANT, query, 2))).isEqualTo(expected);
    }

    /** @return the names of all pages, in order */
    private static List<String> walk(Tenant tenant, String query, int count) {
        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page = tenant.scim()
                    .get(query + (query.contains("?") ? "&" : "?") + "count=" + count + "&cursor=" + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.json().has("startIndex")).isFalse();
            names.addAll(names(page));
            cursor = page.json().path("nextCursor").stringValue("");
        } while (!cursor.isEmpty());
        return names;
    }

    @Test
    void a_walk_through_a_changing_directory_gives_every_survivor_exactly_once() {
        var tenant = SERVER.tenant("rfc");
        var survivors = new HashSet<String>();
        var leavers = new ArrayList<String>();
        for (int each = 0; each < 30; each++) {
            var name = "user%02d".formatted(each * 7 % 30);
            var id = tenant.scim().post("/Users", Scim.user(name)).id();
            if (each % 3 == 0) {
                leavers.add(id);
            } else {
                survivors.add(name);
            }
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        int turn = 0;
        do {
            var page = tenant.scim().get("/Users?sortBy=userName&count=4&cursor=" + cursor);
            seen.addAll(names(page));
            cursor = page.json().path("nextCursor").stringValue("");
            if (!leavers.isEmpty()) {
                tenant.scim().delete("/Users/" + leavers.removeLast());
            }
            tenant.scim().post("/Users", Scim.user("aaa%d".formatted(turn++)));
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsAll(survivors);
    }

    @Test
    void the_last_page_has_no_cursor_and_the_first_one_tells_the_total() {
        var first = TENANT.scim().get("/Users?cursor&count=3");
        assertThat(first.totalResults()).isEqualTo(5);
        assertThat(first.json().path("itemsPerPage").intValue()).isEqualTo(3);
        var last = TENANT.scim().get("/Users?count=3&cursor=" + cursorOf(first));
        assertThat(last.json().path("Resources").size()).isEqualTo(2);
        assertThat(last.json().has("nextCursor")).isFalse();
    }

    private static String cursorOf(Answer page) {
        return page.json().path("nextCursor").stringValue();
    }

    @Test
    void a_cursor_is_good_for_its_own_list_alone() {
        var cursor = cursorOf(TENANT.scim().get("/Users?count=2&sortBy=userName&cursor="));
        assertThat(cursor).matches("[A-Za-z0-9._~-]+");
        var stranger = SERVER.tenant("rfc");
        Stream.of(
                        stranger.scim().get("/Users?count=2&sortBy=userName&cursor=" + cursor),
                        TENANT.scim().get("/Users?count=2&cursor=" + cursor),
                        TENANT.scim().get("/Users?count=2&sortBy=userName&attributes=id&cursor=" + cursor),
                        TENANT.scim().get("?count=2&sortBy=userName&cursor=" + cursor),
                        TENANT.scim().get("/Users?count=2&sortBy=userName&sortOrder=descending&cursor=" + cursor),
                        TENANT.scim().get("/Users?count=2&sortBy=userName&filter=userName%20pr&cursor=" + cursor),
                        TENANT.scim().get("/Groups?count=2&cursor=" + cursor),
                        TENANT.scim().get("/Users?count=2&sortBy=userName&cursor=x" + cursor),
                        TENANT.scim().get("/Users?count=2&sortBy=userName&cursor=nonsense"))
                .forEach(refused -> assertError(refused, "invalidCursor"));
        assertError(TENANT.scim().get("/Users?count=3&sortBy=userName&cursor=" + cursor), "invalidCount");
        assertError(TENANT.scim().get("/Users?count=201&cursor="), "invalidCount");
        assertError(TENANT.scim().get("/Users?count=x&cursor="), "invalidCount");
        assertError(TENANT.scim().get("/Users?startIndex=1&cursor="), "invalidValue");
    }

    private static void assertError(Answer answer, String scimType) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("scimType").stringValue()).isEqualTo(scimType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sortBy=nickname.x",
                "sortBy=password",
                "sortBy=noSuch",
                "sortBy=userName&sortOrder=up",
                "sortOrder=up"
            })
    void what_cannot_be_sorted_by_is_said(String query) {
        assertError(TENANT.scim().get("/Users?" + query), "invalidValue");
    }

    @Test
    void a_search_by_post_answers_what_the_same_get_does() {
        var get = TENANT.scim()
                .get(
                        "/Users?filter=title%20pr&sortBy=title&sortOrder=descending&startIndex=2&count=2&attributes=userName,title");
        var post = TENANT.scim().post("/Users/.search", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "title pr", "sortBy": "title",
                 "sortOrder": "descending", "startIndex": 2, "count": 2, "attributes": ["userName", "title"]}""");
        assertThat(post.status()).isEqualTo(200);
        assertThat(post.json()).isEqualTo(get.json());
        assertThat(names(post)).hasSize(2);
    }

    @Test
    void a_search_by_post_names_its_schema_and_knows_its_types() {
        assertError(TENANT.scim().post("/Users/.search", "{\"filter\": \"title pr\"}"), "invalidSyntax");
        var wrong = "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"], \"filter\": {}}";
        assertError(TENANT.scim().post("/Groups/.search", wrong), "invalidValue");
    }

    @Test
    void a_search_from_the_root_goes_through_users_and_teams() {
        var tenant = SERVER.tenant("rfc");
        for (String name : List.of("a", "b", "c")) {
            tenant.scim().post("/Users", "{\"userName\": \"%1$s\", \"displayName\": \"same\"}".formatted(name));
        }
        tenant.scim().post("/Groups", Scim.group("Same"));
        tenant.scim().post("/Groups", Scim.group("Other"));
        assertThat(rootSearch(tenant, "displayName eq \\\"same\\\"", 1, 10))
                .containsExactly("User", "User", "User", "Group");
        assertThat(rootSearch(tenant, "displayName eq \\\"same\\\"", 3, 2)).containsExactly("User", "Group");
        assertThat(rootSearch(tenant, "displayName pr", 5, 2)).containsExactly("Group");
        assertThat(rootSearch(tenant, "userName pr", 1, 10)).containsExactly("User", "User", "User");
        assertThat(rootSearch(tenant, "meta.resourceType eq \\\"Group\\\"", 1, 10))
                .containsExactly("Group", "Group");
    }

    private static List<String> rootSearch(Tenant tenant, String filter, int start, int count) {
        var answer = tenant.scim().post("/.search", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "%s",
                 "startIndex": %d, "count": %d}""".formatted(filter, start, count));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("Resources")
                .valueStream()
                .map(each -> each.path("meta").path("resourceType").stringValue())
                .toList();
    }

    @Test
    void a_search_from_the_root_that_no_type_understands_is_refused() {
        var body = "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"], %s}";
        assertError(TENANT.scim().post("/.search", body.formatted("\"filter\": \"noSuch pr\"")), "invalidFilter");
        assertError(TENANT.scim().post("/.search", body.formatted("\"sortBy\": \"noSuch\"")), "invalidValue");
    }

    @Test
    void who_has_the_present_version_gets_no_body() {
        var user = TENANT.scim().filter("/Users", "userName eq \"adam\"").resource(0);
        var path = "/Users/" + user.path("id").stringValue();
        JsonNode version = user.path("meta").path("version");
        var known = TENANT.scim().send("GET", path, null, "If-None-Match", version.stringValue());
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.header("ETag")).hasValue(version.stringValue());
        assertThat(TENANT.scim()
                        .send("GET", path, null, "If-None-Match", "W/\"99\", \"98\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void discovery_tells_all_of_it() {
        var config = TENANT.scim().get("/ServiceProviderConfig").json();
        assertThat(config.path("sort").path("supported").booleanValue()).isTrue();
        assertThat(config.path("pagination").path("cursor").booleanValue()).isTrue();
        assertThat(config.path("pagination").path("cursorTimeout").intValue()).isEqualTo(3600);
    }
}
