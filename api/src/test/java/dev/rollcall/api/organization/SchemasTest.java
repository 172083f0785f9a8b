package dev.rollcall.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas that an organization adds, changes and drops. */
class SchemasTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final String URN = "urn:ietf:params:scim:schemas:extension:guides:2.0:User";
    private static final String BADGE = "{\"name\": \"badge\"}";

    private final Tenant tenant = SERVER.tenant("rfc");
    private final Client operator = SERVER.operator();
    private final String schemas = "/admin/organizations/%s/schemas".formatted(tenant.organization());

    private static String body(String urn, String attributes) {
        return "{\"resourceType\": \"User\", \"schema\": {\"id\": \"%s\", \"name\": \"Guide\", \"attributes\": [%s]}}"
                .formatted(urn, attributes);
    }

    private Answer add(String attributes) {
        return operator.post(schemas, body(URN, attributes));
    }

    private Answer change(String attributes) {
        return operator.put(schemas + "/" + URN, body(URN, attributes));
    }

    private String guide(String values) {
        var created = tenant.scim().post("/Users", "{\"userName\": \"babs\", \"%s\": %s}".formatted(URN, values));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return "/Users/" + created.id();
    }

    private String values(String user) {
        return tenant.scim().get(user).json().path(URN).toString();
    }

    private int found(String filter) {
        return tenant.scim().filter("/Users", filter).status();
    }

    @Test
    void a_schema_is_shown_as_it_is_published() {
        var added = add(BADGE);

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(operator.get(schemas).json().path(0)).isEqualTo(added.json());
        assertThat(operator.get(schemas + "/" + URN.toUpperCase(Locale.ROOT)).json())
                .isEqualTo(added.json());
        var published = tenant.scim().get("/Schemas/" + URN).json();
        added.json()
                .path("schema")
                .propertyStream()
                .forEach(member -> assertThat(published.path(member.getKey())).isEqualTo(member.getValue()));
        assertThat(new History(tenant.organization()).namesOf(tenant.organization()))
                .containsExactly("organization.founded", "organization.schema-added");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|resourceType is missing",
                "{'resourceType': 'Robot', 'schema': {}}|resourceType is \"Robot\"; send one of User, Group",
                "{'resourceType': 'User'}|schema is missing",
                "{'resourceType': 'User', 'schema': 'x'}|schema is \"x\"; send an object",
                "{'resourceType': 'User', 'schema': {}, 'name': 'x'}|name is not accepted here",
                "{'resourceType': 'User', 'schema': {'id': 'urn:x1:a', 'name': 'a', 'attributes': [{'name': 'b', 'type': 'text'}]}}|attributes[0].type is \"text\"; send one of string",
                "{'resourceType': 'User', 'schema': {'id': 'urn:ietf:params:scim:schemas:core:2.0:User', 'name': 'a', 'attributes': [{'name': 'b'}]}}|belong to schemas of RFC 7643"
            })
    void what_is_no_definition_is_refused_and_nothing_added(String body, String words) {
        var answer = operator.post(schemas, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains(words);
        assertThat(operator.get(schemas).body()).isEqualTo("[]");
    }

    @Test
    void a_urn_is_taken_once() {
        add(BADGE);

        var again = add(BADGE);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("scimType").stringValue()).isEqualTo("uniqueness");
        assertThat(again.detail()).contains(URN);
        var enterprise = operator.post(schemas, body(Scim.ENTERPRISE, BADGE));
        assertThat(enterprise.status()).isEqualTo(409);
        assertThat(SERVER.operator()
                        .post(
                                "/admin/organizations/%s/schemas"
                                        .formatted(SERVER.tenant("rfc").organization()),
                                body(URN, BADGE))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_eleventh_schema_is_refused() {
        for (int number = 0; number < 10; number++) {
            assertThat(operator.post(schemas, body("urn:example:s" + number, BADGE))
                            .status())
                    .isEqualTo(201);
        }
        var eleventh = add(BADGE);
        assertThat(eleventh.status()).isEqualTo(409);
        assertThat(eleventh.detail()).contains("at most 10 schemas");
    }

    @Test
    void a_new_attribute_is_there_at_once_and_one_that_is_left_out_is_hidden() {
        add(BADGE);
        var user = guide("{\"badge\": \"gold\"}");
        assertThat(found(URN + ":level gt 1")).isEqualTo(400);

        assertThat(change("{\"name\": \"level\", \"type\": \"integer\"}").status())
                .isEqualTo(200);
        assertThat(found(URN + ":level gt 1")).isEqualTo(200);
        assertThat(found(URN + ":badge pr")).isEqualTo(400);
        assertThat(values(user)).isEmpty();
        assertThat(tenant.scim()
                        .filter("/Users", "schemas eq \"%s\"".formatted(URN))
                        .totalResults())
                .isZero();
        tenant.scim().put(user, "{\"userName\": \"babs\", \"%s\": {\"level\": 2}}".formatted(URN));
        assertThat(values(user)).isEqualTo("{\"level\":2}");

        change(BADGE + ", {\"name\": \"level\", \"type\": \"integer\"}");
        assertThat(values(user)).isEqualTo("{\"badge\":\"gold\",\"level\":2}");
    }

    @Test
    void an_attribute_does_not_become_another_one_also_by_way_of_a_drop() {
        add(BADGE);
        guide("{\"badge\": \"gold\"}");
        var integer = "{\"name\": \"badge\", \"type\": \"integer\"}";

        var changed = change(integer);
        assertThat(changed.status()).isEqualTo(400);
        assertThat(changed.json().path("scimType").stringValue()).isEqualTo("mutability");
        assertThat(changed.detail()).contains(URN + ":badge was defined as badge, string");
        assertThat(operator.delete(schemas + "/" + URN).status()).isEqualTo(204);
        assertThat(add(integer).status()).isEqualTo(400);
        assertThat(add(BADGE).status()).isEqualTo(201);
    }

    @Test
    void a_dropped_schema_hides_its_values_from_everybody_and_brings_them_back() {
        add(BADGE);
        var user = guide("{\"badge\": \"gold\"}");
        var auditor = ConsoleClient.of(tenant, Role.AUDITOR);
        assertThat(auditor.get("/console/members/" + user.substring("/Users/".length()))
                        .body())
                .contains("gold");

        assertThat(operator.delete(schemas + "/" + URN).status()).isEqualTo(204);

        assertThat(tenant.scim().get(user).body()).doesNotContain("gold", URN);
        assertThat(auditor.get("/console/members/" + user.substring("/Users/".length()))
                        .body())
                .doesNotContain(">gold<");
        assertThat(found(URN + ":badge pr")).isEqualTo(400);
        assertThat(tenant.scim().get("/Schemas/" + URN).status()).isEqualTo(404);
        assertThat(operator.get(schemas + "/" + URN).status()).isEqualTo(404);
        assertThat(operator.delete(schemas + "/" + URN).status()).isEqualTo(404);
        tenant.scim().put(user, Scim.user("babs"));

        add(BADGE);
        assertThat(values(user)).isEqualTo("{\"badge\":\"gold\"}");
    }

    @Test
    void a_schema_stays_what_it_is_for() {
        add(BADGE);
        var other = operator.put(schemas + "/" + URN, body("urn:example:other", BADGE));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.detail()).contains("schema.id is urn:example:other; it stays " + URN);
        var group = operator.put(schemas + "/" + URN, body(URN, BADGE).replace("User\"", "Group\""));
        assertThat(group.status()).isEqualTo(400);
        assertThat(operator.put(schemas + "/urn:example:other", body("urn:example:other", BADGE))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_owner_defines_for_the_own_organization_and_an_auditor_does_not() {
        var owner = as(Role.OWNER);
        assertThat(owner.post(schemas, body(URN, BADGE)).status()).isEqualTo(201);
        var stranger =
                "/admin/organizations/%s/schemas".formatted(SERVER.tenant("rfc").organization());
        assertThat(owner.post(stranger, body(URN, BADGE)).status()).isEqualTo(404);
        assertThat(owner.get(stranger).status()).isEqualTo(404);
        for (Role role : List.of(Role.AUDITOR, Role.BILLING)) {
            assertThat(as(role).post(schemas, body("urn:example:x", BADGE)).status())
                    .isEqualTo(403);
        }
        assertThat(tenant.scim().as(null).get("/Schemas/" + URN).status()).isEqualTo(200);
    }

    /** A member with the role, by password. */
    private Client as(Role role) {
        ConsoleClient.of(tenant, role);
        var credential = "%s-%s@example.com:%s".formatted(role.name(), tenant.organization(), ConsoleBrowser.PASSWORD);
        return operator.as("Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)));
    }
}
