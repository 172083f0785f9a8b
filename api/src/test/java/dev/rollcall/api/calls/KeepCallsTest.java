package dev.rollcall.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.CallFilter;
import dev.rollcall.query.calls.CausedEvent;
import dev.rollcall.query.calls.FailingMember;
import dev.rollcall.query.calls.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the provisioning log keeps of a call. */
class KeepCallsTest {
    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("okta");
    private final KeptCalls kept = KeptCalls.of(tenant);
    private final OrganizationId organization = OrganizationId.of(tenant.organization());

    private static JsonNode json(@Nullable String text) {
        return new JsonMapper().readTree(Objects.requireNonNull(text));
    }

    private List<String> eventsOf(Call call) {
        return KeptCalls.queries().eventsOf(organization, call.requestId()).stream()
                .map(CausedEvent::name)
                .toList();
    }

    @Test
    void a_call_is_kept_with_what_was_asked_what_was_answered_and_what_it_caused() {
        var answer = tenant.scim().post("/Users", Scim.user("bjensen@example.com"));

        var call = kept.of(answer);

        assertThat(call.asked().method()).isEqualTo("POST");
        assertThat(call.asked().path()).isEqualTo("/Users");
        assertThat(json(call.asked().body()).path("userName").stringValue()).isEqualTo("bjensen@example.com");
        assertThat(call.answered().status()).isEqualTo(201);
        assertThat(call.answered().outcome()).isEqualTo(Outcome.OK);
        assertThat(call.answered().reason()).isNull();
        assertThat(json(call.answered().body()).path("id").stringValue()).isEqualTo(answer.id());
        assertThat(call.answered().took()).isPositive().isLessThan(Duration.ofMinutes(1));
        assertThat(call.subject())
                .isEqualTo(new Call.Subject("User", UUID.fromString(answer.id()), "bjensen@example.com"));
        assertThat(call.caller().connection()).hasToString(tenant.connection());
        assertThat(call.caller().kid()).isEqualTo(kid());
        assertThat(call.caller().address()).isEqualTo("127.0.0.1");
        assertThat(eventsOf(call)).containsExactly("user.provisioned", "seat.assigned");
    }

    private String kid() {
        return tenant.token().split("_", 3)[1];
    }

    @Test
    void a_look_up_is_kept_readable() {
        var user =
                tenant.scim().post("/Users", Scim.user("bjensen@example.com")).id();

        var call = kept.of(tenant.scim().filter("/Users", "userName eq \"bjensen@example.com\""));

        assertThat(call.asked().query()).isEqualTo("filter=userName eq \"bjensen@example.com\"");
        assertThat(call.asked().body()).isNull();
        assertThat(call.subject()).isEqualTo(new Call.Subject("User", UUID.fromString(user), "bjensen@example.com"));
        assertThat(call.events()).isEmpty();
    }

    @Test
    void neither_a_password_nor_what_no_schema_has_is_kept() {
        var answer = tenant.scim().post("/Users", """
                {"userName": "bjensen", "password": "canary-1", "shoeSize": "canary-2", "urn:example:pet": {"name": "canary-3"},
                 "name": {"givenName": "Barbara", "mood": "canary-4"}, "emails": [{"value": "b@example.com", "pin": "canary-5"}]}""");

        var call = kept.of(answer);

        assertThat(call.toString()).doesNotContain("canary").contains("Barbara", "b@example.com");
        assertThat(call.asked().hidden()).isEqualTo(5);
    }

    @Test
    void neither_is_it_of_a_patch() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();

        var answer = tenant.scim()
                .patch(
                        "/Users/" + user,
                        Scim.patch(
                                "{\"op\": \"replace\", \"path\": \"password\", \"value\": \"canary-1\"}",
                                "{\"op\": \"add\", \"path\": \"shoeSize\", \"value\": \"canary-2\"}",
                                "{\"op\": \"replace\", \"value\": {\"password\": \"canary-3\", \"name.givenName\": \"Barbara\"}}",
                                "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"work\\\"].value\", \"value\": \"b@example.com\"}"));

        assertThat(answer.status()).isEqualTo(200);
        var call = kept.of(answer);
        assertThat(call.toString()).doesNotContain("canary");
        assertThat(json(call.asked().body())
                        .path("Operations")
                        .path(2)
                        .path("value")
                        .path("name.givenName")
                        .stringValue())
                .isEqualTo("Barbara");
        assertThat(json(call.asked().body())
                        .path("Operations")
                        .path(3)
                        .path("value")
                        .stringValue())
                .isEqualTo("b@example.com");
    }

    @Test
    void neither_is_it_of_a_query() {
        for (String filter : List.of("shoeSize eq \"canary\"", "password eq \"canary\"", "userName eq canary canary")) {
            var call = kept.of(tenant.scim().filter("/Users", filter));
            assertThat(call.asked().query()).as(filter).doesNotContain("canary");
        }
        assertThat(kept.of(tenant.scim().get("/Users?aadOptscim062020&spell=canary&count=1"))
                        .asked()
                        .query())
                .isEqualTo("aadOptscim062020&spell=…&count=1");
    }

    @Test
    void a_search_by_post_is_a_look_up_like_any_other() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();

        var call = kept.of(tenant.scim().post("/Users/.search", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "count": 1,
                 "filter": "userName eq \"bjensen\" and shoeSize pr or password eq \"canary\""}"""));
        var found = kept.of(
                tenant.scim()
                        .post(
                                "/Users/.search",
                                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"], \"filter\": \"userName eq \\\"bjensen\\\"\"}"));

        assertThat(call.asked().writes()).isFalse();
        assertThat(call.toString()).doesNotContain("canary");
        assertThat(json(found.asked().body()).path("filter").stringValue()).isEqualTo("userName eq \"bjensen\"");
        assertThat(found.subject()).isEqualTo(new Call.Subject("User", UUID.fromString(user), "bjensen"));
    }

    @Test
    void a_refusal_is_kept_with_its_reason_and_what_was_recorded_of_it() {
        var full = server.tenant("okta", 1, "REJECT");
        full.scim().post("/Users", Scim.user("first"));

        var refused = full.scim().post("/Users", Scim.user("second"));

        var call = KeptCalls.of(full).of(refused);
        assertThat(call.answered().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(call.answered().status()).isEqualTo(403);
        assertThat(call.answered().reason()).isEqualTo(refused.detail());
        assertThat(call.subject()).isEqualTo(new Call.Subject("User", null, "second"));
        assertThat(call.isOpen()).isTrue();
        assertThat(KeptCalls.queries().eventsOf(OrganizationId.of(full.organization()), call.requestId()))
                .extracting(CausedEvent::name)
                .containsExactly("seat.refused");
    }

    @Test
    void a_body_that_is_no_json_is_kept_by_its_reason_alone() {
        var refused = tenant.scim().post("/Users", "{\"userName\": canary");

        var call = kept.of(refused);

        assertThat(call.answered().reason()).isEqualTo(refused.detail());
        assertThat(call.answered().scimType()).isEqualTo("invalidSyntax");
        assertThat(call.asked().body()).isNull();
    }

    @Test
    void members_who_were_left_out_are_named() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        var nobody = UUID.randomUUID().toString();

        var call = kept.of(tenant.scim().post("/Groups", Scim.group("Tour Guides", user, nobody, "no-id")));

        assertThat(call.answered().outcome()).isEqualTo(Outcome.PARTLY);
        assertThat(call.answered().reason()).contains("2 ids", nobody, "no-id").doesNotContain(user);
        assertThat(call.isOpen()).isFalse();
    }

    @Test
    void a_long_list_is_kept_by_its_beginning() {
        var ids = IntStream.range(0, 5000)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toArray(String[]::new);

        var call = kept.of(tenant.scim().post("/Groups", Scim.group("Tour Guides", ids)));

        assertThat(call.asked().shortened()).isTrue();
        assertThat(json(call.asked().body()).path("members").size()).isEqualTo(Redaction.ELEMENTS);
        assertThat(call.answered().reason()).contains("5000 ids", "and 4990 more");
    }

    @Test
    void a_token_that_opens_no_more_is_kept_and_one_that_is_unknown_is_not() {
        var connection = "/admin/organizations/%s/connections/%s".formatted(tenant.organization(), tenant.connection());
        assertThat(server.operator().delete(connection + "/tokens/" + kid()).status())
                .isEqualTo(204);

        var revoked = tenant.scim().patch("/Users/" + UUID.randomUUID(), Scim.patch());
        var unknown = tenant.scim().as("Bearer nonsense").get("/Users");

        var call = kept.of(revoked);
        assertThat(call.answered().status()).isEqualTo(401);
        assertThat(call.answered().reason()).contains("revoked");
        assertThat(call.caller().kid()).isEqualTo(kid());
        assertThat(unknown.header("X-Request-Id")).isEmpty();
        assertThat(kept.all()).extracting(kept -> kept.caller().kid()).containsOnly(kid());
    }

    @Test
    void a_path_that_leads_nowhere_is_kept() {
        var call = kept.of(tenant.scim().get("/Userz"));

        assertThat(call.asked().path()).isEqualTo("/Userz");
        assertThat(call.answered().status()).isEqualTo(404);
    }

    @Test
    void the_use_of_a_token_is_known_by_address() {
        kept.of(tenant.scim().get("/Users"));

        var use = KeptCalls.queries().lastUse(organization, kid()).orElseThrow();

        assertThat(use.address()).isEqualTo("127.0.0.1");
        assertThat(KeptCalls.queries().last(organization, UUID.fromString(tenant.connection())))
                .hasValueSatisfying(call -> assertThat(call.at()).isEqualTo(use.lastUsedAt()));
    }

    @Test
    void a_later_call_that_succeeds_resolves_a_refused_creation() {
        var full = server.tenant("okta", 1, "REJECT");
        full.scim().post("/Users", Scim.user("first"));
        var refused = full.scim().post("/Users", Scim.user("Second"));
        server.operator().patch("/admin/organizations/%s/license".formatted(full.organization()), "{\"seats\": 2}");

        var later = full.scim().post("/Users", Scim.user("second"));

        assertThat(later.status()).as(later.body()).isEqualTo(201);
        assertResolved(KeptCalls.of(full), refused, later);
    }

    @Test
    void a_later_call_that_succeeds_resolves_a_refused_change_and_another_members_does_not() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        var other = tenant.scim().post("/Users", Scim.user("other")).id();
        var refused = tenant.scim().patch("/Users/" + user, deactivation("\"perhaps\""));
        assertThat(refused.status()).isEqualTo(400);

        kept.of(tenant.scim().patch("/Users/" + other, deactivation("false")));
        kept.of(tenant.scim().get("/Users/" + user));
        assertThat(kept.of(refused).isOpen()).isTrue();

        assertResolved(kept, refused, tenant.scim().patch("/Users/" + user, deactivation("false")));
    }

    private static String deactivation(String value) {
        return Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": %s}".formatted(value));
    }

    private static void assertResolved(KeptCalls kept, Answer refused, Answer later) {
        var success = kept.of(later);
        assertThat(kept.of(refused).resolvedBy()).isEqualTo(success.requestId());
        assertThat(kept.of(refused).isOpen()).isFalse();
    }

    @Test
    void who_is_active_though_the_last_push_failed_is_listed_until_one_succeeds() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        tenant.scim().patch("/Users/" + user, deactivation("\"perhaps\""));
        var last = kept.of(tenant.scim().patch("/Users/" + user, deactivation("\"surely\"")));

        assertThat(failing())
                .singleElement()
                .satisfies(member -> assertThat(member.userName()).isEqualTo("bjensen"))
                .satisfies(member -> assertThat(member.user()).hasToString(user))
                .satisfies(member -> assertThat(member.call().requestId()).isEqualTo(last.requestId()));

        kept.of(tenant.scim().patch("/Users/" + user, deactivation("false")));
        assertThat(failing()).isEmpty();
    }

    private List<FailingMember> failing() {
        return KeptCalls.queries().failing(organization, null, 10);
    }

    @Test
    void calls_are_found_by_member_outcome_and_time() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        tenant.scim().post("/Users", Scim.user("other"));
        tenant.scim().post("/Users", Scim.user("BJENSEN"));
        tenant.scim().filter("/Users", "userName eq \"bjensen\"");
        var last = kept.of(tenant.scim().delete("/Users/" + UUID.randomUUID()));

        assertThat(methods(new CallFilter(UUID.fromString(user), null, null, null, null)))
                .containsExactly("GET 200", "POST 409", "POST 201");
        assertThat(methods(new CallFilter(null, null, Outcome.REFUSED, null, null)))
                .containsExactly("DELETE 404", "POST 409");
        assertThat(methods(new CallFilter(UUID.fromString(user), null, Outcome.REFUSED, null, null)))
                .containsExactly("POST 409");
        assertThat(methods(new CallFilter(null, null, null, last.at().plusSeconds(1), null)))
                .isEmpty();
        assertThat(methods(new CallFilter(
                        null, null, null, last.at().minusSeconds(60), last.at().plusSeconds(1))))
                .hasSize(5);
    }

    @Test
    void calls_are_found_by_the_name_of_who_was_refused_and_of_who_was_removed() {
        var refused =
                kept.of(tenant.scim().post("/Users", "{\"userName\": \"Late@example.com\", \"active\": \"perhaps\"}"));
        var user = tenant.scim().post("/Users", Scim.user("gone@example.com")).id();
        kept.of(tenant.scim().delete("/Users/" + user));

        assertThat(methods(named("late@EXAMPLE.com"))).containsExactly("POST 400");
        assertThat(methods(named("gone@example.com"))).containsExactly("DELETE 204", "POST 201");
        assertThat(methods(new CallFilter(UUID.fromString(user), null, null, null, null)))
                .containsExactly("DELETE 204", "POST 201");
        for (String known : List.of("late@example.com", "gone@example.com")) {
            assertThat(KeptCalls.queries().isKnown(organization, known))
                    .as(known)
                    .isTrue();
        }
        assertThat(KeptCalls.queries().isKnown(organization, "nobody@example.com"))
                .isFalse();
        assertThat(refused.subject().id()).isNull();
    }

    private static CallFilter named(String userName) {
        return new CallFilter(null, userName, null, null, null);
    }

    @Test
    void a_call_that_says_of_whom_by_an_id_alone_is_kept_with_the_name() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        var group = tenant.scim().post("/Groups", Scim.group("Tour Guides")).id();

        assertThat(kept.of(tenant.scim().patch("/Users/" + user, deactivation("\"perhaps\"")))
                        .subject()
                        .name())
                .isEqualTo("bjensen");
        assertThat(kept.of(tenant.scim().delete("/Users/" + user)).subject().name())
                .isEqualTo("bjensen");
        assertThat(kept.of(tenant.scim().patch("/Groups/" + group, Scim.patch()))
                        .subject()
                        .name())
                .isEqualTo("Tour Guides");
    }

    @Test
    void a_partly_applied_push_is_resolved_when_all_members_are_sent_and_not_by_one_more() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        var partly = tenant.scim()
                .post("/Groups", Scim.group("Tour Guides", UUID.randomUUID().toString()));

        kept.of(tenant.scim().patch("/Groups/" + partly.id(), Scim.patch("""
                        {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(user))));
        assertThat(kept.of(partly).resolvedBy()).isNull();

        assertResolved(kept, partly, tenant.scim().put("/Groups/" + partly.id(), Scim.group("Tour Guides", user)));
    }

    @Test
    void replacing_the_members_by_patch_resolves_a_partly_applied_push_as_well() {
        var partly = tenant.scim()
                .post("/Groups", Scim.group("Tour Guides", UUID.randomUUID().toString()));

        assertResolved(
                kept,
                partly,
                tenant.scim()
                        .patch(
                                "/Groups/" + partly.id(),
                                Scim.patch("{\"op\": \"Replace\", \"path\": \"members\", \"value\": []}")));
    }

    private List<String> methods(CallFilter filter) {
        return KeptCalls.queries().page(organization, filter, null, 100).stream()
                .map(call -> call.asked().method() + " " + call.answered().status())
                .toList();
    }

    @Test
    void pages_follow_each_other() {
        for (int number = 0; number < 5; number++) {
            tenant.scim().get("/Users?count=" + number);
        }
        kept.of(tenant.scim().get("/Users?count=5"));

        var first = KeptCalls.queries().page(organization, CallFilter.ALL, null, 4);
        var second = KeptCalls.queries()
                .page(organization, CallFilter.ALL, first.getLast().requestId(), 4);

        assertThat(first)
                .extracting(call -> call.asked().query())
                .containsExactly("count=5", "count=4", "count=3", "count=2");
        assertThat(second).extracting(call -> call.asked().query()).containsExactly("count=1", "count=0");
    }

    @Test
    void another_organizations_calls_are_not_found() {
        var call = kept.of(tenant.scim().get("/Users"));
        var other = OrganizationId.of(server.tenant("okta").organization());

        assertThat(KeptCalls.queries().find(other, call.requestId())).isEmpty();
        assertThat(KeptCalls.queries().page(other, CallFilter.ALL, null, 10)).isEmpty();
    }
}
