package dev.rollcall.query.connection;

import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.fact.Recorded;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of connection_view_1 and token_view_1. */
@Component
class ConnectionTable {
    private final JdbcClient database;

    ConnectionTable(JdbcClient database) {
        this.database = database;
    }

    void insert(Recorded<?> record, ConnectionEnabled event) {
        database.sql(
                        "INSERT INTO connection_view_1 (organization_id, connection_id, provider, dialect, enabled) VALUES (?, ?, ?, ?, true)")
                .params(record.organization(), event.connection(), event.provider(), event.dialect())
                .update();
    }

    /** The tokens carry the switch, so that a request needs one row. */
    void enable(Recorded<?> record, UUID connection, boolean on) {
        for (String view : java.util.List.of("connection_view_1", "token_view_1")) {
            database.sql("UPDATE " + view + " SET enabled = ? WHERE organization_id = ? AND connection_id = ?")
                    .params(on, record.organization(), connection)
                    .update();
        }
    }

    void issue(Recorded<?> record, TokenIssued event) {
        var expiresAt = event.expiresAt();
        database.sql("""
                        INSERT INTO token_view_1 (kid, organization_id, connection_id, mac, dialect, enabled, issued_at, expires_at)
                        SELECT ?, organization_id, connection_id, ?, dialect, enabled, ?, ?
                        FROM connection_view_1 WHERE organization_id = ? AND connection_id = ?""")
                .params(event.kid(), event.mac(), record.recordedAt().atOffset(ZoneOffset.UTC))
                .param(4, expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(record.organization())
                .param(event.connection())
                .update();
    }

    void revoke(Recorded<?> record, TokenRevoked event) {
        database.sql("UPDATE token_view_1 SET revoked_at = ? WHERE organization_id = ? AND kid = ?")
                .params(record.recordedAt().atOffset(ZoneOffset.UTC), record.organization(), event.kid())
                .update();
    }
}
