package dev.rollcall.command.connection;

import dev.rollcall.command.history.RoomFold;
import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionAddressesRestricted;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionProviderChosen;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOn;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The enabled connection from events. */
@Component
final class ConnectionFold implements RoomFold {
    private static final String ENABLE =
            "INSERT INTO folded_enabled_connection (organization_id, connection_id) VALUES (?, ?)";
    private static final String DISABLE =
            "DELETE FROM folded_enabled_connection WHERE organization_id = ? AND connection_id = ?";

    private final JdbcClient database;

    ConnectionFold(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void fold(OrganizationId organization, Event event) {
        if (event instanceof ConnectionEvent fact) {
            fold(organization, fact);
        }
    }

    private void fold(OrganizationId organization, ConnectionEvent event) {
        switch (event) {
            case ConnectionEnabled _, ConnectionSwitchedOn _ -> write(ENABLE, organization, event.connection());
            case ConnectionSwitchedOff _ -> write(DISABLE, organization, event.connection());
            case ConnectionProviderChosen _, ConnectionAddressesRestricted _, TokenIssued _, TokenRevoked _ -> {}
        }
    }

    private void write(String sql, OrganizationId organization, UUID connection) {
        database.sql(sql).params(organization.value(), connection).update();
    }
}
