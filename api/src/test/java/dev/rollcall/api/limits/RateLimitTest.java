package dev.rollcall.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many requests a connection may send, and what is let through all the same. */
class RateLimitTest {
    private static final int PER_SECOND = 25;
    private static final int AT_ONCE = 250;
    private static final String OFF = Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");

    private static LimitedServer server;

    private final Tenant tenant = RunningServer.get().tenant("okta", 500, "REJECT");
    private final Client scim = server.client(tenant);

    @BeforeAll
    static void start() {
        RunningServer.get();
        server = new LimitedServer(PER_SECOND);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The cheapest request there is: an id that cannot be one of ours. */
    private Answer look() {
        return scim.get("/Users/nobody");
    }

    private void spend(int requests) {
        IntStream.range(0, requests)
                .forEach(number -> assertThat(look().status()).isEqualTo(404));
    }

    private static void assertThrottled(Answer answer, String retryAfter) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).contains(retryAfter);
        assertThat(answer.header("Content-Type")).contains("application/scim+json");
        assertThat(answer.json().path("schemas").path(0).stringValue()).isEqualTo(Scim.ERROR);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("429");
        assertThat(answer.detail()).contains("25 a second", "250 at once", "wait " + retryAfter + " second");
    }

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    @Test
    void a_burst_of_creates_is_limited_while_what_ends_access_passes() {
        var leaver = user("leaver");
        var other = user("other");
        var gone = user("gone");
        var team = tenant.scim().post("/Groups", Scim.group("Guides", leaver)).id();
        for (int number = 0; number < AT_ONCE; number++) {
            assertThat(scim.post("/Users", Scim.user("user" + number)).status()).isEqualTo(201);
        }

        assertThrottled(scim.post("/Users", Scim.user("one-more")), "1");
        assertThrottled(look(), "1");
        assertThrottled(scim.get("/nothing"), "1");
        assertThrottled(
                scim.patch("/Groups/" + team, Scim.patch("{\"op\": \"add\", \"path\": \"members\", \"value\": []}")),
                "1");

        assertThat(scim.patch("/Users/" + leaver, OFF).status()).isEqualTo(200);
        assertThat(scim.put("/Users/" + other, "{\"userName\": \"other\", \"active\": \"False\"}")
                        .status())
                .isEqualTo(200);
        assertThat(scim.delete("/Users/" + gone).status()).isEqualTo(204);
        assertThat(scim.patch("/Groups/" + team, Scim.patch("{\"op\": \"remove\", \"path\": \"members\"}"))
                        .status())
                .isEqualTo(204);
        assertThat(scim.put("/Groups/" + team, Scim.group("Guides")).status()).isEqualTo(200);
        assertThat(scim.delete("/Groups/" + team).status()).isEqualTo(204);
        assertThrottled(scim.post("/Users", Scim.user("one-more")), "1");
    }

    @Test
    void the_reserve_ends_too_and_after_everything_else() {
        spend(AT_ONCE);
        for (int number = 0; number < AT_ONCE; number++) {
            assertThat(scim.delete("/Users/nobody").status()).isEqualTo(404);
        }
        assertThrottled(scim.delete("/Users/nobody"), "1");
        assertThrottled(scim.patch("/Users/nobody", OFF), "1");
        server.pass(Duration.ofMillis(40));
        assertThat(scim.delete("/Users/nobody").status()).isEqualTo(404);
        assertThat(scim.delete("/Users/nobody").status()).isEqualTo(404);
        assertThrottled(look(), "1");
    }

    @Test
    void twenty_five_a_second_are_never_limited() {
        spend(AT_ONCE);
        for (int number = 0; number < 10 * PER_SECOND; number++) {
            server.pass(Duration.ofMillis(1000 / PER_SECOND));
            assertThat(look().status()).isEqualTo(404);
        }
        assertThrottled(look(), "1");
    }

    @Test
    void who_goes_on_while_told_to_wait_owes_nothing_for_it() {
        spend(AT_ONCE);
        for (int number = 0; number < 60; number++) {
            assertThat(scim.post("/Users", "{").status()).isEqualTo(400);
            assertThrottled(scim.post("/Users", Scim.user("late" + number)), "1");
            assertThrottled(look(), "1");
        }
        server.pass(Duration.ofSeconds(1));
        spend(PER_SECOND);
        assertThrottled(look(), "1");
    }

    @Test
    void two_organizations_do_not_share() {
        spend(AT_ONCE);
        assertThrottled(look(), "1");

        var neighbour = server.client(RunningServer.get().tenant("okta"));
        assertThat(neighbour.get("/Users").status()).isEqualTo(200);
        assertThat(neighbour.get("/Users").header("RateLimit")).contains("\"connection\";r=248;t=1");
    }

    @Test
    void every_answer_tells_the_limit_and_what_is_left() {
        var first = look();
        assertThat(first.header("RateLimit-Policy")).contains("\"connection\";q=250;w=10");
        assertThat(first.header("RateLimit")).contains("\"connection\";r=249;t=1");
        assertThat(first.header("Retry-After")).isEmpty();
        assertThat(scim.post("/Users", Scim.user("second")).header("RateLimit")).contains("\"connection\";r=248;t=1");
        spend(AT_ONCE - 2);

        var throttled = look();
        assertThat(throttled.header("RateLimit-Policy")).contains("\"connection\";q=250;w=10");
        assertThat(throttled.header("RateLimit")).contains("\"connection\";r=0;t=10");
        assertThat(scim.delete("/Users/nobody").header("RateLimit")).contains("\"connection\";r=0;t=10");
    }

    @Test
    void each_operation_of_a_bulk_request_counts_and_is_owed_where_permits_are_gone() {
        var creates = IntStream.range(0, 40)
                .mapToObj(number -> create("bulk" + number))
                .toList();
        assertThat(bulk(creates).header("RateLimit")).contains("\"connection\";r=249;t=1");
        assertThat(look().header("RateLimit")).contains("\"connection\";r=208;t=2");
        spend(207);
        assertThat(statuses(bulk(creates.subList(0, 26)))).containsOnly("409");

        assertThrottled(look(), "2");
        server.pass(Duration.ofSeconds(1));
        assertThrottled(look(), "1");
        server.pass(Duration.ofMillis(80));
        assertThat(look().status()).isEqualTo(404);
    }

    @Test
    void of_a_bulk_request_that_has_no_permit_the_removals_are_carried_out() {
        var leaver = user("leaver");
        spend(AT_ONCE);

        assertThrottled(bulk(List.of(create("a"), create("b"))), "1");
        var mixed = bulk(List.of(
                create("a"), "{\"method\": \"DELETE\", \"path\": \"/Users/%s\"}".formatted(leaver), create("b")));

        assertThat(mixed.status()).isEqualTo(200);
        assertThat(statuses(mixed)).containsExactly("429", "204", "429");
        assertThat(mixed.json().at("/Operations/0/response/detail").stringValue())
                .contains("25 a second");
        assertThat(tenant.scim().get("/Users/" + leaver).status()).isEqualTo(404);
        assertThat(tenant.scim().get("/Users").totalResults()).isZero();
    }

    private static String create(String name) {
        return "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"%1$s\", \"data\": {\"userName\": \"%1$s\"}}"
                .formatted(name);
    }

    private Answer bulk(List<String> operations) {
        return scim.post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}""".formatted(String.join(",", operations)));
    }

    private static List<String> statuses(Answer bulk) {
        return bulk.json()
                .path("Operations")
                .valueStream()
                .map(operation -> operation.path("status").stringValue())
                .toList();
    }

    @Test
    void what_cannot_be_read_counts_as_well() {
        for (int number = 0; number < AT_ONCE; number++) {
            assertThat(scim.post("/Users", "{").status()).isEqualTo(400);
        }
        assertThrottled(look(), "1");
        assertThat(scim.post("/Me", "{}").status()).isEqualTo(501);
        assertThrottled(look(), "1");
    }

    @Test
    void a_request_that_was_told_to_wait_is_in_the_provisioning_log_with_its_reason() {
        spend(AT_ONCE);
        for (Answer throttled : List.of(look(), scim.post("/Users", Scim.user("late")))) {
            var call = KeptCalls.of(tenant).of(throttled);
            assertThat(call.answered().status()).isEqualTo(429);
            assertThat(call.answered().reason()).contains("Too many requests");
        }
    }

    @Test
    void without_a_limit_nothing_is_told_and_nobody_waits() {
        var unlimited = tenant.scim().get("/Users/nobody");
        assertThat(unlimited.header("RateLimit")).isEmpty();
        assertThat(unlimited.header("RateLimit-Policy")).isEmpty();
    }
}
