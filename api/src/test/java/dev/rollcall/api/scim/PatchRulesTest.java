package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH over HTTP (RFC 7644 §3.5.2); what each form does to a resource is told by the tests of the grammar. */
class PatchRulesTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final Tenant TENANT = SERVER.tenant("rfc");
    private static final Client SCIM = TENANT.scim();

    private static Answer user() {
        return SCIM.post("/Users", """
                {"userName": "%s", "title": "Guide", "emails": [{"type": "work", "value": "b@work.example", "primary": true},
                 {"type": "home", "value": "b@home.example"}]}""".formatted(UUID.randomUUID()));
    }

    private static Answer patch(Answer resource, String query, String... operations) {
        return SCIM.patch(
                resource.json()
                                .at("/meta/location")
                                .stringValue()
                                .substring(SCIM.base().length())
                        + query,
                Scim.patch(operations));
    }

    private static void assertRefused(Answer answer, String scimType) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("scimType").stringValue()).isEqualTo(scimType);
    }

    @Test
    void a_patch_that_names_its_schema_twice_is_a_slip() {
        var scim = RunningServer.get().tenant("strict").scim();
        var user = "/Users/" + scim.post("/Users", Scim.user("guide")).id();
        var patch = Scim.patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}");
        var twice = patch.replaceFirst("\\[\\s*(\"urn:[^\"]+\")", "[$1, $1");
        assertThat(scim.patch(user, twice).status()).isEqualTo(400);
        assertThat(scim.patch(user, patch).status()).isEqualTo(200);
    }

    @Test
    void a_user_is_answered_whole_and_a_group_by_its_version_alone() {
        var user = user();
        var changed = patch(user, "", "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Chief\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json()).isEqualTo(SCIM.get("/Users/" + user.id()).json());

        var group = SCIM.post("/Groups", Scim.group("Versions"));
        var added = patch(
                group,
                "",
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}".formatted(user.id()));
        assertThat(added.status()).isEqualTo(204);
        assertThat(added.body()).isEmpty();
        assertThat(added.header("ETag")).hasValue(Scim.version(SCIM.get("/Groups/" + group.id())));
    }

    @Test
    void whoever_asks_for_attributes_gets_200_with_them() {
        var group = SCIM.post("/Groups", Scim.group("Attributes"));
        for (String operation : List.of(
                "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Attributes!\"}",
                "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Attributes!\"}")) {
            var answer = patch(group, "?attributes=displayName", operation);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Set.copyOf(answer.json().propertyNames())).isEqualTo(Set.of("schemas", "id", "displayName"));
            assertThat(answer.json().path("displayName").stringValue()).isEqualTo("Attributes!");
        }
        assertThat(patch(user(), "?attributes=title", "{\"op\": \"remove\", \"path\": \"title\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void one_operation_that_fails_takes_all_of_them_back() {
        var user = user();
        assertRefused(
                patch(
                        user,
                        "",
                        "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Chief\"}",
                        "{\"op\": \"replace\", \"path\": \"shoeSize\", \"value\": 43}"),
                "invalidPath");
        assertThat(SCIM.get("/Users/" + user.id()).json()).isEqualTo(user.json());

        var group = SCIM.post("/Groups", Scim.group("Atomic", user.id()));
        assertRefused(
                patch(
                        group,
                        "",
                        "{\"op\": \"remove\", \"path\": \"members\"}",
                        "{\"op\": \"remove\", \"path\": \"members\", \"value\": null}",
                        "{\"op\": \"remove\", \"path\": \"displayName\"}"),
                "mutability");
        assertThat(SCIM.get("/Groups/" + group.id()).json()).isEqualTo(group.json());
    }

    @Test
    void each_operation_works_on_what_the_one_before_left() {
        var changed = patch(
                user(),
                "",
                "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"One\"}",
                "{\"op\": \"remove\", \"path\": \"title\"}",
                "{\"op\": \"add\", \"path\": \"emails\", \"value\": [{\"type\": \"other\", \"value\": \"o@x.example\"}]}",
                "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"other\\\"].value\", \"value\": \"p@x.example\"}");
        assertThat(changed.json().has("title")).isFalse();
        assertThat(changed.json().at("/emails/2/value").stringValue()).isEqualTo("p@x.example");
    }

    @Test
    void a_new_primary_takes_it_from_the_old_one() {
        var changed = patch(
                user(),
                "",
                "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"home\\\"].primary\", \"value\": true}");
        assertThat(changed.json().at("/emails/0").has("primary")).isFalse();
        assertThat(changed.json().at("/emails/1/primary").booleanValue()).isTrue();
    }

    @Test
    void what_is_so_already_changes_neither_version_nor_time() {
        var user = user();
        for (String operation : List.of(
                "{\"op\": \"add\", \"path\": \"title\", \"value\": \"Guide\"}",
                "{\"op\": \"add\", \"path\": \"emails\", \"value\": [{\"type\": \"home\", \"value\": \"b@home.example\"}]}",
                "{\"op\": \"replace\", \"value\": {\"title\": \"Guide\"}}",
                "{\"op\": \"remove\", \"path\": \"nickName\"}")) {
            assertThat(patch(user, "", operation).json()).as(operation).isEqualTo(user.json());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"op\": \"add\", \"path\": \"title\"}|invalidValue",
                "{\"op\": \"remove\"}|noTarget",
                "{\"op\": \"remove\", \"path\": \"userName\"}|mutability",
                "{\"op\": \"replace\", \"path\": \"id\", \"value\": \"x\"}|mutability",
                "{\"op\": \"replace\", \"value\": {\"id\": \"x\"}}|mutability",
                "{\"op\": \"replace\", \"path\": \"meta.version\", \"value\": \"x\"}|mutability",
                "{\"op\": \"replace\", \"path\": \"no such\", \"value\": \"x\"}|invalidPath",
                "{\"op\": \"replace\", \"path\": \"emails/0\", \"value\": \"x\"}|invalidPath",
                "{\"op\": \"replace\", \"path\": \"emails[0]\", \"value\": {\"value\": \"x\"}}|invalidFilter",
                "{\"op\": \"replace\", \"path\": \"emails[type xx \\\"work\\\"].value\", \"value\": \"x\"}|invalidFilter",
                "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"fax\\\"].value\", \"value\": \"x\"}|noTarget",
                "{\"op\": \"replace\", \"path\": \"active\", \"value\": \"perhaps\"}|invalidValue",
                "{\"op\": \"move\", \"path\": \"title\", \"from\": \"nickName\"}|invalidSyntax",
                "{\"op\": \"copy\", \"path\": \"title\", \"from\": \"nickName\"}|invalidSyntax",
                "{\"op\": \"test\", \"path\": \"title\", \"value\": \"Guide\"}|invalidSyntax",
                "{\"path\": \"title\", \"value\": \"Guide\"}|invalidSyntax",
                "\"replace\"|invalidSyntax"
            })
    void each_mistake_has_a_name(String operation, String scimType) {
        var user = user();
        assertRefused(patch(user, "", operation), scimType);
        assertThat(SCIM.get("/Users/" + user.id()).json()).isEqualTo(user.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members[value.type eq \\\"%s\\\"]",
                "members[urn:nobody:value eq \\\"%s\\\"]",
                "members[value eq true]",
                "members[nickName eq \\\"%s\\\"]",
                "members[display gt true]"
            })
    void a_filter_of_members_names_what_members_have(String path) {
        var user = user().id();
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), user));
        var operation = "{\"op\": \"remove\", \"path\": \"%s\"}".formatted(path.formatted(user));

        assertRefused(patch(group, "", operation), "invalidFilter");
        assertThat(Scim.membersOf(SCIM.get("/Groups/" + group.id()))).containsExactly(user);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "display eq \"Babs Jensen\"|Mandy",
                "display sw \"babs\"|Mandy",
                "not (display eq \"Mandy\")|Mandy",
                "value eq \"%s\" and display co \"jensen\"|Mandy",
                "value eq \"%s\" and display eq \"Mandy\"|Babs Jensen,Mandy",
                "value eq \"%s\" or display eq \"Mandy\"|''",
                "$ref eq \"Users/%s\"|Mandy",
                "$ref eq \"BASE/Users/%s\"|Mandy",
                "$ref ne \"BASE/Users/%s\"|Babs Jensen",
                "value eq null|Babs Jensen,Mandy",
                "type eq \"User\"|''"
            })
    void members_are_selected_by_any_condition(String filter, String left) {
        var babs = named("Babs Jensen");
        var mandy = named("Mandy");
        var other = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), babs, mandy));
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), babs, mandy));
        var path = "members[%s]"
                .formatted(filter.formatted(babs).replace("BASE", SCIM.base()))
                .replace("\"", "\\\"");

        var patched = patch(group, "?attributes=members", "{\"op\": \"remove\", \"path\": \"%s\"}".formatted(path));

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.json()
                        .path("members")
                        .valueStream()
                        .map(member -> member.path("display").stringValue()))
                .containsExactlyInAnyOrder(left.isEmpty() ? new String[0] : left.split(","));
        assertThat(Scim.membersOf(SCIM.get("/Groups/" + other.id()))).hasSize(2);
    }

    private static String named(String displayName) {
        return SCIM.post("/Users", """
                {"userName": "%s", "displayName": "%s"}""".formatted(UUID.randomUUID(), displayName))
                .id();
    }

    @Test
    void of_members_that_a_condition_selects_only_those_go_that_are_named_beside_it() {
        var babs = named("Babs Jensen");
        var mandy = named("Mandy");
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), babs, mandy));
        var remove = "{\"op\": \"remove\", \"path\": \"members[type eq \\\"User\\\"]\", \"value\": %s}";

        assertThat(Scim.membersOf(
                        patch(group, "?attributes=members", remove.formatted("[{\"value\": \"%s\"}]".formatted(babs)))))
                .containsExactly(mandy);
        assertThat(Scim.membersOf(patch(group, "?attributes=members", remove.formatted("[{\"display\": \"nobody\"}]"))))
                .isEmpty();
    }

    @Test
    void several_conditions_in_one_request_select_each_for_itself() {
        var babs = named("Babs Jensen");
        var mandy = named("Mandy");
        var adam = named("Adam");
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), babs, mandy, adam));
        var remove = "{\"op\": \"remove\", \"path\": \"members[display eq \\\"%s\\\"]\"}";

        assertThat(Scim.membersOf(patch(
                        group, "?attributes=members", remove.formatted("Babs Jensen"), remove.formatted("Mandy"))))
                .containsExactly(adam);
    }

    /** Who the condition would be held against has changed by then. */
    @Test
    void members_are_selected_by_a_condition_before_anything_else_is_done_to_them() {
        var babs = named("Babs Jensen");
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), babs));
        var refused = patch(
                group,
                "",
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}".formatted(named("Mandy")),
                "{\"op\": \"remove\", \"path\": \"members[display eq \\\"Mandy\\\"]\"}");

        assertRefused(refused, "invalidFilter");
        assertThat(refused.detail()).contains("members[display eq \"Mandy\"]", "in a request of its own");
        assertThat(Scim.membersOf(SCIM.get("/Groups/" + group.id()))).containsExactly(babs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Operations\": []}", "{\"Operations\": {}}", "{\"Operations\": [[]]}"})
    void a_patch_has_operations(String body) {
        assertRefused(SCIM.patch("/Users/" + user().id(), body), "invalidSyntax");
    }

    @Test
    void keys_and_operations_are_read_in_any_letter_case() {
        var changed = SCIM.patch("/Users/" + user().id(), """
                {"SCHEMAS": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "operations": [{"OP": "Replace", "Path": "TITLE", "Value": "Chief"}]}""");
        assertThat(changed.json().path("title").stringValue()).isEqualTo("Chief");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"remove\", \"path\": \"members\", \"value\": []}",
                "{\"op\": \"remove\", \"path\": \"members\", \"value\": [null]}",
                "{\"op\": \"add\", \"path\": \"members\", \"value\": []}",
                "{\"op\": \"replace\", \"value\": {\"displayName\": \"Kept\"}}",
                "{\"op\": \"add\", \"value\": {\"members\": []}}",
                "{\"op\": \"replace\", \"path\": \"members\", \"value\": null}",
                "{\"op\": \"replace\", \"path\": \"members\", \"value\": [null]}",
                "{\"op\": \"add\", \"value\": {\"members\": null}}",
                "{\"op\": \"remove\", \"path\": \"members[value eq \\\"none\\\"]\"}",
                "{\"op\": \"remove\", \"path\": \"members\", \"value\": [{\"value\": \"none\"}]}"
            })
    void what_names_no_member_takes_none_away(String operation) {
        var user = user().id();
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), user));
        assertThat(patch(group, "?attributes=members", operation.replace("Kept", group.id()))
                        .status())
                .isEqualTo(200);
        assertThat(Scim.membersOf(SCIM.get("/Groups/" + group.id()))).containsExactly(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}",
                "{\"op\": \"add\", \"path\": \"MEMBERS\", \"value\": {\"value\": \"%s\"}}",
                "{\"op\": \"add\", \"path\": \"urn:ietf:params:scim:schemas:core:2.0:Group:members\", \"value\": [{\"value\": \"%s\"}]}",
                "{\"op\": \"add\", \"value\": {\"members\": [{\"value\": \"%s\"}]}}",
                "{\"op\": \"add\", \"value\": {\"urn:ietf:params:scim:schemas:core:2.0:Group:members\": [{\"value\": \"%s\"}]}}",
                "{\"op\": \"replace\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}",
                "{\"op\": \"replace\", \"value\": {\"Members\": [{\"value\": \"%s\", \"display\": \"ignored\"}]}}"
            })
    void members_come_in_every_form_of_path(String operation) {
        var user = user().id();
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString()));
        assertThat(Scim.membersOf(patch(group, "?attributes=members", operation.formatted(user))))
                .containsExactly(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"remove\", \"path\": \"members\"}",
                "{\"op\": \"remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}",
                "{\"op\": \"remove\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}",
                "{\"op\": \"replace\", \"path\": \"members\", \"value\": []}",
                "{\"op\": \"replace\", \"value\": {\"urn:ietf:params:scim:schemas:core:2.0:Group:members\": []}}"
            })
    void members_go_in_every_form_of_path(String operation) {
        var user = user().id();
        var group = SCIM.post("/Groups", Scim.group(UUID.randomUUID().toString(), user));
        assertThat(Scim.membersOf(patch(group, "?attributes=members", operation.formatted(user))))
                .isEmpty();
    }

    @Test
    void replacing_members_by_one_is_the_rfcs_whole_list_and_stands_in_the_history() {
        var stays = user().id();
        var group = SCIM.post("/Groups", Scim.group("Whole list", user().id(), stays));
        var operation =
                "{\"op\": \"replace\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}".formatted(stays);
        assertThat(Scim.membersOf(patch(group, "?attributes=members", operation)))
                .containsExactly(stays);
        assertThat(new History(TENANT.organization()).namesOf(group.id())).contains("team.members-unassigned");
    }

    @Test
    void a_missing_element_is_made_for_identity_providers_alone() {
        for (String dialect : List.of("okta", "entra", "ping")) {
            var idp = SERVER.tenant(dialect).scim();
            var created = idp.post("/Users", Scim.user("made"));
            var made = idp.patch(
                    "/Users/" + created.id(),
                    Scim.patch(
                            "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"work\\\"].value\", \"value\": \"b@x.example\"}",
                            "{\"op\": \"add\", \"path\": \"emails[type eq \\\"work\\\"].display\", \"value\": \"B\"}"));
            assertThat(made.json().path("emails").size()).as(made.body()).isOne();
            assertThat(made.json().at("/emails/0/type").stringValue()).isEqualTo("work");
            assertThat(made.json().at("/emails/0/display").stringValue()).isEqualTo("B");
        }
    }
}
