package dev.rollcall.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Somebody holds a lock for longer than a request may wait: whoever asks is told to come again. */
class LockedDatabaseTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("okta");

    @Test
    void what_waited_too_long_for_a_lock_is_503_and_says_when_to_come_again() throws SQLException {
        var access = DatabaseAccess.toRunning(server.home()).orElseThrow();
        try (var locking = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("LOCK TABLE reconciliation_1 IN ACCESS EXCLUSIVE MODE");

            var refused = server.operator().get("/admin/organizations/" + tenant.organization() + "/reconciliations");

            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).hasValue("5");
            assertThat(refused.detail())
                    .isEqualTo(
                            "The database is busy or locked; nothing was changed; repeat the request in some seconds");
            locking.rollback();
        }
        assertThat(server.operator()
                        .get("/admin/organizations/" + tenant.organization() + "/reconciliations")
                        .status())
                .isEqualTo(200);
    }
}
