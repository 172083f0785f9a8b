package dev.rollcall.api.proof;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.proof.CheckpointQueries;
import dev.rollcall.query.proof.Checkpointer;
import dev.rollcall.query.proof.Contradictions;
import dev.rollcall.query.proof.Origins;
import dev.rollcall.query.proof.SignedCheckpoint;
import dev.rollcall.query.proof.SignedPast;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An organization whose history is signed when a test says so, and not within a minute. */
final class SignedTenant {
    private static final RunningServer SERVER = RunningServer.get();
    private static final Checkpointer CHECKPOINTER = new Checkpointer(
            SERVER.bean(LedgerDatabase.class),
            SERVER.bean(SigningKey.class),
            Duration.ZERO,
            SERVER.bean(SignedPast.class),
            SERVER.bean(Contradictions.class));

    private final CheckpointQueries checkpoints = SERVER.bean(CheckpointQueries.class);
    private final Tenant tenant;
    private final OrganizationId organization;

    SignedTenant() {
        this(SERVER.tenant("rfc"));
    }

    SignedTenant(Tenant tenant) {
        this.tenant = tenant;
        this.organization = OrganizationId.of(tenant.organization());
    }

    Tenant tenant() {
        return tenant;
    }

    OrganizationId id() {
        return organization;
    }

    /** The admin API of the organization, as its operator. */
    Client admin() {
        return new Client(
                SERVER.url() + "/admin/organizations/" + tenant.organization(),
                "Bearer " + SERVER.secret("operatorToken"));
    }

    String key() {
        return SERVER.bean(SigningKey.class)
                .verifier(Origins.of(organization.value()))
                .toString();
    }

    /** @return the id of a new user on a seat */
    String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    void deactivate(String user) {
        tenant.scim()
                .patch("/Users/" + user, Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"));
    }

    /** Waits until every event is under a checkpoint. */
    SignedCheckpoint sign() {
        long events = owner().sql("SELECT count(*) FROM event WHERE organization_id = ?")
                .param(organization.value())
                .query(Long.class)
                .single();
        Await.until(Duration.ofSeconds(60), "a checkpoint of size " + events, () -> {
            synchronized (CHECKPOINTER) {
                CHECKPOINTER.round();
            }
            return checkpoints
                    .latest(organization)
                    .filter(latest -> latest.size() == events)
                    .isPresent();
        });
        return checkpoints.latest(organization).orElseThrow();
    }

    /** The owner of the database, who may do what no server may. */
    static JdbcClient owner() {
        var access = DatabaseAccess.toRunning(SERVER.home()).orElseThrow();
        return JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()));
    }

    /** Looks while the end of somebody's access is told otherwise than it was sealed; the alarm would go on else. */
    <T> T withChangedEvent(String change, Callable<T> look) throws Exception {
        var event = " WHERE organization_id = ? AND name = 'user.deactivated'";
        var kept = owner().sql("SELECT global_index, payload, actor FROM event" + event)
                .param(organization.value())
                .query()
                .listOfRows();
        owner().sql("UPDATE event SET " + change + event)
                .param(organization.value())
                .update();
        try {
            return look.call();
        } finally {
            kept.forEach(row -> owner().sql("UPDATE event SET payload = ?, actor = ? WHERE global_index = ?")
                    .params(row.get("payload"), row.get("actor"), row.get("global_index"))
                    .update());
        }
    }

    /** Looks while a record is neither in the ledger nor among the events. */
    <T> T withoutRecord(long position, Callable<T> look) throws Exception {
        owner().sql("CREATE TABLE kept_record AS SELECT * FROM ledger WHERE organization_id = ? AND position = ?")
                .params(organization.value(), position)
                .update();
        owner().sql("CREATE TABLE kept_event AS SELECT e.* FROM event e JOIN kept_record USING (global_index)")
                .update();
        owner().sql("DELETE FROM event WHERE global_index IN (SELECT global_index FROM kept_event)")
                .update();
        owner().sql("DELETE FROM ledger WHERE seal_no IN (SELECT seal_no FROM kept_record)")
                .update();
        try {
            return look.call();
        } finally {
            owner().sql("INSERT INTO event OVERRIDING SYSTEM VALUE SELECT * FROM kept_event")
                    .update();
            owner().sql("INSERT INTO ledger SELECT * FROM kept_record").update();
            owner().sql("DROP TABLE kept_record, kept_event").update();
        }
    }

    /** Asks while a column of the record at a position is another, in the ledger or in the events. */
    <T> T altered(String table, String change, long position, Callable<T> look) throws Exception {
        owner().sql(
                        "CREATE TABLE kept_row AS SELECT * FROM %s WHERE global_index = (SELECT global_index FROM ledger WHERE organization_id = ? AND position = ?)"
                                .formatted(table))
                .params(organization.value(), position)
                .update();
        owner().sql("UPDATE %s SET %s WHERE global_index = (SELECT global_index FROM kept_row)"
                        .formatted(table, change))
                .update();
        try {
            return look.call();
        } finally {
            owner().sql(
                            "UPDATE %1$s t SET (%2$s) = (SELECT %2$s FROM kept_row) WHERE global_index = (SELECT global_index FROM kept_row)"
                                    .formatted(table, change.substring(0, change.indexOf(' '))))
                    .update();
            owner().sql("DROP TABLE kept_row").update();
        }
    }

    static UUID nobody() {
        return UUID.randomUUID();
    }
}
