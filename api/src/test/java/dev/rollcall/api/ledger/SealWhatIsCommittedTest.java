package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.query.ledger.LedgerLag;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The sealer of a running server. */
class SealWhatIsCommittedTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc");
    private final JdbcClient owner = owner();
    private final SealedHistory history = new SealedHistory(owner);

    private static JdbcClient owner() {
        var access = DatabaseAccess.toRunning(RunningServer.get().home()).orElseThrow();
        return JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()));
    }

    @Test
    void what_a_request_has_recorded_is_soon_in_the_ledger_of_its_organization() {
        tenant.scim().post("/Users", "{\"userName\": \"bjensen\", \"name\": {\"familyName\": \"Jensen\"}}");
        Await.until(SOON, "everything sealed", () -> positions() == events());

        assertThat(events()).isPositive();
        assertThat(owner.sql("SELECT position FROM organization_head WHERE organization_id = cast(? AS uuid)")
                        .param(tenant.organization())
                        .query(Long.class)
                        .single())
                .isEqualTo(events());
        assertThat(history.missing()).isZero();
        history.assertGapless();
        history.assertLeaves();
    }

    private long positions() {
        return count("ledger");
    }

    private long events() {
        return count("event");
    }

    private long count(String table) {
        return owner.sql("SELECT count(*) FROM " + table + " WHERE organization_id = cast(? AS uuid)")
                .param(tenant.organization())
                .query(Long.class)
                .single();
    }

    @Test
    void while_nothing_happens_sealedThrough_goes_on() {
        Await.until(SOON, "everything sealed", () -> positions() == events());
        var before = history.claim().orElseThrow().through();
        Await.until(
                SOON,
                "a later sealedThrough",
                () -> history.claim().orElseThrow().through().isAfter(before));
    }

    @Test
    void nothing_waits_for_long() {
        tenant.scim().post("/Users", "{\"userName\": \"x\"}");
        Await.until(
                SOON,
                "nothing that waits",
                () -> server.bean(LedgerLag.class).backlog().events() == 0);
    }

    @Test
    void the_operator_sees_how_the_ledger_gets_on() {
        var state = server.operator().get("/actuator/health/ledger");
        assertThat(state.status()).isEqualTo(200);
        assertThat(state.json().at("/components/sealing/status").stringValue()).isEqualTo("UP");
        assertThat(state.json().at("/components/sealing/details/waiting").isNumber())
                .isTrue();
        assertThat(server.operator()
                        .as("Bearer nobody")
                        .get("/actuator/health/ledger")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_metrics_tell_how_long_events_wait_for_their_seal() {
        tenant.scim().post("/Users", "{\"userName\": \"y\"}");
        Await.until(SOON, "everything sealed", () -> positions() == events());
        assertThat(server.operator().get("/actuator/prometheus").body())
                .contains("rollcall_ledger_seal_seconds_count")
                .contains("rollcall_ledger_waiting ")
                .contains("rollcall_ledger_waiting_age ")
                .contains("rollcall_ledger_missing 0")
                .contains("rollcall_ledger_stall_pid 0");
    }
}
