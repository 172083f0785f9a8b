package dev.rollcall.api.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.license.HeldSeat;
import dev.rollcall.query.license.SeatDay;
import dev.rollcall.query.license.SeatRefusal;
import dev.rollcall.query.license.SeatRefusalQueries;
import dev.rollcall.query.license.UtilisationQueries;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Newest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatsFromDayToDayTest {
    private static final String DEACTIVATE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("okta", 2, "REJECT");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final UUID license = UUID.fromString(tenant.license());
    private final UtilisationQueries utilisation = server.bean(UtilisationQueries.class);
    private final SeatRefusalQueries refusals = server.bean(SeatRefusalQueries.class);

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    private List<SeatDay> days(int many) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return utilisation.days(organization, license, today.minusDays(many - 1), today, ZoneOffset.UTC);
    }

    private List<HeldSeat> holdersAt(Instant at, Moment before, int limit) {
        return utilisation.holdersAt(organization, license, at, before, limit);
    }

    @Test
    void each_day_tells_how_many_seats_were_taken_freed_and_held_when_it_ended() {
        var leaver = user("leaver");
        user("stayer");
        tenant.scim().patch("/Users/" + leaver, DEACTIVATE);

        var days = days(3);

        assertThat(days).hasSize(3);
        assertThat(days.getFirst())
                .extracting(SeatDay::taken, SeatDay::freed, SeatDay::held)
                .containsExactly(0L, 0L, 0L);
        assertThat(days.getLast())
                .extracting(SeatDay::taken, SeatDay::freed, SeatDay::held)
                .containsExactly(2L, 1L, 1L);
        assertThat(utilisation.heldAt(organization, license, Instant.now().plusSeconds(60)))
                .isEqualTo(1);
        assertThat(utilisation.heldAt(organization, license, Instant.now().minusSeconds(3600)))
                .isZero();
    }

    @Test
    void the_holders_of_an_instant_are_paged_newest_first() {
        var before = Instant.now();
        user("first");
        user("second");
        var later = Instant.now().plusSeconds(60);

        var page = holdersAt(later, Moment.LATEST, 1);
        assertThat(page).extracting(HeldSeat::userName).containsExactly("second");
        assertThat(holdersAt(later, page.getLast().moment(), 2))
                .extracting(HeldSeat::userName)
                .containsExactly("first");
        assertThat(holdersAt(before.minusSeconds(60), Moment.LATEST, 2)).isEmpty();
        assertThat(Moment.parse(page.getLast().moment().text()))
                .contains(page.getLast().moment());
    }

    @Test
    void who_was_refused_a_seat_is_listed_until_the_idp_tries_again_with_success() {
        var first = user("first");
        user("second");
        assertThat(tenant.scim().post("/Users", Scim.user("Third")).status()).isEqualTo(403);
        assertThat(refused()).containsExactly("Third");

        tenant.scim().patch("/Users/" + first, DEACTIVATE);
        user("third");
        assertThat(refused()).isEmpty();

        assertThat(tenant.scim()
                        .patch("/Users/" + first, DEACTIVATE.replace("false", "true"))
                        .status())
                .isEqualTo(403);
        var again = refusals.unsettled(organization, Newest.of(10)).getFirst();
        assertThat(again.user()).isEqualTo(UUID.fromString(first));
        assertThat(again.provider()).isEqualTo("okta");

        tenant.scim().delete("/Users/" + first);
        assertThat(refused()).isEmpty();
    }

    private List<String> refused() {
        return refusals.unsettled(organization, Newest.of(10)).stream()
                .map(SeatRefusal::userName)
                .toList();
    }
}
