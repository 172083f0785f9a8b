package dev.rollcall.api.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.query.license.SeatMoves;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeatGrantsTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("okta", 1, "WAITLIST");
    private final SeatGrants grants = server.bean(SeatGrants.class);

    @AfterEach
    void goOn() {
        if (!grants.isRunning()) {
            grants.start();
        }
    }

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    private String status(String user) {
        return Scim.seatOf(tenant.scim().get("/Users/" + user));
    }

    /** As if the node had ended between the commit that freed the seat and the grant. */
    @Test
    void a_grant_that_was_missed_is_made_up_for_when_somebody_goes_round() throws InterruptedException {
        var holder = user("holder@example.com");
        var waiting = user("waiting@example.com");
        grants.stop();
        tenant.scim().delete("/Users/" + holder);
        var moves = server.bean(SeatMoves.class);
        while (!moves.take().value().toString().equals(tenant.organization())) {
            assertThat(status(waiting)).isEqualTo("waiting");
        }
        grants.start();
        assertThat(status(waiting)).isEqualTo("waiting");

        grants.goRound();

        Await.until(
                Duration.ofSeconds(20),
                "the seat is granted",
                () -> status(waiting).equals("held"));
    }
}
