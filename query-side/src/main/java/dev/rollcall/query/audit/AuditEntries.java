package dev.rollcall.query.audit;

import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.export.ExportEvent;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.organization.RefusalEvent.DeprovisioningRefused;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What of facts becomes the rows of audit_entry_2, as one JSON for all of them. */
final class AuditEntries {
    private AuditEntries() {}

    static ArrayNode of(List<SealedFact> facts) {
        var entries = JsonNodeFactory.instance.arrayNode();
        facts.forEach(fact -> about(fact, origin(fact, entries.addObject())));
        return entries;
    }

    private static ObjectNode origin(SealedFact fact, ObjectNode entry) {
        var origin = fact.fact().origin();
        return entry.put("position", fact.position())
                .put("ledger_at", fact.ledgerAt().toString())
                .put("recorded_at", fact.fact().recordedAt().toString())
                .put("received_at", origin.receivedAt().toString())
                .put("global_index", fact.fact().index())
                .put("actor", origin.actor())
                .put("connection_id", Objects.toString(origin.connection(), null))
                .put("verb", origin.verb())
                .put("request_id", origin.requestId().toString());
    }

    private static void about(SealedFact fact, ObjectNode entry) {
        var event = fact.fact().event();
        entry.put("fact", EventNames.of(event.getClass()).name())
                .put("subject_type", type(event))
                .put("subject", event.subject().toString());
        switch (event) {
            case SeatAssigned taken -> entry.put("seat", taken.seat());
            case SeatReleased freed -> entry.put("seat", freed.seat());
            case SeatRefused seat ->
                entry.put("reason", seat.reason())
                        .put("user_id", Objects.toString(seat.user(), null))
                        .put("personal_name", seat.userName());
            case DeprovisioningRefused access ->
                entry.put("reason", access.reason())
                        .put("user_id", access.user().toString());
            default -> {}
        }
    }

    private static String type(Event event) {
        return switch (event) {
            case OrganizationEvent _ -> "organization";
            case ConnectionEvent _ -> "connection";
            case LicenseEvent _ -> "license";
            case UserEvent _ -> "user";
            case TeamEvent _ -> "team";
            case RefusalEvent _ -> "refusal";
            case ExportEvent _ -> "export";
            case ReconciliationEvent _ -> "reconciliation";
            default -> EventNames.of(event.getClass()).name().split("\\.", 2)[0];
        };
    }
}
