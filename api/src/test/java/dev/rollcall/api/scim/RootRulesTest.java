package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The root: users and teams in one list, by GET and by search (RFC 7644 §3.4.2.1, §3.4.3). */
class RootRulesTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();

    /** In the order of their making: u1, G2, u3, G4. */
    @BeforeAll
    static void directory() {
        var first = SCIM.post("/Users", "{\"userName\": \"u1\", \"displayName\": \"Delta\", \"title\": \"Guide\"}");
        SCIM.post("/Groups", Scim.group("Alpha", first.id()));
        SCIM.post("/Users", "{\"userName\": \"u3\", \"displayName\": \"Charlie\", \"externalId\": \"x-3\"}");
        SCIM.post("/Groups", "{\"displayName\": \"Bravo\", \"externalId\": \"x-4\"}");
    }

    private static String names(Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json()
                .path("Resources")
                .valueStream()
                .map(resource -> resource.path("displayName").stringValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_connector_url_itself_lists_users_and_teams_in_the_order_of_their_making() {
        var list = SCIM.get("");
        assertThat(names(list)).isEqualTo("Delta Alpha Charlie Bravo");
        assertThat(list.totalResults()).isEqualTo(4);
        assertThat(list.json()
                        .path("Resources")
                        .valueStream()
                        .map(each -> each.at("/meta/resourceType").stringValue()))
                .containsExactly("User", "Group", "User", "Group");
        assertThat(names(SCIM.get("/"))).isEqualTo("Delta Alpha Charlie Bravo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "displayName sw \"alpha\"|Alpha",
                "displayName pr|Delta Alpha Charlie Bravo",
                "meta.resourceType eq \"Group\"|Alpha Bravo",
                // a type without the attribute has no value there
                "userName pr|Delta Charlie",
                "not (userName pr)|Alpha Bravo",
                "userName ne \"u1\"|Alpha Charlie Bravo",
                "userName eq null|Alpha Bravo",
                "userName eq \"u1\" or displayName eq \"bravo\"|Delta Bravo",
                "members pr or title eq \"guide\"|Delta Alpha",
                "emails[type eq \"work\"] or members.display sw \"delta\"|Alpha",
                "externalId sw \"x-\" and userName pr|Charlie"
            })
    void a_filter_is_answered_by_each_type_as_it_can(String filter, String expected) {
        assertThat(names(SCIM.filter("", filter))).isEqualTo(expected);
        var quoted = filter.replace("\"", "\\\"");
        assertThat(names(search("\"filter\": \"" + quoted + "\""))).isEqualTo(expected);
    }

    private static Answer search(String members) {
        return SCIM.post("/.search", "{\"schemas\": [\"%s\"], %s}".formatted(SearchRequest.SCHEMA, members));
    }

    @ParameterizedTest
    @CsvSource({
        "displayName, ascending, Alpha Bravo Charlie Delta",
        "displayName, descending, Delta Charlie Bravo Alpha",
        "meta.created, descending, Bravo Charlie Alpha Delta",
        "userName, ascending, Delta Charlie Alpha Bravo",
        "userName, descending, Alpha Bravo Charlie Delta",
        "externalId, ascending, Charlie Bravo Delta Alpha"
    })
    void it_is_sorted_and_paged_as_one_list(String by, String order, String expected) {
        var query = "?sortBy=%s&sortOrder=%s".formatted(by, order);
        assertThat(names(SCIM.get(query))).isEqualTo(expected);
        assertThat(pages(query, 1)).isEqualTo(expected);
        assertThat(pages(query, 3)).isEqualTo(expected);
        assertThat(walk(query, 1)).isEqualTo(expected);
        assertThat(walk(query, 3)).isEqualTo(expected);
    }

    private static String pages(String query, int count) {
        var names = new ArrayList<String>();
        for (int start = 1; start <= 4; start += count) {
            var page = SCIM.get(query + "&count=%d&startIndex=%d".formatted(count, start));
            assertThat(page.totalResults()).isEqualTo(4);
            names.add(names(page));
        }
        return String.join(" ", names);
    }

    private static String walk(String query, int count) {
        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page = SCIM.get(query + "&count=%d&cursor=%s".formatted(count, cursor));
            names.add(names(page));
            cursor = page.json().path("nextCursor").stringValue("");
        } while (!cursor.isEmpty());
        return String.join(" ", names);
    }

    @Test
    void without_an_order_a_cursor_leads_through_both_types() {
        assertThat(walk("?x", 3)).isEqualTo("Delta Alpha Charlie Bravo");
        assertThat(SCIM.get("?count=0").totalResults()).isEqualTo(4);
    }

    @Test
    void attributes_are_selected_of_each() {
        var list = search("\"attributes\": [\"displayName\", \"members.value\"]");
        assertThat(list.resource(0).propertyNames()).containsExactlyInAnyOrder("schemas", "id", "displayName");
        assertThat(list.resource(1).propertyNames())
                .containsExactlyInAnyOrder("schemas", "id", "displayName", "members");
    }

    @Test
    void a_search_is_answered_with_200_and_the_place_where_it_was_asked() {
        var body = "{\"schemas\": [\"%s\"]}".formatted(SearchRequest.SCHEMA);
        for (String path : List.of("/.search", "/Users/.search", "/Groups/.search")) {
            var found = SCIM.post(path, body);
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.header("Location")).hasValue(SCIM.base() + path);
            assertThat(found.json().path("schemas").path(0).stringValue()).isEqualTo(ScimAnswers.LIST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=shoeSize%20eq%205", "filter=password%20pr", "filter=name%20co%20%22x%22"})
    void a_filter_that_no_type_understands_is_refused(String query) {
        var refused = SCIM.get("?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
    }

    @Test
    void an_order_that_no_type_has_is_refused() {
        for (String by : List.of("shoeSize", "name", "password")) {
            var refused = SCIM.get("?sortBy=" + by);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidValue");
            assertThat(refused.detail()).contains(by);
        }
    }
}
