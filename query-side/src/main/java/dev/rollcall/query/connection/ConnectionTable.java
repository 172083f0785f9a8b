package dev.rollcall.query.connection;

import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import java.util.List;
import java.util.UUID;

/** The rows of connection_view_1 and token_view_1. */
final class ConnectionTable {
    private final Writes writes;

    ConnectionTable(Writes writes) {
        this.writes = writes;
    }

    void insert(Recorded<?> record, ConnectionEnabled event) {
        writes.add(
                "INSERT INTO connection_view_1 (organization_id, connection_id, provider, dialect, enabled) VALUES (?, ?, ?, ?, true)",
                record.organization(),
                event.connection(),
                event.provider(),
                event.dialect());
    }

    /** The tokens carry the switch, so that a request needs one row. */
    void enable(Recorded<?> record, UUID connection, boolean on) {
        for (String view : List.of("connection_view_1", "token_view_1")) {
            writes.add(
                    "UPDATE " + view + " SET enabled = ? WHERE organization_id = ? AND connection_id = ?",
                    on,
                    record.organization(),
                    connection);
        }
    }

    void issue(Recorded<?> record, TokenIssued event) {
        writes.add(
                """
                INSERT INTO token_view_1 (kid, organization_id, connection_id, mac, dialect, enabled, issued_at, expires_at)
                SELECT ?, organization_id, connection_id, ?, dialect, enabled, ?, cast(? AS timestamptz)
                FROM connection_view_1 WHERE organization_id = ? AND connection_id = ?""",
                event.kid(),
                event.mac(),
                record.recordedAt(),
                event.expiresAt(),
                record.organization(),
                event.connection());
    }

    void revoke(Recorded<?> record, TokenRevoked event) {
        writes.add(
                "UPDATE token_view_1 SET revoked_at = ? WHERE organization_id = ? AND kid = ?",
                record.recordedAt(),
                record.organization(),
                event.kid());
    }
}
