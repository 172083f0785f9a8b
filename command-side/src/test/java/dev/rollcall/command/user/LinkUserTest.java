package dev.rollcall.command.user;

import static dev.rollcall.command.user.Vocabulary.ADMIN;
import static dev.rollcall.command.user.Vocabulary.BABS;
import static dev.rollcall.command.user.Vocabulary.CONNECTION;
import static dev.rollcall.command.user.Vocabulary.IDP;
import static dev.rollcall.command.user.Vocabulary.SEAT;
import static dev.rollcall.command.user.Vocabulary.decisions;
import static dev.rollcall.command.user.Vocabulary.json;
import static dev.rollcall.command.user.Vocabulary.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Decisions.Given;
import dev.rollcall.command.user.UserCommand.AllowUserLink;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.ForbidUserLink;
import dev.rollcall.command.user.UserCommand.PatchUser;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.command.user.UserCommand.ReplaceUser;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserLinkAllowed;
import dev.rollcall.kernel.user.UserEvent.UserLinkForbidden;
import dev.rollcall.kernel.user.UserEvent.UserLinked;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import dev.rollcall.kernel.user.UserRefusal.ManualMember;
import dev.rollcall.kernel.user.UserRefusal.MemberNotLinked;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a member whom people keep when an identity provider comes (lifecycle U4, U5). */
class LinkUserTest {
    private static final String EMAIL = "{\"emails\": [{\"value\": \"bjensen@example.com\"}]}";
    private static final UserLinkAllowed ALLOWED = new UserLinkAllowed(BABS);
    private static final ReplaceUser PUT = replacing("""
            {"userName": "barbara@attacker.example", "externalId": "ext-1", "title": "Guide",
             "emails": [{"value": "barbara@attacker.example", "primary": true}]}""");

    private final RecordingPorts ports = new RecordingPorts();

    private static ReplaceUser replacing(String resource) {
        return new ReplaceUser(BABS, json(resource), ResourceType.USER, Dialect.RFC, Precondition.NONE);
    }

    private static PatchUser patching(String path, String value) {
        return new PatchUser(
                BABS,
                PatchOperation.read(json("""
                        {"Operations": [{"op": "replace", "path": "%s", "value": %s}]}""".formatted(path, value))),
                ResourceType.USER,
                Dialect.RFC,
                Precondition.NONE);
    }

    private static UserProvisioned manual(String userName, String attributes) {
        return new UserProvisioned(BABS, null, userName, null, true, json(attributes), UserName.NORMALISER, null);
    }

    private Given<User> given(Event... later) {
        var facts = new ArrayList<Event>(List.of(manual("bjensen@example.com", EMAIL), seated()));
        facts.addAll(List.of(later));
        return decisions(ports).given(facts.toArray(Event[]::new));
    }

    private void verify(String domain) {
        ports.verified = Set.of(new Domain(domain));
    }

    private static UserLinked linked(@Nullable String externalId) {
        return new UserLinked(BABS, CONNECTION, externalId);
    }

    @Test
    void u4_the_first_put_links_and_takes_the_profile_over_but_neither_name_nor_email() {
        verify("example.com");
        given().when(IDP, PUT).recorded(linked("ext-1"), new UserProfileChanged(BABS, json("{\"title\": \"Guide\"}")));
        assertThat(ports.asked).containsExactly("reclaim bjensen@example.com ext-1 via " + CONNECTION);
    }

    @Test
    void u4_the_first_patch_links() {
        verify("example.com");
        given().when(IDP, patching("externalId", "\"ext-1\"")).recorded(linked("ext-1"));
    }

    @Test
    void u4_a_request_that_changes_nothing_links_too() {
        verify("example.com");
        given().when(IDP, patching("active", "true")).recorded(linked(null));
    }

    @Test
    void u4_a_linked_member_is_linked_once_and_can_be_renamed_then() {
        verify("example.com");
        given(linked("ext-1"))
                .when(IDP, patching("userName", "\"barbara@example.com\""))
                .recorded(new UserRenamed(BABS, "barbara@example.com", UserName.NORMALISER));
    }

    @Test
    void u4_a_member_without_an_email_gets_those_of_the_request() {
        verify("example.com");
        decisions(ports)
                .given(manual("bjensen@example.com", "{}"))
                .when(IDP, replacing("{\"userName\": \"x\", \"emails\": [{\"value\": \"babs@example.com\"}]}"))
                .recorded(
                        linked(null),
                        new UserProfileChanged(BABS, json("{\"emails\": [{\"value\": \"babs@example.com\"}]}")));
    }

    @Test
    void u4_the_linking_request_may_end_access() {
        verify("example.com");
        given().when(IDP, patching("active", "false"))
                .recorded(
                        linked(null),
                        new UserDeactivated(BABS),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false));
    }

    @Test
    void u4_a_deletion_stands_behind_the_link() {
        verify("example.com");
        given().when(IDP, new RemoveUser(BABS, Precondition.NONE))
                .recorded(
                        linked(null),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false),
                        new UserRemoved(BABS, true, List.of()));
        assertThat(ports.asked)
                .containsExactly(
                        "reclaim bjensen@example.com null via " + CONNECTION,
                        "free claims",
                        "release seat 7",
                        "leave teams");
    }

    @Test
    void u4_a_stale_if_match_links_nothing() {
        verify("example.com");
        given().when(IDP, new RemoveUser(BABS, Precondition.ifMatch("W/\"7\"")))
                .refused(new StaleVersion("W/\"7\"", "W/\"0\""));
    }

    @Test
    void u5_on_another_domain_no_put_patch_or_delete_touches_a_manual_member() {
        verify("example.org");
        given().when(IDP, PUT).refused(new MemberNotLinked(BABS, "example.com", false));
        given().when(IDP, patching("title", "\"Guide\"")).refused(new MemberNotLinked(BABS, "example.com", false));
        given().when(IDP, patching("active", "false")).refused(new MemberNotLinked(BABS, "example.com", true));
        given().when(IDP, new RemoveUser(BABS, Precondition.NONE))
                .refused(new MemberNotLinked(BABS, "example.com", true));
        assertThat(ports.asked).isEmpty();
    }

    @Test
    void u5_a_sub_domain_is_another_domain() {
        verify("example.com");
        decisions(ports)
                .given(manual("bjensen@mail.example.com", "{}"))
                .when(IDP, PUT)
                .refused(new MemberNotLinked(BABS, "mail.example.com", false));
    }

    @ParameterizedTest
    @CsvSource({
        "bjensen@example.com, contractor@elsewhere.example, elsewhere.example",
        "contractor@elsewhere.example, bjensen@example.com, elsewhere.example",
    })
    void u5_every_address_has_to_be_of_a_verified_domain(String userName, String email, String missing) {
        verify("example.com");
        decisions(ports)
                .given(manual(userName, """
                        {"emails": [{"value": "other@example.org"}, {"value": "%s", "primary": true}]}""".formatted(email)))
                .when(IDP, PUT)
                .refused(new MemberNotLinked(BABS, missing, false));
    }

    @Test
    void u5_who_is_known_by_no_address_is_linked_by_an_owner_alone() {
        verify("example.com");
        decisions(ports).given(manual("bjensen", "{}")).when(IDP, PUT).refused(new MemberNotLinked(BABS, null, false));
        decisions(ports)
                .given(manual("owner@rollcall.invalid", "{}"))
                .when(IDP, PUT)
                .refused(new MemberNotLinked(BABS, null, false));
    }

    @Test
    void an_owner_allows_the_link_whatever_the_domain() {
        given(ALLOWED).when(IDP, patching("externalId", "\"ext-1\"")).recorded(linked("ext-1"));
        given(ALLOWED, new UserLinkForbidden(BABS))
                .when(IDP, PUT)
                .refused(new MemberNotLinked(BABS, "example.com", false));
    }

    @Test
    void an_owner_allows_and_forbids_the_link_once() {
        given().when(ADMIN, new AllowUserLink(BABS)).recorded(ALLOWED);
        given(ALLOWED).when(ADMIN, new AllowUserLink(BABS)).nothing();
        given(ALLOWED).when(ADMIN, new ForbidUserLink(BABS)).recorded(new UserLinkForbidden(BABS));
        given().when(ADMIN, new ForbidUserLink(BABS)).nothing();
        given(linked("ext-1")).when(ADMIN, new AllowUserLink(BABS)).nothing();
    }

    @Test
    void people_change_a_manual_member_without_linking() {
        given(ALLOWED)
                .when(ADMIN, new DeactivateUser(BABS))
                .recorded(new UserDeactivated(BABS), new SeatReleased(BABS, SEAT.license(), SEAT.number(), false));
    }

    @Test
    void u16_the_last_owner_is_protected_and_not_linked_by_the_refused_request() {
        verify("example.com");
        ports.lastOwner = true;
        given(new OwnershipGranted(BABS)).when(IDP, patching("active", "false")).refused(new LastOwner(BABS));
        given(new OwnershipGranted(BABS))
                .when(IDP, new RemoveUser(BABS, Precondition.NONE))
                .refused(new LastOwner(BABS));
    }

    @Test
    void u16_an_owner_of_several_is_linked_and_loses_the_role_with_access() {
        verify("example.com");
        given(new OwnershipGranted(BABS))
                .when(IDP, patching("active", "false"))
                .recorded(
                        linked(null),
                        new UserDeactivated(BABS),
                        new SeatReleased(BABS, SEAT.license(), SEAT.number(), false),
                        new OwnershipEnded(BABS));
    }

    @Test
    void u5_nobody_is_provisioned_under_the_name_of_a_manual_member() {
        ports.holder = BABS;
        var post = new ProvisionUser(UUID.randomUUID(), new UserProfile("BJensen@example.com", null, true, json("{}")));

        given().when(IDP, post).refused(new ManualMember("BJensen@example.com", "example.com"));
        given(ALLOWED).when(IDP, post).refused(new UserNameTaken("BJensen@example.com"));
        given().when(ADMIN, post).refused(new UserNameTaken("BJensen@example.com"));
        verify("example.com");
        given().when(IDP, post).refused(new UserNameTaken("BJensen@example.com"));
    }
}
