package dev.rollcall.kernel.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource taken apart into a profile, put together again, and compared with another one. */
class UserProfileTest {
    private static final String BJENSEN = """
            {'userName':'bjensen','externalId':'701984','active':true,'title':'Tour Guide',
             'name':{'familyName':'Jensen','givenName':'Barbara'}}
            """;

    @Test
    void names_and_access_stand_apart_from_the_attributes() {
        var profile = profile(BJENSEN);
        assertThat(profile.userName()).isEqualTo("bjensen");
        assertThat(profile.externalId()).isEqualTo("701984");
        assertThat(profile.active()).isTrue();
        assertThat(profile.attributes())
                .isEqualTo(Json.object("{'title':'Tour Guide','name':{'familyName':'Jensen','givenName':'Barbara'}}"));
    }

    @Test
    void taking_apart_leaves_the_resource_as_it_was_and_putting_together_gives_it_back() {
        var resource = Json.object(BJENSEN);
        assertThat(UserProfile.of(resource, false).resource()).isEqualTo(resource);
        assertThat(resource).isEqualTo(Json.object(BJENSEN));
    }

    @Test
    void a_resource_that_does_not_speak_of_access_leaves_it_as_it_is() {
        var silent = Json.object("{'userName':'bjensen'}");
        assertThat(UserProfile.of(silent, true).active()).isTrue();
        assertThat(UserProfile.of(silent, false).active()).isFalse();
        assertThat(UserProfile.of(Json.object("{'userName':'bjensen','active':false}"), true)
                        .active())
                .isFalse();
    }

    @Test
    void an_empty_external_id_is_none() {
        assertThat(profile("{'userName':'bjensen','externalId':''}").externalId())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'userName':''}", "{'userName':'  '}"})
    void a_user_has_a_name(String resource) {
        assertRefused(resource, "userName is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b\u200bjensen", "b\u202ejensen", "bjensen\u0007", "\ufeffbjensen", "b\u00adjensen"})
    void a_name_holds_no_invisible_characters(String name) {
        assertRefused("{\"userName\":\"" + escaped(name) + "\"}", "invisible character U+");
    }

    @Test
    void names_have_at_most_a_thousand_characters() {
        assertThat(profile("{'userName':'%s'}".formatted("x".repeat(1000))).userName())
                .hasSize(1000);
        assertRefused("{'userName':'%s'}".formatted("x".repeat(1001)), "1001");
        assertRefused("{'userName':'x','externalId':'%s'}".formatted("x".repeat(1001)), "externalId has 1001");
    }

    @Test
    void changes_are_the_new_values_and_null_for_what_is_gone() {
        var wanted =
                profile("{'userName':'bjensen','nickName':'Babs','name':{'givenName':'Barbara','familyName':'Smith'}}");
        assertThat(profile(BJENSEN).changesTo(wanted))
                .isEqualTo(Json.object(
                        "{'nickName':'Babs','name':{'familyName':'Smith','givenName':'Barbara'},'title':null}"));
    }

    @Test
    void a_profile_with_its_changes_to_another_is_the_other() {
        var wanted = profile("{'userName':'bjensen','nickName':'Babs','emails':[{'value':'b@example.com'}]}");
        var before = profile(BJENSEN);
        assertThat(before.with(before.changesTo(wanted)).attributes()).isEqualTo(wanted.attributes());
    }

    @Test
    void the_order_of_attributes_is_no_change() {
        var other = profile(
                "{'name':{'givenName':'Barbara','familyName':'Jensen'},'title':'Tour Guide','userName':'bjensen'}");
        assertThat(profile(BJENSEN).changesTo(other)).isEmpty();
    }

    @Test
    void what_a_push_does_not_name_can_be_kept() {
        var pushed = profile("{'userName':'babs','title':'Guide'}").keeping(profile(BJENSEN));
        assertThat(pushed.userName()).isEqualTo("babs");
        assertThat(pushed.externalId()).isEqualTo("701984");
        assertThat(pushed.attributes())
                .isEqualTo(Json.object("{'title':'Guide','name':{'familyName':'Jensen','givenName':'Barbara'}}"));
    }

    @Test
    void a_changed_copy_leaves_the_profile_as_it_was() {
        var profile = profile(BJENSEN);
        profile.with(Json.object("{'title':null,'nickName':'Babs'}"));
        assertThat(profile.resource()).isEqualTo(Json.object(BJENSEN));
        assertThat(profile.withActive(false).active()).isFalse();
        assertThat(profile.withUserName("babs").userName()).isEqualTo("babs");
        assertThat(profile.withExternalId(null).externalId()).isNull();
    }

    private static UserProfile profile(String json) {
        return UserProfile.of(Json.object(json), true);
    }

    private static void assertRefused(String json, String named) {
        assertThatExceptionOfType(InvalidScim.class)
                .isThrownBy(() -> profile(json))
                .withMessageContaining(named)
                .returns(ScimErrorType.INVALID_VALUE, InvalidScim::type);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
        return escaped.toString();
    }
}
