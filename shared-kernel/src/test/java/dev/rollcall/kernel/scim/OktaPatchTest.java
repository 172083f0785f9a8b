package dev.rollcall.kernel.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.api.Test;

/** PATCH requests as Okta's catalogue apps send them: mostly without a path. */
class OktaPatchTest {
    @Test
    void a_deactivation_has_no_path() {
        assertThat(patch(
                        ResourceType.USER,
                        "{'userName':'test.user@okta.local','active':true}",
                        "{'op':'replace','value':{'active':false}}"))
                .isEqualTo("{'userName':'test.user@okta.local','active':false}");
    }

    @Test
    void a_password_sync_changes_nothing() {
        assertThat(patch(
                        ResourceType.USER,
                        "{'userName':'test.user@okta.local'}",
                        "{'op':'replace','value':{'password':'1mz050nq'}}"))
                .isEqualTo("{'userName':'test.user@okta.local'}");
    }

    @Test
    void a_rename_of_a_group_names_its_id() {
        assertThat(patch(
                        ResourceType.GROUP,
                        "{'displayName':'Test SCIMv2'}",
                        "{'op':'replace','value':{'id':'abf4dd94','displayName':'Test SCIMv3'}}"))
                .isEqualTo("{'displayName':'Test SCIMv3'}");
    }

    @Test
    void a_member_leaves_by_a_filter_and_another_one_comes() {
        assertThat(
                        patch(
                                ResourceType.GROUP,
                                "{'displayName':'Guides','members':[{'value':'89bb1940'},{'value':'2819c223'}]}",
                                "{'op':'remove','path':'members[value eq \\\"89bb1940\\\"]'}",
                                "{'op':'add','path':'members','value':[{'value':'23a35c27','display':'test.user@okta.local'}]}"))
                .isEqualTo("{'displayName':'Guides','members':[{'value':'2819c223'},{'value':'23a35c27'}]}");
    }

    @Test
    void a_push_of_a_group_without_members_empties_it() {
        assertThat(patch(
                        ResourceType.GROUP,
                        "{'displayName':'Guides','members':[{'value':'89bb1940'}]}",
                        "{'op':'replace','path':'members','value':[]}"))
                .isEqualTo("{'displayName':'Guides'}");
    }

    @Test
    void a_replace_that_does_not_name_members_keeps_them() {
        assertThat(patch(
                        ResourceType.GROUP,
                        "{'displayName':'Guides','members':[{'value':'89bb1940'}]}",
                        "{'op':'replace','value':{'displayName':'Tour Guides'}}"))
                .isEqualTo("{'displayName':'Tour Guides','members':[{'value':'89bb1940'}]}");
    }

    private static String patch(ResourceType type, String resource, String... operations) {
        var body = Json.object("{'Operations':[" + String.join(",", operations) + "]}");
        return Patch.apply(type, Dialect.OKTA, Json.object(resource), PatchOperation.read(body))
                .toString()
                .replace('"', '\'');
    }
}
