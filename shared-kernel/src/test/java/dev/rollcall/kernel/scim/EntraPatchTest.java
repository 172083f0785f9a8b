package dev.rollcall.kernel.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** PATCH requests as Microsoft Entra ID sends them, with and without its {@code aadOptscim062020} flag. */
class EntraPatchTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Test
    void the_update_of_the_default_dialect_is_applied() {
        var patched = patch(
                "{'userName':'old@contoso.com','emails':[{'type':'work','value':'old@contoso.com','primary':true}],'name':{'givenName':'Joy'}}",
                """
                [{'op':'Replace','path':'emails[type eq \\"work\\"].value','value':'new@contoso.com'},
                 {'op':'Replace','path':'name.familyName','value':'updatedFamilyName'},
                 {'op':'Replace','path':'userName','value':'new@contoso.com'},
                 {'op':'Add','path':'nickName','value':'Babs'},
                 {'op':'Replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber','value':'123'}]
                """);
        assertThat(patched).isEqualTo(Json.object("""
                                {'userName':'new@contoso.com','emails':[{'type':'work','value':'new@contoso.com','primary':true}],
                                 'name':{'givenName':'Joy','familyName':'updatedFamilyName'},'nickName':'Babs',
                                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'employeeNumber':'123'}}
                                """));
    }

    @Test
    void the_keys_of_a_flagged_update_are_paths() {
        var patched = patch("{'userName':'x'}", """
                [{'op':'replace','path':'emails[type eq \\"work\\"].value','value':'x@contoso.com'},
                 {'op':'replace','value':{'displayName':'Bjfe','name.givenName':'Kkom','name.familyName':'Unua',
                   'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber':'Aklq'}}]
                """);
        assertThat(patched).isEqualTo(Json.object("""
                                {'userName':'x','emails':[{'type':'work','value':'x@contoso.com'}],'displayName':'Bjfe',
                                 'name':{'givenName':'Kkom','familyName':'Unua'},
                                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'employeeNumber':'Aklq'}}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Add','path':'manager','value':'00bb'}",
                "{'op':'Replace','path':'manager.value','value':'00bb'}",
                "{'op':'replace','value':{'manager':{'value':'00bb'}}}"
            })
    void a_reference_goes_with_the_manager_it_led_to(String operation) {
        var before = "{'userName':'x','%s':{'manager':{'value':'00aa','$ref':'../Users/00aa'}}}".formatted(ENTERPRISE);

        var patched = patch(before, "[" + operation + "]");

        assertThat(patched.path(ENTERPRISE).path("manager")).isEqualTo(Json.object("{'value':'00bb'}"));
    }

    @Test
    void a_reference_without_a_manager_goes_when_one_comes() {
        var before = "{'userName':'x','%s':{'manager':{'$ref':'../Users/00aa'}}}".formatted(ENTERPRISE);

        var patched = patch(before, "[{'op':'Add','path':'manager.value','value':'00bb'}]");

        assertThat(patched.path(ENTERPRISE).path("manager")).isEqualTo(Json.object("{'value':'00bb'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Add','path':'manager','value':[{'$ref':'http://x/scim/Users/00aa','value':'00aa'}]}",
                "{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':'00aa'}",
                "{'op':'Replace','path':'manager','value':'00aa'}",
                "{'op':'Add','path':'manager.value','value':'00aa'}",
                "{'op':'replace','value':{'manager':'00aa'}}"
            })
    void a_manager_comes_in_many_shapes(String operation) {
        var patched = patch("{'userName':'x'}", "[" + operation + "]");
        assertThat(patched.path(ENTERPRISE).path("manager").path("value").stringValue())
                .isEqualTo("00aa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'False'", "'false'", "false"})
    void access_ends_by_a_boolean_or_its_name(String value) {
        var patched = patch(
                "{'userName':'x','active':true}", "[{'op':'Replace','path':'active','value':%s}]".formatted(value));
        assertThat(patched.path("active").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Replace"})
    void an_element_that_is_missing_is_made_once_and_the_others_stay(String op) {
        var patched = patch("{'userName':'x','addresses':[{'type':'home','locality':'Oslo'}]}", """
                [{'op':'OP','path':'addresses[type eq \\"work\\"].formatted','value':'Main St 1'},
                 {'op':'OP','path':'addresses[type eq \\"work\\"].locality','value':'Bergen'},
                 {'op':'OP','path':'addresses[type eq \\"work\\"].region','value':'Vestland'},
                 {'op':'OP','path':'phoneNumbers[type eq \\"mobile\\"].value','value':'+47 1'}]
                """.replace("OP", op));
        assertThat(patched).isEqualTo(Json.object("""
                                {'userName':'x','addresses':[{'type':'home','locality':'Oslo'},
                                  {'type':'work','formatted':'Main St 1','locality':'Bergen','region':'Vestland'}],
                                 'phoneNumbers':[{'type':'mobile','value':'+47 1'}]}
                                """));
    }

    @Test
    void an_element_that_is_made_has_the_type_that_the_filter_asked_for() {
        var patched = patch(
                "{'userName':'x'}", "[{'op':'Replace','path':'emails[type eq \\\"work\\\"]','value':{'value':'a'}}]");
        assertThat(patched.path("emails")).isEqualTo(Json.value("[{'type':'work','value':'a'}]"));
    }

    @Test
    void a_role_marked_primary_by_a_string_is_found_and_made() {
        var operation = "[{'op':'Add','path':'roles[primary eq \\\"True\\\"].value','value':'%s'}]";
        var made = patch("{'userName':'x'}", operation.formatted("admin"));
        assertThat(made.path("roles")).isEqualTo(Json.value("[{'primary':true,'value':'admin'}]"));
        var found = patch(made.toString(), operation.formatted("auditor"));
        assertThat(found.path("roles")).isEqualTo(Json.value("[{'primary':true,'value':'auditor'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Replace','path':'shoeSize','value':'43'}",
                "{'op':'Replace','path':'status','value':'held'}",
                "{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:CustomExtension:2.0:User:shoeSize','value':'43'}",
                "{'op':'Remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department'}",
                "{'op':'replace','value':{'shoeSize':'43','http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/User':{}}}"
            })
    void an_attribute_that_we_do_not_have_stops_nothing(String operation) {
        var patched = patch(
                "{'userName':'x','active':true,'" + ENTERPRISE + "':{'department':'Tours'}}",
                "[" + operation + ",{'op':'Replace','path':'active','value':'False'}]");
        assertThat(patched)
                .isEqualTo(Json.object("{'userName':'x','active':false,'" + ENTERPRISE + "':{'department':'Tours'}}"));
    }

    @Test
    void values_named_beside_the_path_are_removed_and_no_others() {
        var patched = patch(
                "{'userName':'x','roles':[{'value':'admin','display':'Admin'},{'value':'auditor'}]}",
                "[{'op':'Remove','path':'roles','value':[{'$ref':null,'value':'admin'}]}]");
        assertThat(patched.path("roles")).isEqualTo(Json.value("[{'value':'auditor'}]"));
    }

    private static ObjectNode patch(String resource, String operations) {
        return Patch.apply(
                ResourceType.USER,
                Dialect.ENTRA,
                Json.object(resource),
                PatchOperation.read(Json.object("{'Operations':" + operations + "}")));
    }
}
