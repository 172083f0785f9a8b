package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What a request gets when it names what it wants, or what it does not want (RFC 7644 §3.9). */
class AttributeSelectionTest {
    private static final String BJENSEN = """
            {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'2819c223','userName':'bjensen',
             'name':{'givenName':'Barbara','familyName':'Jensen'},
             'emails':[{'value':'b@example.com','type':'work','primary':true},{'value':'babs@jensen.org','type':'home'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':
               {'department':'Tour Operations','manager':{'value':'26118915','displayName':'John Smith'}},
             'meta':{'resourceType':'User','location':'https://example.com/Users/2819c223'}}
            """;
    private static final String ALWAYS = "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'2819c223'";
    private static final String MANAGER =
            "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'manager':{'value':'26118915','displayName':'John Smith'}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            userName              | 'userName':'bjensen'
            USERNAME              | 'userName':'bjensen'
            ' userName , meta.location' | 'userName':'bjensen','meta':{'location':'https://example.com/Users/2819c223'}
            name.givenName        | 'name':{'givenName':'Barbara'}
            name,name.givenName   | 'name':{'givenName':'Barbara','familyName':'Jensen'}
            emails.value          | 'emails':[{'value':'b@example.com'},{'value':'babs@jensen.org'}]
            emails.primary        | 'emails':[{'primary':true}]
            urn:ietf:params:scim:schemas:core:2.0:User:userName | 'userName':'bjensen'
            urn:ietf:params:scim:schemas:core:2.0:User:name.familyName | 'name':{'familyName':'Jensen'}
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Tour Operations'}
            """)
    void named_attributes_are_returned_with_those_that_always_are(String attributes, String left) {
        assertThat(selected(attributes.replace("'", ""), null)).isEqualTo(Json.object("{" + ALWAYS + "," + left + "}"));
    }

    @Test
    void of_elements_that_a_filter_names_the_whole_attribute_is_meant() {
        assertThat(selected("emails[type eq \"work\"],userName", null).propertyNames())
                .containsExactlyInAnyOrder("schemas", "id", "emails", "userName");
        assertThat(selected(null, "emails[type eq \"work\"]").has("emails")).isFalse();
    }

    @Test
    void a_whole_extension_can_be_named() {
        assertThat(selected(Schema.ENTERPRISE_USER, null).propertyNames())
                .containsExactlyInAnyOrder("schemas", "id", Schema.ENTERPRISE_USER);
        assertThat(selected(null, Schema.ENTERPRISE_USER).has(Schema.ENTERPRISE_USER))
                .isFalse();
    }

    @Test
    void the_core_schema_stands_for_its_attributes() {
        assertThat(selected(Schema.USER, null).propertyNames())
                .containsExactlyInAnyOrder("schemas", "id", "userName", "name", "emails", "meta");
    }

    @Test
    void a_sub_attribute_of_an_extension_can_be_named() {
        var manager = selected(Schema.ENTERPRISE_USER + ":manager.value", null);
        assertThat(manager.path(Schema.ENTERPRISE_USER)).isEqualTo(Json.object("{'manager':{'value':'26118915'}}"));
    }

    @Test
    void an_attribute_of_an_extension_is_not_meant_by_its_bare_name() {
        assertThat(selected("department", null)).isEqualTo(Json.object("{" + ALWAYS + "}"));
    }

    @Test
    void excluded_attributes_are_left_out() {
        var left = selected(null, "name,meta,emails." + "type," + Schema.ENTERPRISE_USER + ":department");
        assertThat(left)
                .isEqualTo(Json.object(
                        "{%s,'userName':'bjensen','emails':[{'value':'b@example.com','primary':true},{'value':'babs@jensen.org'}],%s}"
                                .formatted(ALWAYS, MANAGER)));
    }

    @Test
    void what_is_always_returned_cannot_be_excluded() {
        assertThat(selected(null, "id,schemas,userName").propertyNames()).contains("id", "schemas");
    }

    @Test
    void what_has_nothing_left_in_it_is_left_out() {
        assertThat(selected("name.nickName,emails.display", null)).isEqualTo(Json.object("{" + ALWAYS + "}"));
        assertThat(selected(null, "name.givenName,name.familyName").has("name")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({",", "'',''", "' ',' , '"})
    void a_request_that_names_nothing_gets_the_resource_itself(String attributes, String excluded) {
        var selection = AttributeSelection.of(attributes, excluded);
        assertThat(selection.isAll()).isTrue();
        assertThat(selection.of(ResourceType.USER, Json.object(BJENSEN))).isEqualTo(Json.object(BJENSEN));
    }

    @Test
    void the_two_lists_exclude_each_other() {
        assertRefused(ScimErrorType.INVALID_VALUE, () -> AttributeSelection.of("userName", "name"));
    }

    @Test
    void what_nobody_wants_need_not_be_read() {
        assertThat(AttributeSelection.of(null, "Members").returns("members")).isFalse();
        assertThat(AttributeSelection.of(null, "members.display").returns("members"))
                .isTrue();
        assertThat(AttributeSelection.of("displayName", null).returns("members"))
                .isFalse();
        assertThat(AttributeSelection.of("members.value", null).returns("members"))
                .isTrue();
        assertThat(AttributeSelection.ALL.returns("members")).isTrue();
        assertThat(AttributeSelection.ALL.asksFor("members")).isFalse();
        assertThat(AttributeSelection.of("members", null).asksFor("MEMBERS")).isTrue();
        assertThat(AttributeSelection.of(Schema.GROUP + ":members", null).asksFor("members"))
                .isTrue();
        assertThat(AttributeSelection.of("urn:x:Group:members", null).returns("members"))
                .isFalse();
        assertThat(AttributeSelection.of(null, "urn:x:Group:members").returns("members"))
                .isTrue();
        assertThat(AttributeSelection.of(Schema.GROUP, null).returns("members")).isTrue();
    }

    /** A type with an attribute of each kind, and one whose parts are of each kind (RFC 7643 §7, returned). */
    private static final ResourceType CARD =
            new ResourceType("Card", "/Cards", "A card", Schema.read(Json.object("""
                    {'id':'urn:x:Card','attributes':[
                      {'name':'shown'},{'name':'badge','returned':'always'},{'name':'pin','returned':'never'},
                      {'name':'photo','returned':'request'},
                      {'name':'door','type':'complex','subAttributes':[
                        {'name':'place'},{'name':'code','returned':'never'},{'name':'plan','returned':'request'}]}]}""")), List.of());

    private static final String OF_ALL =
            "{'shown':'s','badge':'b','pin':'1','photo':'p','door':{'place':'d','code':'2','plan':'m'}}";

    private static ObjectNode card(AttributeSelection selection) {
        return selection.of(CARD, Json.object(OF_ALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "|{'shown':'s','badge':'b','door':{'place':'d'}}",
                "shown|{'shown':'s','badge':'b'}",
                "photo|{'badge':'b','photo':'p'}",
                "pin|{'badge':'b'}",
                "door|{'badge':'b','door':{'place':'d'}}",
                "door.plan|{'badge':'b','door':{'plan':'m'}}",
                "door.code|{'badge':'b'}",
                "urn:x:Card|{'shown':'s','badge':'b','photo':'p','door':{'place':'d'}}"
            })
    void what_is_returned_on_request_is_named_and_what_never_is_cannot_be(String attributes, String left) {
        assertThat(card(AttributeSelection.of(attributes, null))).isEqualTo(Json.object(left));
    }

    @Test
    void excluding_shows_nothing_that_is_not_shown_by_itself() {
        assertThat(card(AttributeSelection.of(null, "shown,badge,photo")))
                .isEqualTo(Json.object("{'badge':'b','door':{'place':'d'}}"));
    }

    @Test
    void a_write_is_answered_with_what_it_has_written() {
        var body = Written.in(Json.object("{'photo':'p','pin':'1','door':{'plan':'m'}}"));
        assertThat(card(AttributeSelection.ALL.after(body)))
                .isEqualTo(Json.object("{'shown':'s','badge':'b','photo':'p','door':{'place':'d','plan':'m'}}"));
        assertThat(card(AttributeSelection.of("shown", null).after(body)))
                .isEqualTo(Json.object("{'shown':'s','badge':'b'}"));
        assertThat(card(AttributeSelection.of(null, "photo").after(body)).has("photo"))
                .isFalse();
    }

    @Test
    void what_a_patch_writes_is_named_by_path_or_key() {
        var written = Written.in(PatchOperation.read(Json.object("""
                {'Operations':[{'op':'replace','path':'photo','value':'p'},
                  {'op':'add','value':{'urn:x:User':{'tags':[]},'shown':'s'}}]}""")));
        assertThat(written.stream().map(AttributePath::toString)).containsExactly("photo", "urn:x:User:tags", "shown");
    }

    private static ObjectNode selected(String attributes, String excluded) {
        return AttributeSelection.of(attributes, excluded).of(ResourceType.USER, Json.object(BJENSEN));
    }
}
