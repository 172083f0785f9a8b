package dev.rollcall.api.lifecycle;

import static dev.rollcall.api.testing.Scim.groupsOf;
import static dev.rollcall.api.testing.Scim.lastModified;
import static dev.rollcall.api.testing.Scim.seatOf;
import static dev.rollcall.api.testing.Scim.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.History;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.Refused;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of seats, line by line. */
class SeatsLifecycleTest {
    private final Tenant tenant = RunningServer.get().tenant("rfc", 5, "WITHOUT_SEAT");
    private final Client scim = tenant.scim();

    @Test
    void s3_an_organization_has_one_license() {
        var origin = tenant.origin();
        var another = new PurchaseSeats(UUID.randomUUID(), "Another", 10, NoSeatPolicy.REJECT);

        assertThatThrownBy(() -> RunningServer.get().bean(Dispatch.class).send(another, origin))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Enterprise");

        assertThat(new History(tenant.organization()).count("license.seats-purchased"))
                .isEqualTo(1);
    }

    @Test
    void s3_each_seat_of_the_license_has_a_number_and_one_holder() {
        var numbers = IntStream.range(0, 5)
                .mapToObj(number -> user("user" + number + "@example.com"))
                .map(user -> user.json().path(Scim.SEAT).path("number").intValue());

        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(seatOf(user("sixth@example.com"))).isEqualTo("none");
    }

    @Test
    void s5_the_extension_shows_status_number_and_since() {
        var begun = Instant.now().minusSeconds(60);

        var seat = user("held@example.com").json().path(Scim.SEAT);

        assertThat(seat.path("status").stringValue()).isEqualTo("held");
        assertThat(seat.path("number").intValue()).isBetween(1, 5);
        assertThat(Instant.parse(seat.path("since").stringValue())).isBetween(begun, begun.plusSeconds(120));
    }

    @Test
    void s5_without_a_seat_the_extension_shows_the_status_alone() {
        var inactive = scim.post("/Users", "{\"userName\":\"inactive@example.com\",\"active\":false}");

        assertThat(inactive.json().path(Scim.SEAT).propertyNames()).containsExactly("status");
        assertThat(seatOf(inactive)).isEqualTo("none");
    }

    @Test
    void s5_the_extension_is_in_schemas_and_in_discovery_and_read_only() {
        var user = user("held@example.com");

        assertThat(user.json().path("schemas").valueStream().map(urn -> urn.stringValue()))
                .contains(Scim.SEAT);
        assertThat(scim.get("/Schemas/" + Scim.SEAT).status()).isEqualTo(200);
        var taken = scim.patch(
                "/Users/" + user.id(),
                Scim.patch("{\"op\":\"replace\",\"path\":\"%s:status\",\"value\":\"none\"}".formatted(Scim.SEAT)));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.json().path("scimType").stringValue()).isEqualTo("mutability");
    }

    @Test
    void s5_the_extension_is_returned_alone_where_only_it_is_asked_for() {
        var user = user("held@example.com");

        var asked = scim.get("/Users/" + user.id() + "?attributes=" + Scim.SEAT + ":number");

        assertThat(asked.json().path(Scim.SEAT).propertyNames()).containsExactly("number");
        assertThat(asked.json().has("userName")).isFalse();
    }

    @Test
    void s5_taking_and_freeing_a_seat_is_no_change_of_the_version() {
        var user = user("held@example.com");
        var history = new History(tenant.organization());

        for (String active : new String[] {"false", "true"}) {
            var changed = scim.send(
                    "PATCH",
                    "/Users/" + user.id(),
                    Scim.patch("{\"op\":\"replace\",\"value\":{\"active\":%s}}".formatted(active)),
                    "If-Match",
                    version(scim.get("/Users/" + user.id())));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(version(changed))
                    .isEqualTo("W/\"%d\"".formatted(history.of(user.id()).size() - 2));
        }
    }

    @Test
    void s6_a_membership_shows_at_once_and_does_not_change_the_user() {
        var user = user("held@example.com");

        var team = scim.post("/Groups", Scim.group("Guides", user.id()));

        var read = scim.get("/Users/" + user.id());
        assertThat(groupsOf(read)).containsExactly(team.id());
        assertThat(version(read)).isEqualTo(version(user));
        assertThat(lastModified(read)).isEqualTo(lastModified(user));
    }

    @Test
    void s6_a_renamed_team_shows_at_its_members_without_changing_them() {
        var user = user("held@example.com");
        var team = scim.post("/Groups", Scim.group("Guides", user.id()));

        scim.patch(
                "/Groups/" + team.id(),
                Scim.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Cave Guides\"}"));

        var read = scim.get("/Users/" + user.id());
        assertThat(read.json().path("groups").path(0).path("display").stringValue())
                .isEqualTo("Cave Guides");
        assertThat(version(read)).isEqualTo(version(user));
    }

    @Test
    void s6_a_renamed_member_shows_in_its_teams_without_changing_them() {
        var user = user("held@example.com");
        var team = scim.post("/Groups", Scim.group("Guides", user.id()));

        scim.patch(
                "/Users/" + user.id(),
                Scim.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Barbara\"}"));

        var read = scim.get("/Groups/" + team.id());
        assertThat(read.json().path("members").path(0).path("display").stringValue())
                .isEqualTo("Barbara");
        assertThat(version(read)).isEqualTo(version(team));
    }

    private Answer user(String userName) {
        var created = scim.post("/Users", Scim.user(userName));
        assertThat(created.status()).isEqualTo(201);
        return created;
    }
}
