package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Bjensen.BJENSEN;
import static dev.rollcall.kernel.scim.Bjensen.operations;
import static dev.rollcall.kernel.scim.Bjensen.patch;
import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_PATH;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_SYNTAX;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_VALUE;
import static dev.rollcall.kernel.scim.ScimErrorType.MUTABILITY;
import static dev.rollcall.kernel.scim.ScimErrorType.NO_TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PATCH cannot do, each with the error type of RFC 7644 §3.12; one such operation undoes all. */
class PatchRefusalTest {
    @Test
    void add_needs_a_value() {
        assertRefused(INVALID_VALUE, () -> patch("{'op':'add','path':'title'}"));
        assertRefused(INVALID_VALUE, () -> patch("{'op':'add','path':'emails','value':null}"));
        assertRefused(INVALID_VALUE, () -> patch("{'op':'add','value':'Babs'}"));
    }

    @Test
    void remove_needs_a_path() {
        assertRefused(NO_TARGET, () -> patch("{'op':'remove'}"));
        assertRefused(NO_TARGET, () -> patch("{'op':'remove','value':{'title':'Tour Guide'}}"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"RFC", "STRICT"})
    void a_filter_that_selects_nothing_is_no_target(Dialect dialect) {
        assertRefused(
                NO_TARGET,
                () -> patch(dialect, "{'op':'replace','path':'emails[type eq \\\"x\\\"].value','value':'y'}"));
        assertRefused(
                NO_TARGET, () -> patch(dialect, "{'op':'add','path':'ims[type eq \\\"x\\\"]','value':{'value':'y'}}"));
    }

    /** Repeated, it would make another one each time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'emails[type eq \\\"x\\\"].type','value':'y'}",
                "{'op':'add','path':'emails[type eq \\\"x\\\"]','value':{'type':'y','value':'b@example.com'}}",
                "{'op':'add','path':'emails[type eq \\\"x\\\" and type eq \\\"y\\\"].value','value':'b@example.com'}"
            })
    void a_filter_that_does_not_select_what_it_would_make_is_no_target(String operation) {
        assertRefused(NO_TARGET, () -> patch(Dialect.ENTRA, operation));
    }

    @Test
    void a_strict_connection_is_told_of_what_only_the_server_sets_also_without_a_path() {
        var operation = "{'op':'replace','value':{'id':'2819c223','groups':[{'value':'e9e30dba'}]}}";
        assertRefused(MUTABILITY, () -> patch(Dialect.STRICT, operation)).contains("groups is read-only");
        patch(Dialect.RFC, operation);
        patch(Dialect.STRICT, "{'op':'replace','value':{'meta':{'version':'9'},'title':'Guide'}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'shoeSize','value':43}",
                "{'op':'remove','path':'name.shoeSize'}",
                "{'op':'add','path':'emails.shoeSize','value':43}",
                "{'op':'add','path':'urn:example:2.0:User:x','value':1}",
                "{'op':'remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department'}",
                "{'op':'remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User[department pr]'}",
                "{'op':'replace','path':'name[familyName pr].givenName','value':'x'}",
                "{'op':'replace','path':'title[value pr]','value':'x'}",
                "{'op':'replace','path':'status','value':'held'}"
            })
    void a_path_that_leads_nowhere_is_an_invalid_path(String operation) {
        assertRefused(INVALID_PATH, () -> patch(operation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'id','value':'mine'}",
                "{'op':'remove','path':'meta'}",
                "{'op':'add','path':'meta.version','value':'9'}",
                "{'op':'add','path':'groups','value':[{'value':'e9e30dba'}]}",
                "{'op':'remove','path':'groups[value eq \\\"e9e30dba\\\"]'}",
                "{'op':'replace','path':'urn:rollcall:params:scim:schemas:extension:seat:2.0:User:status','value':'held'}",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName','value':'x'}"
            })
    void what_is_read_only_cannot_be_named(String operation) {
        assertRefused(MUTABILITY, () -> patch(operation));
        assertRefused(MUTABILITY, () -> patch(Dialect.ENTRA, operation));
    }

    @Test
    void what_is_required_cannot_be_removed() {
        assertRefused(MUTABILITY, () -> patch("{'op':'remove','path':'userName'}"));
        assertRefused(MUTABILITY, () -> patch("{'op':'replace','value':{'userName':null}}"));
    }

    @Test
    void what_is_immutable_stays_as_it_is() {
        var group = Json.object("{'displayName':'Guides','members':[{'value':'2819c223'}]}");
        assertRefused(
                MUTABILITY,
                () -> Patch.apply(
                        ResourceType.GROUP,
                        Dialect.RFC,
                        group,
                        operations(
                                "{'op':'replace','path':'members[value eq \\\"2819c223\\\"].value','value':'e9e30dba'}")));
        assertThat(
                        Patch.apply(
                                ResourceType.GROUP,
                                Dialect.RFC,
                                group,
                                operations(
                                        "{'op':'replace','path':'members[value eq \\\"2819c223\\\"].value','value':'2819c223'}")))
                .isEqualTo(group);
    }

    @Test
    void not_every_value_can_be_primary() {
        assertRefused(INVALID_VALUE, () -> patch("{'op':'replace','path':'emails.primary','value':true}"));
        assertRefused(
                INVALID_VALUE,
                () -> patch(
                        "{'op':'replace','path':'emails','value':[{'value':'a','primary':true},{'value':'b','primary':true}]}"));
    }

    @Test
    void not_every_value_that_a_filter_selects_can_be_primary() {
        var operation = "{'op':'replace','path':'emails[value pr].primary','value':true}";
        assertRefused(INVALID_VALUE, () -> patch(operation));
        assertThat(patch(Dialect.OKTA, operation)).isEqualTo(Json.object(BJENSEN));
    }

    @Test
    void one_operation_that_fails_fails_all_and_the_resource_stays() {
        var resource = Json.object(BJENSEN);
        assertRefused(
                INVALID_VALUE,
                () -> patch(
                        Dialect.RFC,
                        resource,
                        "{'op':'replace','path':'emails[type eq \\\"work\\\"].value','value':'changed'}",
                        "{'op':'remove','path':'name'}",
                        "{'op':'replace','path':'active','value':'maybe'}"));
        assertThat(resource).isEqualTo(Json.object(BJENSEN));
    }

    @Test
    void a_strict_connection_refuses_what_no_schema_knows() {
        assertRefused(INVALID_SYNTAX, () -> patch(Dialect.STRICT, "{'op':'replace','value':{'shoeSize':43}}"));
        assertRefused(INVALID_PATH, () -> patch(Dialect.STRICT, "{'op':'replace','path':'department','value':'x'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations':[]}",
                "{'Operations':{}}",
                "{'Operations':['add']}",
                "{'Operations':[{'path':'title','value':'x'}]}",
                "{'Operations':[{'op':'move','path':'title','value':'x'}]}"
            })
    void a_body_of_another_shape_is_invalid_syntax(String body) {
        assertRefused(INVALID_SYNTAX, () -> PatchOperation.read(Json.object(body)));
    }

    @Test
    void a_path_is_a_string() {
        assertRefused(INVALID_PATH, () -> operations("{'op':'remove','path':5}"));
        assertRefused(INVALID_PATH, () -> operations("{'op':'remove','path':'emails.'}"));
    }

    @Test
    void another_id_is_another_resource() {
        var operation = "{'Operations':[{'op':'replace','value':{'ID':'%s','displayName':'Babs'}}]}";
        assertThat(PatchOperation.read(Json.object(operation.formatted("2819c223")), "2819c223", Dialect.RFC))
                .hasSize(1);
        assertRefused(
                        MUTABILITY,
                        () -> PatchOperation.read(Json.object(operation.formatted("4711")), "2819c223", Dialect.OKTA))
                .contains("4711", "2819c223");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_strict_connection_asks_for_the_schema_of_the_message(Dialect dialect) {
        var body = Json.object("{'Operations':[{'op':'remove','path':'title'}]}");
        if (dialect == Dialect.STRICT) {
            assertRefused(INVALID_SYNTAX, () -> PatchOperation.read(body, "2819c223", dialect))
                    .contains(PatchOperation.MESSAGE);
        } else {
            assertThat(PatchOperation.read(body, "2819c223", dialect)).hasSize(1);
        }
        body.putArray("Schemas").add(PatchOperation.MESSAGE);
        assertThat(PatchOperation.read(body, "2819c223", dialect)).hasSize(1);
    }
}
