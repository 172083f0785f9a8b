package dev.rollcall.api.scim;

import static dev.rollcall.api.testing.Scim.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.scim.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Users and groups with attributes that their organization has defined itself, from the first value to the last. */
class CustomAttributesTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final Tenant TENANT = filled();

    private static Tenant filled() {
        var tenant = Guides.tenant("rfc");
        create(tenant, "babs", """
                {"badge": "Gold", "code": "Ab1", "level": 7, "rate": 12.5, "certified": true,
                 "since": "2025-03-01T08:00:00+01:00", "key": "AQID", "page": "https://example.com/babs",
                 "userName": "guide-1", "members": ["red", "Blue"], "rooms": [101, 9],
                 "desk": {"floor": 3, "house": "Main"},
                 "courses": [{"value": "First aid", "hours": 8, "ended": "2025-05-01T00:00:00Z", "primary": true},
                             {"value": "French", "hours": 40.5}]}""");
        create(tenant, "mandy", """
                {"badge": "silver", "code": "aB1", "level": 10, "rate": 100, "certified": false,
                 "since": "2024-12-31T23:30:00Z", "rooms": [9], "desk": {"floor": 12},
                 "courses": [{"value": "French", "hours": 8}]}""");
        assertThat(tenant.scim().post("/Users", Scim.user("plain")).status()).isEqualTo(201);
        return tenant;
    }

    private static Answer create(Tenant tenant, String userName, String values) {
        var answer = tenant.scim()
                .post(
                        "/Users",
                        "{\"schemas\": [\"%4$s\", \"%2$s\"], \"userName\": \"%1$s\", \"%2$s\": %3$s}"
                                .formatted(userName, Guides.USER, values, Schema.USER));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static JsonNode values(Answer resource) {
        return resource.json().path(Guides.USER);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static List<String> names(Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json()
                .path("Resources")
                .valueStream()
                .map(user -> user.path("userName").stringValue())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void a_resource_names_the_schema_where_it_has_values_of_it() {
        var babs = TENANT.scim().filter("/Users", "userName eq \"babs\"").resource(0);
        var plain = TENANT.scim().filter("/Users", "userName eq \"plain\"").resource(0);

        assertThat(texts(babs.path("schemas")))
                .containsExactly("urn:ietf:params:scim:schemas:core:2.0:User", Scim.SEAT, Guides.USER);
        assertThat(texts(plain.path("schemas"))).doesNotContain(Guides.USER);
        assertThat(plain.has(Guides.USER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%s:badge eq \"gold\"                        | babs",
                "%s:BADGE sw \"SIL\"                         | mandy",
                "badge co \"ol\"                             | babs",
                "%s:badge pr                                 | babs mandy",
                "not (%s:badge pr)                           | plain",
                "%s:badge ne \"gold\"                        | mandy plain",
                "%s:badge eq null                            | plain",
                "%s:code eq \"Ab1\"                          | babs",
                "%s:code co \"B\"                            | mandy",
                "%s:level gt 9                               | mandy",
                "%s:level ge 7 and %s:level lt 10            | babs",
                "%s:rate eq 12.50                            | babs",
                "%s:rate le 99.9                             | babs",
                "%s:certified eq true                        | babs",
                "%s:certified ne true                        | mandy plain",
                "%s:since gt \"2025-01-01T00:00:00Z\"        | babs",
                "%s:since eq \"2025-01-01T00:30:00+01:00\"   | mandy",
                "%s:key eq \"AQID\"                          | babs",
                "%s:page ew \"/babs\"                        | babs",
                "%s:userName eq \"GUIDE-1\"                  | babs",
                "userName eq \"guide-1\"                     | ",
                "userName eq \"babs\" and %s:userName pr     | babs",
                "%s:members eq \"BLUE\"                      | babs",
                "%s:members.value eq \"blue\"                | babs",
                "%s:members[value sw \"r\"]                  | babs",
                "%s:rooms gt 100                             | babs",
                "%s:rooms[value gt 8 and value lt 10]        | babs mandy",
                "%s:rooms[value gt 9 and value lt 101]       | ",
                "%s:desk pr                                  | babs mandy",
                "%s:desk.floor gt 3                          | mandy",
                "%s:desk.house pr                            | babs",
                "%s:courses[value eq \"french\" and hours gt 8]  | babs",
                "%s:courses.hours eq 8                       | babs mandy",
                "%s:courses[ended lt \"2025-06-01T00:00:00Z\"] | babs",
                "%s:courses[primary eq true].value sw \"First\" | babs",
                "schemas eq \"%s\"                           | babs mandy",
                "not (schemas eq \"%s\")                     | plain"
            })
    void members_are_found_by_values_of_every_type(String filter, String found) {
        var written = filter.replace("%s", Guides.USER);
        var list = TENANT.scim().get("/Users?sortBy=userName&filter=" + encoded(written));
        assertThat(names(list)).containsExactly(found == null ? new String[0] : found.split(" "));
        assertThat(list.totalResults()).isEqualTo(names(list).size());
        var counted = TENANT.scim().get("/Users?count=0&filter=" + encoded(written));
        assertThat(counted.totalResults()).isEqualTo(list.totalResults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%s:bagde eq \"gold\"        | is no attribute of User",
                "urn:example:none:badge pr   | is no attribute of User",
                "%s pr                       | is no attribute of User",
                "%s:level eq \"many\"        | is compared by a number",
                "%s:level co 1               | is compared by eq, ne, gt",
                "%s:certified gt true        | is compared by eq or ne",
                "%s:certified eq \"x\"       | is compared by true or false",
                "%s:since gt \"yesterday\"   | is compared by a date and time",
                "%s:since gt \"+99999-01-01T00:00:00Z\" | is compared by a date and time",
                "%s:desk eq \"Main\"         | is compared by one of its sub-attributes",
                "%s:badge[value eq \"gold\"] | is not complex",
                "%s:courses[room eq 1]       | is no attribute of User",
                "%s:bad'ge eq \"gold\"       | the name of an attribute is expected",
                "urn:x' OR 'a'='a:badge pr   | is expected"
            })
    void a_filter_that_is_not_understood_is_refused(String filter, String words) {
        var answer = TENANT.scim().filter("/Users", filter.replace("%s", Guides.USER));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("scimType").stringValue()).isEqualTo("invalidFilter");
        assertThat(answer.detail()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%s:level         | babs mandy plain",
                "%s:rate          | babs mandy plain",
                "%s:since         | mandy babs plain",
                "%s:badge         | babs mandy plain",
                "%s:certified     | mandy babs plain",
                "%s:rooms         | mandy babs plain",
                "%s:desk.floor    | babs mandy plain",
                "%s:courses       | babs mandy plain"
            })
    void members_are_sorted_by_values_of_every_type_and_walked_by_cursor(String attribute, String order) {
        var by = attribute.replace("%s", Guides.USER);
        var list = TENANT.scim().get("/Users?sortBy=" + by);
        var expected = List.of(order.split(" "));
        assertThat(names(list)).as(list.body()).isEqualTo(expected);
        var walked = new ArrayList<String>();
        var next = "";
        do {
            var page = TENANT.scim().get("/Users?count=1&sortBy=%s&cursor=%s".formatted(by, encoded(next)));
            walked.addAll(names(page));
            next = page.json().path("nextCursor").asString("");
        } while (!next.isEmpty());
        assertThat(walked).isEqualTo(names(list));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_number_keeps_its_last_digit_and_sent_anew_is_no_change() {
        var tenant = Guides.tenant("rfc");
        var rate = "123456789012345678901234567890.0123456789";
        var user = "/Users/"
                + create(tenant, "exact", "{\"rate\": %s, \"level\": 5}".formatted(rate))
                        .id();

        var read = tenant.scim().get(user);
        assertThat(read.body()).contains("\"rate\":" + rate);
        assertThat(tenant.scim()
                        .filter("/Users", "%s:rate eq %s".formatted(Guides.USER, rate))
                        .totalResults())
                .isOne();
        var again = tenant.scim().patch(user, patch("""
                {"op": "replace", "path": "%s", "value": {"rate": %s00, "level": "5"}}""".formatted(Guides.USER, rate)));
        assertThat(Scim.version(again)).isEqualTo(Scim.version(read));
        assertThat(new History(tenant.organization()).namesOf(read.id()))
                .containsExactly("user.provisioned", "seat.assigned");
    }

    /** Whatever form of a date is taken, PostgreSQL can compare. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T08:00Z",
                "2026-11-01t08:00:00z",
                "2026-11-01T24:00:00Z",
                "2026-11-01t24:00:00.000z",
                "2026-11-01T08:00:00.123456789Z",
                "2026-11-01T08:00:00+14:00",
                "2026-11-01T08:00:00-14:00",
                "2026-11-01T08:00:00+01:30",
                "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59.999999999-14:00",
                "1582-10-10T00:00:00Z"
            })
    void a_date_that_is_taken_can_be_searched(String date) {
        var tenant = Guides.tenant("rfc");
        create(tenant, "dated", "{\"since\": \"%s\"}".formatted(date));

        assertThat(names(tenant.scim()
                        .filter(
                                "/Users",
                                "%s:since le \"9999-12-31T23:59:59.999999999-14:00\"".formatted(Guides.USER))))
                .containsExactly("dated");
        assertThat(names(tenant.scim().get("/Users?sortBy=%s:since&cursor=".formatted(Guides.USER))))
                .containsExactly("dated");
    }

    @Test
    void a_patch_reaches_every_value_and_adds_the_schema_by_itself() {
        var tenant = Guides.tenant("entra");
        var user = "/Users/" + tenant.scim().post("/Users", Scim.user("babs")).id();

        var added = tenant.scim().patch(user, patch("""
                {"op": "Add", "path": "%1$s:badge", "value": "gold"},
                {"op": "Add", "path": "%1$s:courses[value eq \\"French\\"].hours", "value": 3},
                {"op": "Add", "path": "%1$s:rooms", "value": [1, 2]}""".formatted(Guides.USER)));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(texts(added.json().path("schemas"))).contains(Guides.USER);
        assertThat(values(added))
                .isEqualTo(json("{'badge': 'gold', 'courses': [{'value': 'French', 'hours': 3}], 'rooms': [1, 2]}"));

        var changed = tenant.scim().patch(user, patch("""
                {"op": "Replace", "value": {"%1$s:badge": "silver", "level": 4}},
                {"op": "Remove", "path": "%1$s:rooms[value eq 1]"}""".formatted(Guides.USER)));
        assertThat(values(changed).path("badge").stringValue()).isEqualTo("silver");
        assertThat(values(changed).path("level").intValue()).isEqualTo(4);
        assertThat(values(changed).path("rooms").toString()).isEqualTo("[2]");

        var gone = tenant.scim().patch(user, patch("{\"op\": \"remove\", \"path\": \"%s\"}".formatted(Guides.USER)));
        assertThat(gone.json().has(Guides.USER)).isFalse();
        assertThat(texts(gone.json().path("schemas"))).doesNotContain(Guides.USER);
    }

    @ParameterizedTest
    @CsvSource({"rfc, false", "okta, false", "ping, true"})
    void a_put_clears_or_keeps_what_it_leaves_out_as_the_dialect_says(String dialect, boolean keeps) {
        var tenant = Guides.tenant(dialect);
        var user = "/Users/"
                + create(tenant, "babs", "{\"badge\": \"gold\", \"number\": \"1\"}")
                        .id();

        var put = tenant.scim().put(user, "{\"userName\": \"babs\", \"%s\": {\"level\": 2}}".formatted(Guides.USER));

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(values(put).has("badge")).isEqualTo(keeps);
        assertThat(values(put).path("level").intValue()).isEqualTo(2);
        assertThat(values(put).path("number").stringValue()).isEqualTo("1");
        var other =
                tenant.scim().put(user, "{\"userName\": \"babs\", \"%s\": {\"number\": \"2\"}}".formatted(Guides.USER));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().path("scimType").stringValue()).isEqualTo("mutability");
    }

    @Test
    void what_is_returned_is_as_the_schema_says() {
        var tenant = Guides.tenant("rfc");
        var created = create(tenant, "babs", "{\"badge\": \"gold\", \"note\": \"shy\"}");
        var user = "/Users/" + created.id();

        assertThat(values(created).has("note")).isTrue();
        assertThat(values(tenant.scim().get(user)).has("note")).isFalse();
        assertThat(tenant.scim().get("/Users").resource(0).path(Guides.USER).has("note"))
                .isFalse();
        assertThat(values(tenant.scim().get(user + "?attributes=%s:note".formatted(Guides.USER)))
                        .toString())
                .isEqualTo("{\"note\":\"shy\"}");
        assertThat(tenant.scim()
                        .get(user + "?excludedAttributes=" + Guides.USER)
                        .json()
                        .has(Guides.USER))
                .isFalse();
    }

    @Test
    void a_place_that_an_extension_tells_of_is_none_of_ours() {
        var tenant = RunningServer.get().tenant("rfc");
        RunningServer.get()
                .addSchema(
                        tenant,
                        "User",
                        Guides.definition(
                                Guides.USER,
                                "{\"name\": \"meta\", \"type\": \"complex\", \"subAttributes\": [{\"name\": \"location\"}]}"));
        create(tenant, "babs", "{\"meta\": {\"location\": \"/Berlin\"}}");

        assertThat(names(tenant.scim().filter("/Users", Guides.USER + ":meta.location eq \"/Berlin\"")))
                .containsExactly("babs");
        assertThat(names(tenant.scim().filter("/Users", Guides.USER + ":meta[location eq \"/Berlin\"]")))
                .containsExactly("babs");
    }

    @Test
    void a_team_has_values_too() {
        var tenant = Guides.tenant("rfc");
        var member = tenant.scim().post("/Users", Scim.user("babs")).id();
        var created = tenant.scim().post("/Groups", """
                {"displayName": "Guides", "members": [{"value": "%s"}],
                 "%s": {"badge": "gold", "members": ["x", "y"], "rooms": [3]}}""".formatted(member, Guides.GROUP));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(texts(created.json().path("schemas"))).endsWith(Guides.GROUP);
        var team = "/Groups/" + created.id();

        assertThat(tenant.scim()
                        .filter("/Groups", "%s:badge eq \"GOLD\"".formatted(Guides.GROUP))
                        .totalResults())
                .isOne();
        assertThat(tenant.scim()
                        .filter("/Groups", "schemas eq \"%s\"".formatted(Guides.GROUP))
                        .totalResults())
                .isOne();
        assertThat(tenant.scim().filter("/Groups", "badge sw \"s\"").totalResults())
                .isZero();
        assertThat(tenant.scim()
                        .get("/Groups?sortBy=%s:rooms".formatted(Guides.GROUP))
                        .totalResults())
                .isOne();

        var patched = tenant.scim()
                .patch(team + "?attributes=displayName,members," + Guides.GROUP, patch("""
                {"op": "remove", "path": "%1$s:members[value eq \\"x\\"]"},
                {"op": "replace", "path": "%1$s:badge", "value": "tin"}""".formatted(Guides.GROUP)));
        assertThat(patched.json().path(Guides.GROUP))
                .isEqualTo(json("{'badge': 'tin', 'members': ['y'], 'rooms': [3]}"));
        assertThat(Scim.membersOf(patched)).containsExactly(member);
        assertThat(new History(tenant.organization()).namesOf(created.id()))
                .containsExactly(
                        "team.created", "team.attributes-changed", "team.members-assigned", "team.attributes-changed");

        var put = tenant.scim().put(team, "{\"displayName\": \"Guides\"}");
        assertThat(put.json().has(Guides.GROUP)).isFalse();
        assertThat(Scim.membersOf(put)).containsExactly(member);
    }

    @Test
    void a_team_says_the_same_once() {
        var tenant = SERVER.tenant("rfc");
        SERVER.addSchema(tenant, "Group", """
                {"id": "urn:example:places", "name": "Places", "attributes": [{"name": "places", "type": "complex",
                 "multiValued": true, "subAttributes": [{"name": "value"}, {"name": "type"}]}]}""");
        var places = "{\"displayName\": \"Guides\", \"urn:example:places\": {\"places\": [%s]}}";
        var twice = "{\"value\": \"Rome\", \"type\": \"city\"}, {\"value\": \"Rome\", \"type\": \"city\"}";

        var made = tenant.scim().post("/Groups", places.formatted(twice));
        assertThat(made.json().at("/urn:example:places/places")).as(made.body()).hasSize(1);

        var many = IntStream.rangeClosed(0, 2000)
                .mapToObj("{\"value\": \"%d\"}"::formatted)
                .collect(Collectors.joining(","));
        var refused = tenant.scim().put("/Groups/" + made.id(), places.formatted(many));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("places", "2001", "2000");
    }

    @Test
    void values_are_personal_data_in_history() {
        var tenant = Guides.tenant("rfc");
        var user = create(tenant, "babs", "{\"badge\": \"canary-1\"}").id();
        tenant.scim().patch("/Users/" + user, patch("""
                {"op": "replace", "path": "%s:badge", "value": "canary-2"}""".formatted(Guides.USER)));
        var team = tenant.scim()
                .post(
                        "/Groups",
                        "{\"displayName\": \"Guides\", \"%s\": {\"badge\": \"canary-3\"}}".formatted(Guides.GROUP))
                .id();

        var facts = Stream.of(user, team)
                .flatMap(subject -> new History(tenant.organization()).of(subject).stream())
                .toList();
        assertThat(facts).noneMatch(fact -> fact.payload().toString().contains("canary"));
        assertThat(facts)
                .filteredOn(fact -> fact.personal().toString().contains("canary"))
                .hasSize(3);
    }

    @Test
    void the_provisioning_log_keeps_what_the_schema_has_and_nothing_else() {
        var tenant = Guides.tenant("okta");
        var created = tenant.scim().post("/Users", """
                {"userName": "babs", "%s": {"badge": "gold", "unknown": "canary"}}""".formatted(Guides.USER));
        var sought = tenant.scim().filter("/Users", "%s:userName eq \"guide\"".formatted(Guides.USER));

        var call = KeptCalls.of(tenant).of(created);
        assertThat(call.asked().body()).contains("\"badge\":\"gold\"").doesNotContain("canary");
        var search = KeptCalls.of(tenant).of(sought);
        assertThat(search.asked().query()).contains("eq \"guide\"");
        assertThat(search.subject().name()).isNull();
    }

    @Test
    void discovery_shows_each_organization_its_own_schemas_with_a_token_and_without() {
        var plain = SERVER.tenant("rfc");
        var tenant = Guides.tenant("rfc");

        for (Client client : List.of(tenant.scim(), tenant.scim().as(null))) {
            var schema = client.get("/Schemas/" + Guides.USER.toUpperCase(Locale.ROOT));
            assertThat(schema.status()).isEqualTo(200);
            assertThat(schema.json().path("attributes").path(0).toString())
                    .isEqualTo(
                            "{\"name\":\"badge\",\"type\":\"string\",\"multiValued\":false,\"description\":\"The badge on the jacket\",\"required\":false,\"caseExact\":false,\"mutability\":\"readWrite\",\"returned\":\"default\",\"uniqueness\":\"none\"}");
            assertThat(schema.json().at("/meta/location").stringValue())
                    .isEqualTo(tenant.scim().base() + "/Schemas/" + Guides.USER);
            assertThat(ids(client.get("/Schemas"))).contains(Guides.USER, Guides.GROUP);
            assertThat(extensions(client, "User")).endsWith(Guides.USER).doesNotContain(Guides.GROUP);
            assertThat(extensions(client, "Group")).containsExactly(Guides.GROUP);
        }
        for (Client client : List.of(plain.scim(), plain.scim().as(null))) {
            assertThat(client.get("/Schemas/" + Guides.USER).status()).isEqualTo(404);
            assertThat(ids(client.get("/Schemas"))).doesNotContain(Guides.USER, Guides.GROUP);
            assertThat(extensions(client, "User")).doesNotContain(Guides.USER);
        }
    }

    private static List<String> ids(Answer list) {
        return list.json()
                .path("Resources")
                .valueStream()
                .map(schema -> schema.path("id").stringValue())
                .toList();
    }

    private static List<String> extensions(Client client, String type) {
        return client.get("/ResourceTypes/" + type)
                .json()
                .path("schemaExtensions")
                .valueStream()
                .map(extension -> extension.path("schema").stringValue())
                .toList();
    }

    @Test
    void the_schema_of_another_organization_is_unknown() {
        var stranger = SERVER.tenant("rfc").scim();

        assertThat(stranger.filter("/Users", "%s:badge eq \"gold\"".formatted(Guides.USER))
                        .status())
                .isEqualTo(400);
        var created =
                stranger.post("/Users", "{\"userName\": \"x\", \"%s\": {\"badge\": \"gold\"}}".formatted(Guides.USER));
        assertThat(created.json().has(Guides.USER)).isFalse();
        var strict = SERVER.tenant("strict").scim();
        var refused = strict.post(
                "/Users",
                "{\"schemas\": [\"%s\"], \"userName\": \"x\", \"%s\": {\"badge\": \"gold\"}}"
                        .formatted(Schema.USER, Guides.USER));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(Guides.USER);
    }

    @Test
    void strict_takes_what_the_organization_has_defined_and_no_more() {
        var strict = Guides.tenant("strict");
        create(strict, "babs", "{\"badge\": \"gold\"}");
        var refused = strict.scim()
                .post(
                        "/Users",
                        "{\"schemas\": [\"%1$s\", \"%2$s\"], \"userName\": \"x\", \"%2$s\": {\"bagde\": \"gold\"}}"
                                .formatted(Schema.USER, Guides.USER));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(Guides.USER + ":bagde is no attribute of User");
    }
}
