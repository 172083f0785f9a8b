package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_SYNTAX;
import static dev.rollcall.kernel.scim.ScimErrorType.INVALID_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of POST and PUT, as the RFC asks for them and as IdPs send them. */
class ResourceReaderTest {
    @Test
    void names_are_read_in_any_letter_case_and_kept_in_the_schemas() {
        assertRead(
                "{'USERNAME':'bjensen','Name':{'FAMILYNAME':'Jensen'},'Emails':[{'VALUE':'b@example.com'}]}",
                "{'userName':'bjensen','name':{'familyName':'Jensen'},'emails':[{'value':'b@example.com'}]}");
    }

    @Test
    void what_only_the_server_sets_is_left_out() {
        assertRead("""
                {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'mine','userName':'bjensen',
                 'meta':{'resourceType':'User','version':'W/"9"'},'groups':[{'value':'e9e30dba'}],
                 'urn:rollcall:params:scim:schemas:extension:seat:2.0:User':{'status':'held','number':1}}
                """, "{'userName':'bjensen'}");
    }

    @Test
    void a_password_is_dropped() {
        assertRead("{'userName':'bjensen','password':'1mz050nq'}", "{'userName':'bjensen'}");
    }

    @Test
    void null_and_empty_are_no_value() {
        assertRead(
                "{'userName':'bjensen','title':null,'name':{'middleName':null},'addresses':null,'roles':[],'emails':[{},null]}",
                "{'userName':'bjensen'}");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "'True',true", "'FALSE',false", "' true ',true"})
    void access_is_a_boolean_or_its_name(String sent, boolean read) {
        var value = sent.equals("true") || sent.equals("false") ? sent : "'" + sent + "'";
        assertRead("{'active':" + value + "}", "{'active':" + read + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'active':'yes'}",
                "{'active':1}",
                "{'active':{}}",
                "{'title':5}",
                "{'title':{'x':1}}",
                "{'title':['a','b']}",
                "{'name':'Barbara'}",
                "{'name':5}",
                "{'emails':[5]}",
                "{'x509Certificates':[{'value':'no base64!'}]}",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':'x'}"
            })
    void a_value_of_another_type_is_an_invalid_value(String body) {
        assertRefused(INVALID_VALUE, () -> read(Dialect.ENTRA, body)).contains("send ");
    }

    @Test
    void the_message_names_the_attribute_and_shows_the_value_cut_short() {
        assertRefused(
                        INVALID_VALUE,
                        () -> read(Dialect.RFC, "{'name':{'givenName':['%s','']}}".formatted("x".repeat(500))))
                .startsWith("name.givenName is [\"xxx")
                .hasSizeLessThan(120);
    }

    @Test
    void one_value_may_come_in_a_list_and_a_list_as_one_value() {
        assertRead(
                "{'title':['Tour Guide'],'emails':{'value':'b@example.com'},'roles':['admin','auditor']}",
                "{'title':'Tour Guide','emails':[{'value':'b@example.com'}],'roles':[{'value':'admin'},{'value':'auditor'}]}");
    }

    @Test
    void entras_sample_is_read_with_its_misplaced_attributes() {
        assertRead("""
                {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','urn:ietf:params:scim:schemas:extension:enterprise:2.0User'],
                 'externalId':'0a21f0f2','userName':'jyoung@testuser.com','active':true,'displayName':'Joy Young',
                 'emails':[{'primary':true,'type':'work','value':'jyoung@contoso.com'}],
                 'name':{'formatted':'Joy Young','familyName':'Young','givenName':'Joy'},
                 'addresses':null,'phoneNumbers':null,'preferredLanguage':null,'title':null,
                 'department':'Sales','manager':[{'$ref':'http://x/Users/00aa','value':'00aa'}],
                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0User':{'division':'EMEA'},
                 'roles':[],'meta':{'resourceType':'User'}}
                """, """
                {'externalId':'0a21f0f2','userName':'jyoung@testuser.com','active':true,'displayName':'Joy Young',
                 'emails':[{'primary':true,'type':'work','value':'jyoung@contoso.com'}],
                 'name':{'formatted':'Joy Young','familyName':'Young','givenName':'Joy'},
                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':
                   {'department':'Sales','manager':{'$ref':'http://x/Users/00aa','value':'00aa'}}}
                """);
    }

    @Test
    void misplaced_attributes_join_those_in_their_place() {
        assertRead(
                "{'URN:ietf:params:scim:schemas:extension:enterprise:2.0:user':{'division':'EMEA'},'department':'Sales','manager':'00aa'}",
                """
                {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':
                  {'division':'EMEA','department':'Sales','manager':{'value':'00aa'}}}
                """);
    }

    @Test
    void an_attribute_in_its_place_wins_over_a_misplaced_one() {
        var expected = "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Sales'}}";
        var placed = "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Sales'}";
        assertRead("{" + placed + ",'department':'Support'}", expected);
        assertRead("{'department':'Support'," + placed + "}", expected);
    }

    @Test
    void what_no_schema_knows_is_left_out() {
        assertRead(
                "{'userName':'bjensen','shoeSize':43,'name':{'shoeSize':43},'urn:example:2.0:User':{'x':1},'http://x/y':{}}",
                "{'userName':'bjensen'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'shoeSize':43}",
                "{'name':{'shoeSize':43}}",
                "{'department':'Sales'}",
                "{'urn:example:2.0:User':{'x':1}}",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'shoeSize':43}}"
            })
    void a_strict_connection_refuses_what_no_schema_knows(String body) {
        var named = body.replaceFirst("\\{", "{'schemas':['%s'],".formatted(Schema.USER));
        assertRefused(INVALID_SYNTAX, () -> read(Dialect.STRICT, named)).doesNotContain("schemas is");
    }

    @Test
    void a_strict_connection_still_ignores_what_only_the_server_sets() {
        assertThat(read(
                        Dialect.STRICT,
                        "{'id':'mine','meta':{},'schemas':['%s'],'userName':'bjensen'}".formatted(Schema.USER)))
                .isEqualTo(Json.object("{'userName':'bjensen'}"));
    }

    @Test
    void one_value_at_most_is_primary() {
        var body = "{'emails':[{'value':'a','primary':true},{'value':'b','primary':'True'}]}";
        assertRefused(INVALID_VALUE, () -> read(Dialect.RFC, body)).contains("emails");
        assertThat(read(Dialect.PING, body))
                .isEqualTo(Json.object("{'emails':[{'value':'a','primary':true},{'value':'b'}]}"));
    }

    @Test
    void text_that_cannot_be_stored_is_refused_with_its_place() {
        assertRefused(INVALID_VALUE, () -> read(Dialect.OKTA, "{'title':'Tour\\u0000Guide'}"))
                .contains("title", "U+0000", "position 5");
        assertRefused(INVALID_VALUE, () -> read(Dialect.OKTA, "{'name':{'givenName':'x\\ud83d'}}"))
                .contains("name.givenName", "U+D83D", "position 2");
        assertRefused(INVALID_VALUE, () -> read(Dialect.OKTA, "{'title':'\\ude00\\ud83d'}"))
                .contains("U+DE00");
        assertRead("{'title':'\\ud83d\\ude00 guide'}", "{'title':'😀 guide'}");
    }

    @Test
    void scim_1_is_refused_with_the_way_out() {
        assertRefused(INVALID_SYNTAX, () -> read(Dialect.PING, "{'schemas':['urn:scim:schemas:core:1.0']}"))
                .contains("SCIM 2.0 only");
    }

    @Test
    void a_group_is_read_by_its_own_schema() {
        var group = new ResourceReader(ResourceType.GROUP, Dialect.ENTRA).read(Json.object("""
                        {'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group','http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
                         'externalId':'8aa1a0c0','displayName':'Engineering','members':[{'$ref':null,'value':'f648'}],
                         'meta':{'resourceType':'Group'}}
                        """));
        assertThat(group)
                .isEqualTo(Json.object(
                        "{'externalId':'8aa1a0c0','displayName':'Engineering','members':[{'value':'f648'}]}"));
    }

    private static void assertRead(String body, String resource) {
        assertThat(read(Dialect.RFC, body)).isEqualTo(Json.object(resource));
    }

    private static ObjectNode read(Dialect dialect, String body) {
        return new ResourceReader(ResourceType.USER, dialect).read(Json.object(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName':'bjensen'}",
                "{'schemas':[],'userName':'bjensen'}",
                "{'schemas':'urn:ietf:params:scim:schemas:core:2.0:User','userName':'bjensen'}",
                "{'schemas':['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],'userName':'bjensen'}",
                "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','URN:ietf:params:scim:schemas:core:2.0:User'],'userName':'bjensen'}"
            })
    void a_body_names_its_schema_once_where_slips_are_refused(String body) {
        assertRefused(INVALID_SYNTAX, () -> read(Dialect.STRICT, body)).contains("schemas is ", Schema.USER);
        assertThat(read(Dialect.RFC, body)).isEqualTo(Json.object("{'userName':'bjensen'}"));
    }
}
