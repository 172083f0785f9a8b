package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users by the beginning, an inner part or the end of what they are called, whichever way an index leads to them. */
class PartsOfNamesTest {
    private static final Tenant TENANT = RunningServer.get().tenant("rfc");
    private static final Tenant OTHER = RunningServer.get().tenant("rfc");

    @BeforeAll
    static void people() {
        person(TENANT, "bjensen", "Barbara Jensen", "babs@jensen.example");
        person(TENANT, "jsmith", "John 100% Smith", "john_smith@example.com");
        person(TENANT, "münster", "Jörg Müller", "j.mueller@example.com");
        person(TENANT, "x", null, "anybody@example.org");
        person(OTHER, "jensen2", "Barbara Jensen", "babs@jensen.example");
    }

    private static String person(Tenant tenant, String userName, String displayName, String email) {
        var displayed = displayName == null ? "" : "\"displayName\": \"%s\", ".formatted(displayName);
        var created = tenant.scim()
                .post(
                        "/Users",
                        "{\"userName\": \"%s\", %s\"emails\": [{\"value\": \"%s\", \"type\": \"work\"}]}"
                                .formatted(userName, displayed, email));
        assertThat(created.status()).isEqualTo(201);
        return created.id();
    }

    private static String found(Tenant tenant, String filter) {
        var list = tenant.scim().filter("/Users", filter);
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        var names = list.json()
                .path("Resources")
                .valueStream()
                .map(user -> user.path("userName").stringValue())
                .collect(Collectors.joining(" "));
        assertThat(list.totalResults()).isEqualTo(list.json().path("Resources").size());
        return names;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "userName sw \"BJ\"|bjensen",
                "userName sw \"ensen\"|''",
                "userName co \"ENSE\"|bjensen",
                "userName co \"s\"|bjensen jsmith münster",
                "userName co \"ünst\"|münster",
                "userName ew \"mith\"|jsmith",
                "userName ew \"smit\"|''",
                "displayName co \"jens\"|bjensen",
                "displayName co \"100%\"|jsmith",
                "displayName co \"1%0\"|''",
                "displayName sw \"jörg m\"|münster",
                "displayName ew \"JENSEN\"|bjensen",
                "emails co \"jensen.example\"|bjensen",
                "emails.value co \"n_s\"|jsmith",
                "emails.value co \"n.s\"|''",
                "emails.value sw \"j\"|jsmith münster",
                "emails.value ew \"example.com\"|jsmith münster",
                "emails[type eq \"work\" and value co \"example.com\"]|jsmith münster",
                "emails[type eq \"home\" and value co \"example.com\"]|''",
                "userName co \"smith\" or displayName co \"barbara\"|bjensen jsmith",
                "userName co \"smith\" or title pr|jsmith",
                "userName co \"jens\" and active eq true|bjensen",
                "not (userName co \"jens\") and emails.value ew \"example.com\"|jsmith münster",
                "not (emails.value co \"example\")|''",
                "nickName co \"jens\"|''"
            })
    void they_are_found(String filter, String expected) {
        assertThat(found(TENANT, filter)).isEqualTo(expected);
    }

    /** Folded, they are the signs that LIKE takes for others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nickName ew \"\uFF3C\"|''",
                "nickName co \"\uFF05\"|full",
                "nickName sw \"1\uFF10\uFF10\"|full plain",
                "nickName co \"\uFF3F\"|''",
                "nickName ew \"%\"|full",
                "nickName co \"0%0\"|''"
            })
    void signs_of_full_width_stand_for_themselves(String filter, String expected) {
        var tenant = RunningServer.get().tenant("rfc");
        tenant.scim().post("/Users", "{\"userName\": \"full\", \"nickName\": \"100\uFF05\"}");
        tenant.scim().post("/Users", "{\"userName\": \"plain\", \"nickName\": \"1000\"}");
        assertThat(found(tenant, filter)).isEqualTo(expected);
    }

    @Test
    void nobody_is_found_by_parts_that_are_no_more() {
        var tenant = RunningServer.get().tenant("rfc");
        var id = person(tenant, "before-the-wedding", "Before Wedding", "before@wedding.example");
        tenant.scim().patch("/Users/" + id, """
                {"Operations": [{"op": "replace", "path": "userName", "value": "afterwards"},
                    {"op": "replace", "path": "displayName", "value": "Later On"},
                    {"op": "replace", "path": "emails", "value": [{"value": "later@on.example"}]}]}""");
        assertThat(found(
                        tenant, "userName co \"wedding\" or displayName co \"wedding\" or emails.value co \"wedding\""))
                .isEmpty();
        assertThat(found(tenant, "userName co \"fterw\"")).isEqualTo("afterwards");
        assertThat(found(tenant, "displayName co \"ater o\"")).isEqualTo("afterwards");
        assertThat(found(tenant, "emails.value co \"r@on\"")).isEqualTo("afterwards");
        tenant.scim().delete("/Users/" + id);
        assertThat(found(tenant, "userName co \"fterw\"")).isEmpty();
    }

    @Test
    void the_names_of_another_organization_lead_nowhere() {
        assertThat(found(OTHER, "userName co \"jensen\"")).isEqualTo("jensen2");
        assertThat(found(TENANT, "userName co \"jensen2\"")).isEmpty();
    }
}
