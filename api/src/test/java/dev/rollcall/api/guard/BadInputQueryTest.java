package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that are not understood: an empty list instead of an error would make the IdP create a duplicate. */
class BadInputQueryTest {
    private static final RunningServer.Tenant TENANT = RunningServer.get().tenant("rfc");

    static {
        TENANT.scim().post("/Users", "{\"userName\": \"sound\", \"emails\": [{\"value\": \"sound@example.com\"}]}");
        TENANT.scim().post("/Groups", "{\"displayName\": \"sound\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "userName",
                "userName eq",
                "userName = \"sound\"",
                "userName eq \"sound",
                "userName eq sound\"",
                "userName eq \"sound\" and",
                "and userName eq \"sound\"",
                "(userName eq \"sound\"",
                "userName eq \"sound\")",
                "not userName eq \"sound\"",
                "userName eq \"sound\" xor id pr",
                "userName like \"sound\"",
                "userName eq ['sound']",
                "userName eq true",
                "userName eq \"\\x\"",
                "shoeSize eq 5",
                "userName.first eq \"sound\"",
                "emails[type eq \"work\"",
                "emails[shoeSize eq 5]",
                "emails[emails[value pr]]",
                "userName[value eq \"sound\"]",
                "emails.shoeSize eq \"x\"",
                "urn:ietf:params:scim:schemas:core:2.0:Group:displayName eq \"x\"",
                "urn:nobody:userName eq \"sound\"",
                "active eq \"perhaps\"",
                "active gt true",
                "active co \"t\"",
                "id co \"0\"",
                "id gt \"0\"",
                "meta.created gt \"yesterday\"",
                "meta.created gt 5",
                "meta.created co \"2026\"",
                "userName gt null",
                "password eq \"secret\"",
                "password pr",
                "meta.created gt \"+999999999-12-31T23:59:59Z\"",
                "userName eq \"\\u0000\"",
                "userName eq \"\\ud800\"",
                "id eq \"\\u0000\"",
                "displayName co \"\\udc00\"",
                "emails.value sw \"\\ud83d\"",
                "externalId eq \"\\ud800\"",
                "active eq \"\\ud800\""
            })
    void a_filter_that_is_not_understood_is_refused(String filter) {
        assertRefused(TENANT.scim().filter("/Users", filter), 400, "invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "displayName eq",
                "userName eq \"sound\"",
                "members[type eq",
                "members.shoeSize eq 5",
                "members.value co \"0\"",
                "id sw \"0\"",
                "displayName eq \"\\u0000\"",
                "displayName eq \"\\ud800\"",
                "externalId gt null"
            })
    void a_filter_of_groups_that_is_not_understood_is_refused(String filter) {
        assertRefused(TENANT.scim().filter("/Groups", filter), 400, "invalidFilter");
    }

    /** As they stand in the URL: NUL in and outside of quotes, bytes that are no UTF-8, halves of an escape. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName%20eq%20%22%00%22",
                "userName%20eq%20a%00b",
                "userName%00%20eq%20%22sound%22",
                "%00",
                "userName%20eq%20%22sound%22%00",
                "userName%20eq%20%22%ED%A0%80%22",
                "userName%20eq%20%22%ff%22",
                "userName%20eq%20%22%c0%af%22",
                "userName%20eq%20%22%",
                "userName%20eq%20%22%zz%22",
                "userName%20eq%20%22%u0041%22"
            })
    void a_filter_of_broken_characters_is_refused(String encoded) {
        for (String endpoint : new String[] {"/Users", "/Groups"}) {
            var path = TENANT.scim().base().substring(RunningServer.get().url().length()) + endpoint;
            var answer = RawClient.send("GET", path + "?filter=" + encoded, "Bearer " + TENANT.token(), null);
            assertThat(answer.status()).as(encoded + answer.body()).isEqualTo(400);
            assertThat(answer.head()).contains("application/scim+json");
            assertThat(answer.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        }
    }

    @Test
    void a_filter_has_a_length_a_depth_and_a_number_of_comparisons() {
        assertRefused(
                TENANT.scim().filter("/Users", "userName eq \"" + "a".repeat(4096) + "\""),
                400,
                "invalidFilter",
                "4096");
        assertRefused(
                TENANT.scim().filter("/Users", "(".repeat(20) + "userName pr" + ")".repeat(20)),
                400,
                "invalidFilter",
                "20");
        assertRefused(TENANT.scim().filter("/Users", comparisons(51)), 400, "invalidFilter", "50");

        assertThat(TENANT.scim()
                        .filter("/Users", "(".repeat(19) + "userName pr" + ")".repeat(19))
                        .totalResults())
                .isEqualTo(1);
        assertThat(TENANT.scim().filter("/Users", comparisons(50)).status()).isEqualTo(200);
    }

    private static String comparisons(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> "userName eq \"u%d\"".formatted(n))
                .collect(Collectors.joining(" or "));
    }

    @ParameterizedTest
    @CsvSource({
        "startIndex, one",
        "startIndex, ''",
        "startIndex, 1.5",
        "startIndex, 1e3",
        "startIndex, 0x10",
        "count, ten",
        "count, ''",
        "count, 2.0",
        "count, null",
        "count, NaN"
    })
    void a_page_that_is_no_whole_number_is_refused_by_name_and_value(String parameter, String value) {
        for (String endpoint : new String[] {"/Users", "/Groups"}) {
            assertRefused(
                    TENANT.scim().get(endpoint + "?" + parameter + "=" + value),
                    400,
                    "invalidValue",
                    parameter,
                    "\"" + value + "\"");
        }
    }

    /** RFC 7644 §3.4.2.4: less than 1 is 1, less than 0 is 0, more than the greatest page is the greatest page. */
    @ParameterizedTest
    @CsvSource({
        "startIndex=0, 1, 1",
        "startIndex=-5, 1, 1",
        "startIndex=2147483647, 2147483647, 0",
        "count=0, 1, 0",
        "count=-1, 1, 0",
        "count=201, 1, 1",
        "count=2147483647, 1, 1",
        "count=9999999999999999999, 1, 1",
        "startIndex=-9999999999999999999, 1, 1"
    })
    void a_page_out_of_range_is_moved_into_it(String page, int startIndex, int items) {
        var answer = TENANT.scim().get("/Users?" + page);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.totalResults()).isEqualTo(1);
        assertThat(answer.json().path("startIndex").intValue()).isEqualTo(startIndex);
        assertThat(answer.json().path("itemsPerPage").intValue()).isEqualTo(items);
        assertThat(answer.json().path("Resources").size()).isEqualTo(items);
    }

    @Test
    void attributes_and_excluded_attributes_exclude_each_other() {
        assertRefused(
                TENANT.scim().get("/Users?attributes=userName&excludedAttributes=emails"),
                400,
                "invalidValue",
                "attributes",
                "excludedAttributes");
    }
}
