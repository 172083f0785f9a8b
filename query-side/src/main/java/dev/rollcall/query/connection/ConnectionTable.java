package dev.rollcall.query.connection;

import dev.rollcall.kernel.connection.AllowedAddresses;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionAddressesRestricted;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionProviderChosen;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.message.Origin;
import java.util.List;
import java.util.UUID;

/** The rows of connection_view_1, token_view_1 and provider_span_1. */
final class ConnectionTable {
    private static final List<String> CONNECTIONS = List.of("connection_view_1");
    private static final List<String> VIEWS = List.of("connection_view_1", "token_view_1");

    private final Writes writes;

    ConnectionTable(Writes writes) {
        this.writes = writes;
    }

    void insert(Recorded<?> record, ConnectionEnabled event) {
        writes.add(
                """
                INSERT INTO connection_view_1
                    (organization_id, connection_id, provider, dialect, enabled, chosen, switched_at, schema_revision)
                VALUES (?, ?, ?, ?, true, ?, ?,
                    coalesce((SELECT schema_revision FROM organization_view_1 WHERE organization_id = ?), 0))""",
                record.organization(),
                event.connection(),
                event.provider(),
                event.dialect(),
                !record.origin().actor().equals(Origin.ROLLCALL),
                record.recordedAt(),
                record.organization());
        providedBy(record, event.connection(), event.provider());
    }

    /** From this event on. */
    private void providedBy(Recorded<?> record, UUID connection, String provider) {
        writes.add(
                "INSERT INTO provider_span_1 (organization_id, connection_id, since_index, provider) VALUES (?, ?, ?, ?)",
                record.organization(),
                connection,
                record.index(),
                provider);
    }

    void enable(Recorded<?> record, UUID connection, boolean on) {
        set(VIEWS, "enabled", on, record, connection);
        set(CONNECTIONS, "switched_at", record.recordedAt(), record, connection);
    }

    void choose(Recorded<?> record, ConnectionProviderChosen event) {
        set(CONNECTIONS, "chosen", true, record, event.connection());
        set(CONNECTIONS, "provider", event.provider(), record, event.connection());
        set(VIEWS, "dialect", event.dialect(), record, event.connection());
        providedBy(record, event.connection(), event.provider());
    }

    void restrict(Recorded<?> record, ConnectionAddressesRestricted event) {
        set(VIEWS, "addresses", AllowedAddresses.of(event.addresses()).toString(), record, event.connection());
    }

    /** The organization has other schemas than before. */
    void revise(Recorded<?> record) {
        VIEWS.forEach(view -> writes.add(
                "UPDATE %s SET schema_revision = ? WHERE organization_id = ?".formatted(view),
                record.sequence(),
                record.organization()));
    }

    /** The tokens carry what a request is judged by, so that it needs one row. */
    private void set(List<String> views, String column, Object value, Recorded<?> record, UUID connection) {
        views.forEach(view -> writes.add(
                "UPDATE %s SET %s = ? WHERE organization_id = ? AND connection_id = ?".formatted(view, column),
                value,
                record.organization(),
                connection));
    }

    void issue(Recorded<?> record, TokenIssued event) {
        writes.add(
                """
                INSERT INTO token_view_1
                    (kid, organization_id, connection_id, mac, dialect, enabled, addresses, schema_revision, issued_at, expires_at)
                SELECT ?, organization_id, connection_id, ?, dialect, enabled, addresses, schema_revision, ?, cast(? AS timestamptz)
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
