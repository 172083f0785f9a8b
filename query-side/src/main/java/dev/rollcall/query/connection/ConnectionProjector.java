package dev.rollcall.query.connection;

import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionAddressesRestricted;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionProviderChosen;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOn;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps connections and their tokens. */
@Component
final class ConnectionProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("connection_view_1", "token_view_1", "provider_span_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new ConnectionTable(writes);
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case ConnectionEvent event -> on(table, record, event);
                case SchemaAdded _, SchemaChanged _, SchemaDropped _ -> table.revise(record);
                default -> {}
            }
        }
    }

    private static void on(ConnectionTable table, Recorded<?> record, ConnectionEvent event) {
        switch (event) {
            case ConnectionEnabled enabled -> table.insert(record, enabled);
            case ConnectionSwitchedOff off -> table.enable(record, off.connection(), false);
            case ConnectionSwitchedOn on -> table.enable(record, on.connection(), true);
            case ConnectionProviderChosen chosen -> table.choose(record, chosen);
            case ConnectionAddressesRestricted restricted -> table.restrict(record, restricted);
            case TokenIssued issued -> table.issue(record, issued);
            case TokenRevoked revoked -> table.revoke(record, revoked);
        }
    }
}
