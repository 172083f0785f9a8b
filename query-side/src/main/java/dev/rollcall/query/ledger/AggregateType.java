package dev.rollcall.query.ledger;

import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.export.ExportEvent;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.user.UserEvent;
import java.util.Map;

/** Of which aggregate an event is. No envelope says so: the event's name does, which is sealed. */
final class AggregateType {
    private static final Map<Class<?>, String> OF_FAMILY = Map.of(
            OrganizationEvent.class, "Organization",
            RefusalEvent.class, "RefusalRecord",
            LicenseEvent.class, "License",
            ConnectionEvent.class, "Connection",
            UserEvent.class, "User",
            TeamEvent.class, "Team",
            ExportEvent.class, "Export",
            ReconciliationEvent.class, "Reconciliation");

    private AggregateType() {}

    /** What a newer version records, which this one does not know, may be of any. */
    static boolean isOf(String name, String type) {
        return EventNames.known(name)
                .map(event -> OF_FAMILY.entrySet().stream()
                        .anyMatch(family -> family.getKey().isAssignableFrom(event)
                                && family.getValue().equals(type)))
                .orElse(true);
    }
}
