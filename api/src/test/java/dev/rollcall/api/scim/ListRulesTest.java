package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, filters and pages (RFC 7644 §3.4.2). */
class ListRulesTest {
    private static final Client SCIM = RunningServer.get().tenant("rfc").scim();

    @BeforeAll
    static void people() {
        create("""
                {"userName": "Babs", "externalId": "E-1", "displayName": "Barbara", "title": "Tour Guide",
                 "name": {"familyName": "Jensen"},
                 "emails": [{"type": "work", "value": "babs@work.example"}, {"type": "home", "value": "b@home.example"}],
                 "x509Certificates": [{"value": "TUlJRA=="}], "%s": {"manager": {"value": "M-1"}}}""".formatted(Scim.ENTERPRISE));
        create("""
                {"userName": "mandy", "externalId": "e-1", "active": false, "title": "",
                 "emails": [{"type": "home", "value": "mandy@work.example"}, {"type": "work", "value": "m@home.example"}]}""");
    }

    private static void create(String user) {
        assertThat(SCIM.post("/Users", user).status()).isEqualTo(201);
    }

    private static String names(Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json()
                .path("Resources")
                .valueStream()
                .map(user -> user.path("userName").stringValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_list_is_a_list_even_of_one_and_of_none() {
        for (int found : new int[] {0, 1, 2}) {
            var list = SCIM.filter(
                    "/Users", List.of("id eq \"none\"", "title pr", "id pr").get(found));
            var json = list.json();
            assertThat(list.status()).isEqualTo(200);
            assertThat(json.path("schemas").path(0).stringValue()).isEqualTo(ScimAnswers.LIST);
            assertThat(json.path("totalResults").isIntegralNumber()).isTrue();
            assertThat(list.totalResults()).isEqualTo(found);
            assertThat(json.path("startIndex").intValue()).isOne();
            assertThat(json.path("itemsPerPage").intValue()).isEqualTo(found);
            assertThat(json.path("Resources").isArray()).isTrue();
            assertThat(json.path("Resources").size()).isEqualTo(found);
        }
    }

    @Test
    void the_total_is_of_all_and_not_of_the_page() {
        var page = SCIM.get("/Users?count=1&startIndex=2");
        assertThat(page.totalResults()).isEqualTo(2);
        assertThat(page.json().path("itemsPerPage").intValue()).isOne();
        assertThat(page.json().path("startIndex").intValue()).isEqualTo(2);
        var behind = SCIM.get("/Users?startIndex=3");
        assertThat(behind.totalResults()).isEqualTo(2);
        assertThat(behind.json().path("Resources").size()).isZero();
    }

    @Test
    void every_listed_resource_has_an_id_and_its_schemas() {
        for (String query : List.of("?attributes=title", "?excludedAttributes=id,schemas", "")) {
            SCIM.get("/Users" + query)
                    .json()
                    .path("Resources")
                    .forEach(user -> assertThat(user.propertyNames()).contains("id", "schemas"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?x=1", "?aadOptscim062020", "?fields=userName&limit=1&page=7", "?x=1&x=2"})
    void what_no_parameter_is_called_is_ignored(String query) {
        assertThat(SCIM.get("/Users" + query).totalResults()).isEqualTo(2);
    }

    @Test
    void names_of_parameters_are_understood_in_any_letter_case_and_stand_once() {
        assertThat(names(SCIM.get("/Users?FILTER=title%20pr&SortBy=userName"))).isEqualTo("Babs");
        assertThat(names(SCIM.get("/Users?Count=1&STARTINDEX=2"))).isEqualTo("mandy");
        var twice = SCIM.get("/Users?filter=title%20pr&Filter=id%20pr");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.detail()).contains("filter", "title pr", "id pr");
        var search = SCIM.post("/Users/.search", """
                {"SCHEMAS": ["%s"], "FILTER": "title pr"}""".formatted(SearchRequest.SCHEMA));
        assertThat(names(search)).isEqualTo("Babs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=", "filter=%20"})
    void an_empty_filter_is_none_that_is_understood(String query) {
        var refused = SCIM.get("/Users?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // on the same element, and not here a type and there a value
                "emails[type eq \"work\" and value co \"@work\"]|Babs",
                "emails.type eq \"work\" and emails.value co \"@work\"|Babs mandy",
                "emails[type eq \"work\"].value ew \"home.example\"|mandy",
                // letter case, as the schema says
                "userName eq \"BABS\"|Babs",
                "displayName sw \"BARB\"|Babs",
                "emails.value eq \"BABS@work.example\"|Babs",
                "externalId eq \"E-1\"|Babs",
                "externalId eq \"e-1\"|mandy",
                "meta.resourceType eq \"user\"|",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"M-1\"|Babs",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"m-1\"|",
                // names and words in any letter case
                "USERNAME EQ \"babs\" AND NOT (Active Eq false)|Babs",
                "URN:ietf:params:scim:schemas:core:2.0:user:UserName sw \"b\"|Babs",
                // what has a value
                "title pr|Babs",
                "name pr|Babs",
                "emails pr|Babs mandy",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr|Babs",
                "not (title pr)|mandy",
                "name.familyName eq null|mandy",
                "title ne \"Cook\"|Babs mandy",
                // precedence
                "title pr or active eq false and userName eq \"nobody\"|Babs",
                "(title pr or active eq false) and userName eq \"mandy\"|mandy",
                "not (title pr) or title pr and active eq false|mandy",
                // what is set by default, and what is made here
                "active eq true|Babs",
                "meta.lastModified gt \"2020-01-01T00:00:00Z\"|Babs mandy",
                "meta.lastModified lt \"2020-01-01T00:00:00Z\"|",
                "emails co \"home.example\"|Babs mandy",
                "x509Certificates.value eq \"TUlJRA==\"|Babs",
                "x509Certificates.value eq \"tUlJRA==\"|"
            })
    void a_filter_finds_whom_it_describes(String filter, String found) {
        assertThat(names(SCIM.filter("/Users", filter))).isEqualTo(found == null ? "" : found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gt", "ge", "lt", "le"})
    void bytes_and_truth_have_no_order(String operator) {
        for (String compared : List.of("active %s true", "x509Certificates.value %s \"TUlJRA==\"")) {
            var refused = SCIM.filter("/Users", compared.formatted(operator));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
        }
    }

    @ParameterizedTest
    @CsvSource({"descending, mandy Babs", "DESCENDING, mandy Babs", "Ascending, Babs mandy", "'', Babs mandy"})
    void the_order_is_ascending_unless_said_otherwise_in_any_letter_case(String order, String expected) {
        var query = order.isEmpty() ? "" : "&sortOrder=" + order;
        assertThat(names(SCIM.get("/Users?sortBy=userName" + query))).isEqualTo(expected);
    }

    @Test
    void a_page_is_of_a_hundred_unless_asked_and_of_two_hundred_at_most() {
        var many = RunningServer.get().tenant("rfc").scim();
        var operations = IntStream.range(0, 201).mapToObj(n -> """
                        {"method": "POST", "path": "/Users", "bulkId": "b%1$d", "data": {"userName": "u%1$d", "active": false}}""".formatted(n)).collect(Collectors.joining(","));
        many.post(
                "/Bulk",
                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": [" + operations
                        + "]}");

        assertThat(many.get("/Users").json().path("Resources").size()).isEqualTo(100);
        assertThat(many.get("/Users?count=201").json().path("Resources").size()).isEqualTo(200);
        assertThat(many.get("/Users?count=201").totalResults()).isEqualTo(201);
        var seen = new ArrayList<String>();
        for (int start = 1; start <= 201; start += 67) {
            many.get("/Users?count=67&startIndex=" + start)
                    .json()
                    .path("Resources")
                    .forEach(user -> seen.add(user.path("id").stringValue()));
        }
        assertThat(new HashSet<>(seen)).hasSize(201).hasSameSizeAs(seen);
    }
}
