package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Bjensen.BJENSEN;
import static dev.rollcall.kernel.scim.Bjensen.assertPatched;
import static dev.rollcall.kernel.scim.Bjensen.operations;
import static dev.rollcall.kernel.scim.Bjensen.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH by the letter of RFC 7644 §3.5.2. What IdPs send beyond it is in the tests named after them. */
class PatchTest {
    @Test
    void add_sets_an_attribute_that_has_one_value() {
        assertPatched("{'op':'add','path':'nickName','value':'Babs'}", "nickName", "'Babs'");
        assertPatched("{'op':'add','path':'title','value':'Guide'}", "title", "'Guide'");
        assertPatched(
                "{'op':'add','path':'name.middleName','value':'Jane'}",
                "name",
                "{'givenName':'Barbara','familyName':'Jensen','middleName':'Jane'}");
    }

    @Test
    void add_merges_into_a_complex_attribute() {
        assertPatched(
                "{'op':'add','path':'name','value':{'familyName':'Smith','middleName':'Jane'}}",
                "name",
                "{'givenName':'Barbara','familyName':'Smith','middleName':'Jane'}");
    }

    @Test
    void add_appends_to_a_list() {
        assertPatched("{'op':'add','path':'emails','value':[{'value':'c@example.com','type':'other'}]}", "emails", """
                [{'value':'b@example.com','type':'work','primary':true},{'value':'babs@jensen.org','type':'home'},
                 {'value':'c@example.com','type':'other'}]
                """);
        assertPatched(
                "{'op':'add','path':'ims','value':{'value':'babs','type':'xmpp'}}",
                "ims",
                "[{'value':'babs','type':'xmpp'}]");
    }

    @Test
    void add_without_a_path_merges_attributes_and_appends_to_lists() {
        var patched = patch(
                "{'op':'add','value':{'nickName':'Babs','emails':[{'value':'c@example.com'}],'name':{'middleName':'Jane'}}}");
        assertThat(patched.path("nickName")).isEqualTo(Json.value("'Babs'"));
        assertThat(patched.path("emails").size()).isEqualTo(3);
        assertThat(patched.path("name"))
                .isEqualTo(Json.value("{'givenName':'Barbara','familyName':'Jensen','middleName':'Jane'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'title','value':'Tour Guide'}",
                "{'op':'add','path':'emails','value':[{'type':'home','value':'babs@jensen.org'}]}",
                "{'op':'add','path':'emails','value':[]}",
                "{'op':'add','path':'name','value':{}}",
                "{'op':'add','value':{'title':'Tour Guide','roles':[],'nickName':null,'emails':[]}}",
                "{'op':'replace','path':'name','value':{'givenName':'Barbara'}}",
                "{'op':'replace','path':'name','value':{}}",
                "{'op':'replace','path':'nickName','value':null}",
                "{'op':'replace','path':'emails[type eq \\\"work\\\"].value','value':'b@example.com'}",
                "{'op':'replace','value':{}}",
                "{'op':'remove','path':'nickName'}",
                "{'op':'remove','path':'ims'}",
                "{'op':'remove','path':'name.middleName'}",
                "{'op':'remove','path':'ims.value'}",
                "{'op':'remove','path':'emails[type eq \\\"other\\\"]'}",
                "{'op':'remove','path':'emails[type eq \\\"other\\\"].value'}",
                "{'op':'remove','path':'emails','value':[]}"
            })
    void what_is_so_already_changes_nothing(String operation) {
        assertThat(patch(Dialect.OKTA, operation)).isEqualTo(Json.object(BJENSEN));
    }

    @Test
    void add_through_a_filter_changes_each_match() {
        assertPatched("{'op':'add','path':'emails[value co \\\"@\\\"].display','value':'Babs'}", "emails", """
                [{'value':'b@example.com','type':'work','primary':true,'display':'Babs'},
                 {'value':'babs@jensen.org','type':'home','display':'Babs'}]
                """);
    }

    @Test
    void replace_puts_another_value_in_place() {
        assertPatched("{'op':'replace','path':'title','value':'Guide'}", "title", "'Guide'");
        assertPatched("{'op':'replace','path':'nickName','value':'Babs'}", "nickName", "'Babs'");
        assertPatched(
                "{'op':'replace','path':'emails','value':[{'value':'c@example.com'}]}",
                "emails",
                "[{'value':'c@example.com'}]");
        assertPatched(
                "{'op':'replace','path':'name.familyName','value':'Smith'}",
                "name",
                "{'givenName':'Barbara','familyName':'Smith'}");
    }

    @Test
    void replace_leaves_sub_attributes_that_it_does_not_name() {
        assertPatched(
                "{'op':'replace','path':'name','value':{'familyName':'Smith'}}",
                "name",
                "{'givenName':'Barbara','familyName':'Smith'}");
        assertPatched("{'op':'replace','path':'name','value':{'familyName':null}}", "name", "{'givenName':'Barbara'}");
        assertPatched(
                "{'op':'replace','value':{'name':{'familyName':null,'middleName':'Jane'}}}",
                "name",
                "{'givenName':'Barbara','middleName':'Jane'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'emails','value':[]}",
                "{'op':'replace','path':'emails','value':null}",
                "{'op':'replace','value':{'emails':[]}}",
                "{'op':'remove','path':'emails'}",
                "{'op':'remove','path':'emails[value pr]'}"
            })
    void an_attribute_left_without_values_is_gone(String operation) {
        assertThat(patch(operation).has("emails")).isFalse();
    }

    @Test
    void replace_through_a_filter_replaces_each_match_as_a_whole() {
        assertPatched(
                "{'op':'replace','path':'emails[type eq \\\"work\\\"]','value':{'value':'c@example.com','type':'other'}}",
                "emails",
                "[{'value':'c@example.com','type':'other'},{'value':'babs@jensen.org','type':'home'}]");
        assertPatched(
                "{'op':'replace','path':'emails[not (type eq \\\"work\\\")].value','value':'x@jensen.org'}",
                "emails",
                "[{'value':'b@example.com','type':'work','primary':true},{'value':'x@jensen.org','type':'home'}]");
    }

    @Test
    void remove_takes_away_what_the_path_names() {
        assertPatched("{'op':'remove','path':'title'}", "title", null);
        assertPatched("{'op':'remove','path':'title','value':''}", "title", null);
        assertPatched("{'op':'remove','path':'name.givenName'}", "name", "{'familyName':'Jensen'}");
        assertPatched(
                "{'op':'remove','path':'emails[type eq \\\"work\\\" and value ew \\\"example.com\\\"]'}",
                "emails",
                "[{'value':'babs@jensen.org','type':'home'}]");
        assertPatched(
                "{'op':'remove','path':'emails[type eq \\\"work\\\"].primary'}",
                "emails",
                "[{'value':'b@example.com','type':'work'},{'value':'babs@jensen.org','type':'home'}]");
        assertPatched(
                "{'op':'remove','path':'emails.type'}",
                "emails",
                "[{'value':'b@example.com','primary':true},{'value':'babs@jensen.org'}]");
    }

    @Test
    void an_operation_without_path_passes_over_what_is_read_only() {
        assertPatched(
                "{'op':'replace','value':{'id':'x','schemas':[],'meta':{},'groups':[],'title':'Guide'}}",
                "title",
                "'Guide'");
    }

    @Test
    void a_password_is_taken_and_kept_nowhere() {
        assertThat(patch("{'op':'replace','path':'password','value':'t1meMa$heen'}"))
                .isEqualTo(Json.object(BJENSEN));
        assertThat(patch("{'op':'add','value':{'password':'t1meMa$heen'}}")).isEqualTo(Json.object(BJENSEN));
    }

    @Test
    void a_new_primary_value_takes_the_place_of_the_old_one() {
        assertPatched(
                "{'op':'add','path':'emails','value':[{'value':'c@example.com','primary':true}]}",
                "emails",
                "[{'value':'b@example.com','type':'work'},{'value':'babs@jensen.org','type':'home'},{'value':'c@example.com','primary':true}]");
        assertPatched(
                "{'op':'replace','path':'emails[type eq \\\"home\\\"].primary','value':true}",
                "emails",
                "[{'value':'b@example.com','type':'work'},{'value':'babs@jensen.org','type':'home','primary':true}]");
    }

    @Test
    void a_value_that_is_not_primary_may_go_on_saying_so() {
        var resource =
                Json.object("{'userName':'x','roles':[{'value':'a','primary':true},{'value':'b','primary':false}]}");
        assertThat(patch(Dialect.RFC, resource, "{'op':'add','path':'roles[value eq \\\"a\\\"].display','value':'A'}")
                        .path("roles"))
                .isEqualTo(Json.value("[{'value':'a','primary':true,'display':'A'},{'value':'b','primary':false}]"));
    }

    @Test
    void a_value_named_twice_is_added_once() {
        assertPatched(
                "{'op':'add','path':'ims','value':[{'value':'a'},{'value':'a'},{'value':'b'}]}",
                "ims",
                "[{'value':'a'},{'value':'b'}]");
    }

    @Test
    void nothing_is_made_of_no_value() {
        assertThat(patch(Dialect.OKTA, "{'op':'replace','path':'ims[type eq \\\"x\\\"].value','value':null}"))
                .isEqualTo(Json.object(BJENSEN));
        assertThat(patch(Dialect.RFC, "{'op':'add','value':{'ims[type eq \\\"x\\\"].value':null}}"))
                .isEqualTo(Json.object(BJENSEN));
    }

    @Test
    void an_attribute_of_an_extension_is_named_with_its_urn() {
        var urn = Schema.ENTERPRISE_USER;
        assertPatched(
                "{'op':'replace','path':'%s:department','value':'Sales'}".formatted(urn),
                urn,
                "{'department':'Sales','manager':{'value':'26118915'}}");
        assertPatched(
                "{'op':'add','path':'%s','value':{'division':'EMEA'}}".formatted(urn),
                urn,
                "{'department':'Tours','manager':{'value':'26118915'},'division':'EMEA'}");
        assertPatched(
                "{'op':'replace','value':{'%s':{'department':null}}}".formatted(urn),
                urn,
                "{'manager':{'value':'26118915'}}");
        assertPatched("{'op':'remove','path':'%s:manager.value'}".formatted(urn), urn, "{'department':'Tours'}");
    }

    /** Entra sends a manager with a reference, and takes it away by a value of null. */
    @Test
    void a_manager_without_a_value_has_no_reference_either() {
        var manager = Schema.ENTERPRISE_USER + ":manager";
        var patched = patch(
                "{'op':'add','path':'%s','value':[{'$ref':'https://example.com/Users/2','value':'2'}]}"
                        .formatted(manager),
                "{'op':'replace','path':'%s','value':{'value':null}}".formatted(manager));
        assertThat(patched.path(Schema.ENTERPRISE_USER)).isEqualTo(Json.value("{'department':'Tours'}"));
    }

    @Test
    void of_what_a_filter_selects_only_those_go_that_are_named_beside_it() {
        var home = "[{'value':'b@example.com','type':'work','primary':true}]";
        assertPatched(
                "{'op':'remove','path':'emails[value co \"@\"]','value':[{'value':'babs@jensen.org'}]}",
                "emails",
                home);
        for (var nothing : new String[] {"null", "''", "[]", "[{'type':'home'}]", "{'value':''}"}) {
            assertPatched(
                    "{'op':'remove','path':'emails[type eq \"home\"]','value':%s}".formatted(nothing), "emails", home);
        }
        assertPatched(
                "{'op':'remove','path':'emails[type eq \"home\"]','value':[{'value':'b@example.com'}]}",
                "title",
                "'Tour Guide'");
    }

    @Test
    void of_an_extension_only_the_values_go_that_are_named_beside_it() {
        var urn = Schema.ENTERPRISE_USER;
        var remove = "{'op':'remove','path':'" + urn + "','value':%s}";
        var all = "{'department':'Tours','manager':{'value':'26118915'}}";
        assertPatched(remove.formatted("{'department':'Tours'}"), urn, "{'manager':{'value':'26118915'}}");
        assertPatched(remove.formatted("{'manager':{'value':'26118915'}}"), urn, "{'department':'Tours'}");
        assertPatched(remove.formatted("{'department':'Sales'}"), urn, all);
        assertPatched(remove.formatted("{}"), urn, all);
        assertPatched(remove.formatted(all), urn, null);
        assertPatched(remove.formatted("''"), urn, null);
    }

    @Test
    void elements_are_told_apart_by_value_and_type_and_by_all_parts_where_there_is_no_value() {
        var work = "{'value':'b@example.com','type':'work','primary':true}";
        var home = "{'value':'babs@jensen.org','type':'home'}";
        var remove = "{'op':'remove','path':'emails','value':[%s]}";
        assertPatched(remove.formatted("{'value':'B@EXAMPLE.COM','type':'Work'}"), "emails", "[" + home + "]");
        assertPatched(
                remove.formatted("{'value':'b@example.com','type':'pager'}"), "emails", "[" + work + "," + home + "]");
        assertPatched(remove.formatted("{'type':'home'}"), "emails", "[" + work + "]");
        assertPatched(remove.formatted("{'value':'babs@jensen.org','display':'any'}"), "emails", "[" + work + "]");
        assertPatched(remove.formatted("{}"), "emails", "[" + work + "," + home + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OKTA", "ENTRA", "PING"})
    void null_for_what_everybody_has_is_a_stray_among_other_values(Dialect dialect) {
        var patched = patch(
                dialect, "{'op':'replace','value':{'title':'Chief','active':null,'userName':null,'nickName':null}}");
        assertThat(patched.path("title").stringValue()).isEqualTo("Chief");
        assertThat(patched.path("active").booleanValue()).isTrue();
        assertThat(patched.path("userName").stringValue()).isEqualTo("bjensen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'op':'remove','path':'%s'}", "{'op':'replace','path':'%s','value':null}"})
    void a_whole_extension_can_be_taken_away(String operation) {
        assertPatched(operation.formatted(Schema.ENTERPRISE_USER), Schema.ENTERPRISE_USER, null);
    }

    @Test
    void the_urn_of_the_core_schema_may_stand_before_a_name() {
        assertPatched(
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName','value':'Babs'}",
                "name",
                "{'givenName':'Babs','familyName':'Jensen'}");
    }

    @Test
    void each_operation_sees_what_the_one_before_has_done() {
        var patched = patch(
                "{'op':'remove','path':'emails'}",
                "{'op':'add','path':'emails','value':[{'value':'c@example.com','type':'work'}]}",
                "{'op':'replace','path':'emails[type eq \\\"work\\\"].value','value':'d@example.com'}");
        assertThat(patched.path("emails")).isEqualTo(Json.value("[{'value':'d@example.com','type':'work'}]"));
    }

    @Test
    void the_same_operations_can_be_applied_again() {
        var operations = operations(
                "{'op':'add','path':'ims','value':[{'value':'babs','type':'xmpp'}]}",
                "{'op':'replace','path':'ims[type eq \\\"xmpp\\\"].value','value':'bj'}");
        var first = Patch.apply(ResourceType.USER, Dialect.RFC, Json.object(BJENSEN), operations);
        assertThat(Patch.apply(ResourceType.USER, Dialect.RFC, Json.object(BJENSEN), operations))
                .isEqualTo(first);
    }
}
