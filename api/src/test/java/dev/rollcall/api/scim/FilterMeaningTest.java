package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters mean where attributes are missing, and where texts differ in more than their letters. */
class FilterMeaningTest {
    private static final Tenant TENANT = RunningServer.get().tenant("rfc");

    @BeforeAll
    static void people() {
        person(
                "adam",
                "\"title\": \"ÉCOLE\", \"phoneNumbers\": [{\"value\": \"1\", \"primary\": true}, {\"value\": \"2\"}]");
        person("berta", "\"title\": \"e\\u0301cole\", \"emails\": [{\"type\": \"work\", \"display\": \"Office\"}]");
        person(
                "carl",
                "\"emails\": [{\"type\": \"home\"}, {\"value\": \"carl@example.com\", \"display\": \"Carl\"}], \"x509Certificates\": [{\"value\": \"MIID\"}]");
        person("dora", "\"%s\": {\"manager\": {\"$ref\": \"../Users/1\"}}".formatted(Scim.ENTERPRISE));
        person(
                "emil",
                "\"externalId\": \"7e12\", \"displayName\": \"Emil\uDBFF\uDFFF\", \"name\": {\"familyName\": \"Jensen\"}");
    }

    private static void person(String userName, String attributes) {
        var created = TENANT.scim().post("/Users", "{\"userName\": \"%s\", %s}".formatted(userName, attributes));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            title eq "École"                              | adam berta
            title sw "é"                                  | adam berta
            title co "COL"                                | adam berta
            emails pr                                     | berta carl
            emails[type eq "work"]                        | berta
            emails[type pr and not (value pr)]            | berta carl
            emails[display eq "office" and value eq null] | berta
            emails.value pr                               | carl
            emails[value pr and display eq "carl"]        | carl
            emails.value ne "carl@example.com"            | adam berta dora emil
            emails eq null                                | adam dora emil
            emails ne null                                | berta carl
            emails.type eq null                           | adam dora emil
            emails.type ne null                           | berta carl
            emails[primary pr]                            |
            emails[primary eq false]                      | berta carl
            phoneNumbers[value eq "2" and primary eq false] | adam
            phoneNumbers[value eq "2" and primary pr]     |
            phoneNumbers[primary pr]                      | adam
            manager pr                                    | dora
            manager.value pr                              |
            manager eq null                               | adam berta carl emil
            meta pr                                       | adam berta carl dora emil
            name[familyName eq "jensen"]                  | emil
            name[not (familyName eq "Jones")]             | emil
            name[familyName eq "Jensen" and givenName pr] |
            meta[resourceType eq "User"]                  | adam berta carl dora emil
            externalId eq 7e12                            | emil
            externalId eq 7E12                            |
            externalId eq 7000000000000                   |
            displayName sw "emil"                         | emil
            x509Certificates.value sw "MI"                | carl
            x509Certificates.value sw "mi"                |
            """)
    void finds(String filter, String names) {
        assertThat(String.join(" ", names(filter))).isEqualTo(names == null ? "" : names);
    }

    private static List<String> names(String filter) {
        var found = TENANT.scim().filter("/Users", filter);
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        return found.json()
                .path("Resources")
                .valueStream()
                .map(user -> user.path("userName").stringValue())
                .toList();
    }

    @Test
    void an_id_is_a_text_like_any_other() {
        var id = TENANT.scim()
                .filter("/Users", "userName eq \"adam\"")
                .resource(0)
                .path("id")
                .stringValue();
        var beginning = id.substring(0, 35);
        assertThat(names("id sw \"%s\" and id ew \"%s\" and id co \"-\"".formatted(beginning, id.substring(35))))
                .containsExactly("adam");
        assertThat(names("id le \"%s\"".formatted(id))).containsExactly("adam");
        assertThat(names("id gt \"%s\"".formatted(id))).containsExactly("berta", "carl", "dora", "emil");
    }

    @Test
    void binary_values_have_no_order() {
        var refused = TENANT.scim().filter("/Users", "x509Certificates.value gt \"MI\"");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
    }
}
