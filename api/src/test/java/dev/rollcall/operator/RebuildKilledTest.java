package dev.rollcall.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.CommandLine;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.rebuild.Rebuild;
import dev.rollcall.query.rebuild.RebuildQueries;
import dev.rollcall.query.rebuild.RebuildView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes that rebuild are killed at any moment, while somebody writes: no request fails, and no row is lost. */
@Tag("long")
class RebuildKilledTest {
    private static final int KILLS = 12;
    private static final int LONGEST = 9_000;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("ROLLCALL_DATABASE_URL", "", "ROLLCALL_HOME", "/proc/nowhere");

    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("okta", 50_000, "REJECT");
    private final List<String> users = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private volatile boolean done;

    private void write() {
        while (!done) {
            var user = tenant.scim().post("/Users", Scim.user("w%d@example.com".formatted(users.size())));
            if (user.status() == 201 && tenant.scim().get("/Users/" + user.id()).status() == 200) {
                users.add(user.id());
            } else {
                failures.add(user.status() + " " + user.body());
            }
        }
    }

    @Test
    void killed_at_any_moment_it_has_done_nothing_or_all() throws Exception {
        var dice = new Random(7643);
        var writer = Thread.ofPlatform().start(this::write);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                var process = CommandLine.start(ENVIRONMENT, "rebuild", "--rollcall.home=" + server.home());
                process.waitFor(dice.nextInt(LONGEST), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
            }
        } finally {
            done = true;
            Await.until(Duration.ofSeconds(20), "the last answer", () -> !writer.isAlive());
        }
        assertThat(failures).isEmpty();
        assertThat(tenant.scim().get("/Users?count=0").totalResults()).isEqualTo(users.size());
        var organization = OrganizationId.of(tenant.organization());
        assertThat(server.bean(RebuildQueries.class).newest(organization, KILLS * 5))
                .as("some were killed at work")
                .filteredOn(rebuild -> rebuild.state() == RebuildView.State.STOPPED)
                .isNotEmpty();
        var rebuild = server.bean(Rebuild.class);
        for (var name : rebuild.names()) {
            var compared = rebuild.compare(name, (place, last, facts) -> {});
            assertThat(compared.differences().of(organization.value())).as(name).isZero();
            assertThat(compared.organizations()).as(name).contains(organization.value());
        }
    }
}
