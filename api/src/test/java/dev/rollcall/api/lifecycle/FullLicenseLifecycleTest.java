package dev.rollcall.api.lifecycle;

import static dev.rollcall.api.testing.Scim.seatOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.history.ConsistencyFold;
import dev.rollcall.kernel.message.OrganizationId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a full licence does with members, by the policies WAITLIST and OVERAGE, line by line. */
class FullLicenseLifecycleTest {
    private final RunningServer server = RunningServer.get();

    private static Answer user(Tenant tenant, String userName) {
        var created = tenant.scim().post("/Users", Scim.user(userName));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private static Answer active(Tenant tenant, String user, boolean active) {
        return tenant.scim()
                .patch(
                        "/Users/" + user,
                        Scim.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":%s}".formatted(active)));
    }

    private static JsonNode seat(Tenant tenant, String user) {
        return tenant.scim()
                .get("/Users/" + user + "?attributes=" + Scim.SEAT)
                .json()
                .path(Scim.SEAT);
    }

    private static void awaitStatus(Tenant tenant, String user, String status) {
        Await.until(
                Duration.ofSeconds(20),
                "status " + status,
                () -> seat(tenant, user).path("status").stringValue().equals(status));
    }

    private JsonNode license(Tenant tenant) {
        return server.operator().get(path(tenant)).json();
    }

    private Answer change(Tenant tenant, String terms) {
        return server.operator().patch(path(tenant), terms);
    }

    private static String path(Tenant tenant) {
        return "/admin/organizations/" + tenant.organization() + "/license";
    }

    private void isConsistent(Tenant tenant) {
        var found = server.bean(ConsistencyFold.class).check(OrganizationId.of(tenant.organization()));
        assertThat(found.all()).isEmpty();
    }

    private Tenant overage(int seats, int allowed) {
        var tenant = server.tenant("rfc", seats, "REJECT");
        var changed = change(tenant, "{\"noSeatPolicy\": \"OVERAGE\", \"overageAllowed\": %d}".formatted(allowed));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        return tenant;
    }

    @Test
    void u3_waitlist_provisions_a_waiting_member_who_is_active() {
        var tenant = server.tenant("rfc", 1, "WAITLIST");
        user(tenant, "first@example.com");

        var waiting = user(tenant, "second@example.com");

        assertThat(seatOf(waiting)).isEqualTo("waiting");
        assertThat(waiting.json().path("active").booleanValue()).isTrue();
        assertThat(waiting.json().path(Scim.SEAT).propertyNames()).containsExactlyInAnyOrder("status", "since");
        assertThat(tenant.scim().get("/Users/" + waiting.id()).json()).isEqualTo(waiting.json());
        assertThat(license(tenant).path("waiting").intValue()).isEqualTo(1);
    }

    @Test
    void s5_the_place_is_told_where_it_is_asked_for_and_is_no_change_of_the_version() {
        var tenant = server.tenant("rfc", 1, "WAITLIST");
        user(tenant, "holder@example.com");
        var first = user(tenant, "first@example.com");
        var second = user(tenant, "second@example.com");
        assertThat(seat(tenant, first.id()).path("position").intValue()).isEqualTo(1);
        assertThat(seat(tenant, second.id()).path("position").intValue()).isEqualTo(2);

        active(tenant, first.id(), false);

        var moved = tenant.scim()
                .get("/Users?attributes=userName,%s:position&filter=%s"
                        .formatted(
                                Scim.SEAT,
                                URLEncoder.encode(Scim.SEAT + ":status eq \"waiting\"", StandardCharsets.UTF_8)));
        assertThat(moved.totalResults()).isEqualTo(1);
        assertThat(moved.resource(0).path(Scim.SEAT).path("position").intValue())
                .isEqualTo(1);
        assertThat(version(tenant.scim().get("/Users/" + second.id()))).isEqualTo(version(second));
    }

    @Test
    void who_waits_is_found_by_status_place_and_time() {
        var tenant = server.tenant("rfc", 1, "WAITLIST");
        user(tenant, "holder@example.com");
        user(tenant, "first@example.com");
        var second = user(tenant, "second@example.com");
        for (String filter : List.of(
                "%s:position eq 2",
                "%s:position gt 1 and %1$s:position le 9",
                "%s:status eq \"WAITING\" and not (%1$s:position eq 1)",
                "%s:since pr and userName sw \"second\"")) {
            var found = tenant.scim()
                    .filter("/Users", filter.replace("%1$s", Scim.SEAT).replace("%s", Scim.SEAT));
            assertThat(found.totalResults()).as(filter).isEqualTo(1);
            assertThat(found.resource(0).path("id").stringValue()).isEqualTo(second.id());
        }
    }

    @Test
    void s4_a_freed_seat_goes_to_who_waits_longest_once() {
        var tenant = server.tenant("rfc", 2, "WAITLIST");
        var holders = List.of(user(tenant, "one@example.com"), user(tenant, "two@example.com"));
        var first = user(tenant, "first@example.com");
        var second = user(tenant, "second@example.com");
        var third = user(tenant, "third@example.com");

        active(tenant, holders.getFirst().id(), false);
        awaitStatus(tenant, first.id(), "held");
        assertThat(seatOf(tenant.scim().get("/Users/" + second.id()))).isEqualTo("waiting");

        tenant.scim().delete("/Users/" + second.id());
        tenant.scim().delete("/Users/" + holders.getLast().id());
        awaitStatus(tenant, third.id(), "held");

        var history = new History(tenant.organization());
        assertThat(history.count("seat.assigned")).isEqualTo(4);
        assertThat(history.count("seat.awaited")).isEqualTo(3);
        assertThat(history.count("seat.wait-ended")).isEqualTo(1);
        assertThat(license(tenant).path("held").intValue()).isEqualTo(2);
        assertThat(license(tenant).path("waiting").intValue()).isZero();
        isConsistent(tenant);
    }

    @Test
    void s4_a_growing_licence_serves_those_who_wait() {
        var tenant = server.tenant("rfc", 1, "WAITLIST");
        user(tenant, "holder@example.com");
        var first = user(tenant, "first@example.com");
        var second = user(tenant, "second@example.com");

        change(tenant, "{\"seats\": 3}");

        awaitStatus(tenant, first.id(), "held");
        awaitStatus(tenant, second.id(), "held");
        isConsistent(tenant);
    }

    @Test
    void u10_a_reactivated_member_waits_at_the_end() {
        var tenant = server.tenant("rfc", 1, "WAITLIST");
        user(tenant, "holder@example.com");
        var first = user(tenant, "first@example.com");
        var second = user(tenant, "second@example.com");
        active(tenant, first.id(), false);
        assertThat(seatOf(active(tenant, first.id(), true))).isEqualTo("waiting");

        assertThat(seat(tenant, second.id()).path("position").intValue()).isEqualTo(1);
        assertThat(seat(tenant, first.id()).path("position").intValue()).isEqualTo(2);
    }

    @Test
    void s2_shrinking_below_use_evicts_nobody_and_who_waits_gets_no_seat_until_it_fits() {
        var tenant = server.tenant("rfc", 2, "WAITLIST");
        var one = user(tenant, "one@example.com");
        var other = user(tenant, "other@example.com");
        var waiting = user(tenant, "waiting@example.com");
        change(tenant, "{\"seats\": 1}");
        assertThat(license(tenant).path("held").intValue()).isEqualTo(2);
        assertThat(license(tenant).path("overage").intValue()).isEqualTo(1);

        active(tenant, one.id(), false);
        assertThat(license(tenant).path("held").intValue()).isEqualTo(1);
        assertThat(seatOf(tenant.scim().get("/Users/" + waiting.id()))).isEqualTo("waiting");
        active(tenant, other.id(), false);

        awaitStatus(tenant, waiting.id(), "held");
        isConsistent(tenant);
    }

    @Test
    void u3_overage_gives_seats_beyond_the_size_until_no_more_are_allowed() {
        var tenant = overage(1, 2);
        assertThat(seatOf(user(tenant, "bought@example.com"))).isEqualTo("held");
        var beyond = user(tenant, "second@example.com");
        assertThat(seatOf(beyond)).isEqualTo("overage");
        assertThat(tenant.scim().get("/Users/" + beyond.id()).json()).isEqualTo(beyond.json());
        assertThat(seatOf(user(tenant, "third@example.com"))).isEqualTo("overage");

        var refused = tenant.scim().post("/Users", Scim.user("fourth@example.com"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").stringValue()).startsWith("No free seat: 3 of 1 in licence");
        assertThat(license(tenant).path("overage").intValue()).isEqualTo(2);
        assertThat(license(tenant).path("overageAllowed").intValue()).isEqualTo(2);
        isConsistent(tenant);
    }

    @Test
    void s2_with_each_release_the_eldest_seat_beyond_the_size_is_in_it() {
        var tenant = overage(1, 2);
        var bought = user(tenant, "bought@example.com");
        var second = user(tenant, "second@example.com");
        var third = user(tenant, "third@example.com");

        active(tenant, bought.id(), false);
        assertThat(seat(tenant, second.id()).path("status").stringValue()).isEqualTo("held");
        assertThat(seat(tenant, third.id()).path("status").stringValue()).isEqualTo("overage");
        assertThat(tenant.scim()
                        .filter("/Users", Scim.SEAT + ":status eq \"overage\"")
                        .totalResults())
                .isEqualTo(1);

        change(tenant, "{\"seats\": 2}");
        assertThat(seat(tenant, third.id()).path("status").stringValue()).isEqualTo("held");
        change(tenant, "{\"seats\": 1}");
        assertThat(seat(tenant, third.id()).path("status").stringValue()).isEqualTo("overage");
        active(tenant, third.id(), false);
        assertThat(seat(tenant, second.id()).path("status").stringValue()).isEqualTo("held");
        assertThat(license(tenant).path("overage").intValue()).isZero();
        isConsistent(tenant);
    }

    @Test
    void reports_say_which_seats_were_beyond_the_size() {
        var tenant = overage(1, 1);
        user(tenant, "bought@example.com");
        user(tenant, "beyond@example.com");
        server.sealed(tenant.organization());

        var spans = server.operator()
                .get("/admin/organizations/" + tenant.organization() + "/seats/spans?format=csv")
                .body();

        assertThat(spans.lines().findFirst().orElseThrow()).endsWith("takenBeyondSize");
        assertThat(spans.lines().filter(line -> line.contains("@example.com")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("bought").endsWith("false"),
                        line -> assertThat(line).contains("beyond").endsWith("true"));
    }

    @Test
    void those_who_wait_have_the_first_of_what_overage_allows() {
        var tenant = server.tenant("rfc", 1, "WAITLIST");
        user(tenant, "holder@example.com");
        var waiting = user(tenant, "waiting@example.com");

        change(tenant, "{\"noSeatPolicy\": \"OVERAGE\", \"overageAllowed\": 1}");

        awaitStatus(tenant, waiting.id(), "overage");
        isConsistent(tenant);
    }

    @Test
    void an_organization_is_founded_with_overage_and_bad_terms_are_told() {
        var founded = server.operator()
                .post(
                        "/admin/organizations",
                        "{\"name\": \"Acme\", \"seats\": 1, \"noSeatPolicy\": \"OVERAGE\", \"overageAllowed\": 4}");
        assertThat(founded.status()).as(founded.body()).isEqualTo(201);
        assertThat(server.operator()
                        .get("/admin/organizations/"
                                + founded.json().path("organization").stringValue() + "/license")
                        .json()
                        .path("overageAllowed")
                        .intValue())
                .isEqualTo(4);

        var tenant = server.tenant("rfc", 1, "REJECT");
        for (String terms : List.of(
                "{\"noSeatPolicy\": \"OVERAGE\"}",
                "{\"overageAllowed\": 3}",
                "{\"noSeatPolicy\": \"WAITLIST\", \"overageAllowed\": 3}",
                "{\"noSeatPolicy\": \"OVERAGE\", \"overageAllowed\": -1}",
                "{\"noSeatPolicy\": \"OVERAGE\", \"overageAllowed\": 500001}")) {
            var refused = change(tenant, terms);
            assertThat(refused.status()).as(terms).isEqualTo(400);
            assertThat(refused.json().path("detail").stringValue()).contains("overageAllowed");
        }
        assertThat(license(tenant).path("noSeatPolicy").stringValue()).isEqualTo("REJECT");
    }
}
