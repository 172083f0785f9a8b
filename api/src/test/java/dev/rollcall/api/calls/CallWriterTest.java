package dev.rollcall.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.ScimCall;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.CallRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Writing calls down holds back nobody, and tells what it lost. */
class CallWriterTest {
    private static final int QUEUE = 8192;

    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private ScimCall call() {
        var call = new ScimCall(
                new ScimCall.Sender(organization, UUID.fromString(tenant.connection()), "kid", "10.0.0.7"),
                new ScimCall.Line("GET", "/Users", null),
                RunningServer.get().bean(Ids.class).next(),
                Instant.now());
        return call;
    }

    private double lost() {
        return meters.get("rollcall.calls.not.kept").counter().count();
    }

    @Test
    void what_finds_the_queue_full_is_counted_and_shown_and_the_rest_is_written_before_the_stop() {
        var writer = new CallWriter(RunningServer.get().bean(CallRecords.class), meters);
        for (int number = 0; number < QUEUE + 3; number++) {
            var partlyApplied = call();
            partlyApplied.leftOut(List.of("2819c223"));
            writer.keep(partlyApplied);
        }
        assertThat(lost()).isEqualTo(3);

        writer.start();
        writer.stop();

        var state = KeptCalls.queries().state(organization);
        assertThat(state.calls()).isEqualTo(QUEUE);
        assertThat(state.notKept()).isEqualTo(3);
        assertThat(state.notKeptAt()).isNotNull();
        assertThat(KeptCalls.of(tenant).all()).hasSize(1000);
    }

    @Test
    void of_very_many_that_went_well_some_are_counted_only() {
        var writer = new CallWriter(RunningServer.get().bean(CallRecords.class), meters);
        for (int number = 0; number < QUEUE; number++) {
            writer.keep(call());
        }
        assertThat(lost()).isBetween(QUEUE - 5000.0, QUEUE - 2000.0);
    }

    @Test
    void calls_are_counted_as_lost_while_the_database_is_away() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        var writer = new CallWriter(new CallRecords(nowhere), meters);
        writer.start();

        writer.keep(call());

        Await.until(Duration.ofSeconds(10), "the call is lost", () -> lost() == 1);
        writer.stop();
    }
}
