package dev.rollcall.query.audit;

import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionAddressesRestricted;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionProviderChosen;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOff;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionSwitchedOn;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenIssued;
import dev.rollcall.kernel.connection.ConnectionEvent.TokenRevoked;
import dev.rollcall.kernel.export.ExportEvent.HistoryExported;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.OverageAllowed;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.OrganizationEvent.DomainVerified;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import dev.rollcall.kernel.organization.OrganizationEvent.ViewsRebuilt;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent.LeaversReconciled;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.user.UserEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What each fact makes of the things that an organization consists of. */
public final class Effects {
    private static final String CONNECTION = "connection";

    private Effects() {}

    public static List<Effect> of(Event event) {
        return switch (event) {
            case OrganizationEvent own -> organization(own);
            case LicenseEvent license -> license(license);
            case ConnectionEvent connection -> connection(connection);
            case UserEvent user -> UserEffects.of(user);
            case TeamEvent team -> TeamEffects.of(team);
            case HistoryExported export ->
                List.of(
                        new Effect("export", export.export(), "file", export.file()),
                        new Effect("export", export.export(), "question", export.question()));
            case LeaversReconciled list -> reconciliation(list);
            case RefusalEvent _ -> List.of();
            default -> throw new IllegalArgumentException("An event of no known family: " + event.getClass());
        };
    }

    private static List<Effect> reconciliation(LeaversReconciled list) {
        var counts = list.counts();
        return Stream.<Map.Entry<String, Object>>of(
                        Map.entry("allowedDelay", list.allowedDelay()),
                        Map.entry("fileHash", list.fileHash()),
                        Map.entry("rows", list.rows()),
                        Map.entry("neverDeprovisioned", counts.neverDeprovisioned()),
                        Map.entry("reactivated", counts.reactivated()),
                        Map.entry("tooLate", counts.tooLate()),
                        Map.entry("unknown", counts.unknown()),
                        Map.entry("notYetDue", counts.notYetDue()),
                        Map.entry("inTime", counts.inTime()),
                        Map.entry("onSeat", counts.onSeat()))
                .map(told -> new Effect(
                        "reconciliation",
                        list.reconciliation(),
                        told.getKey(),
                        told.getValue().toString()))
                .toList();
    }

    private static List<Effect> organization(OrganizationEvent event) {
        return switch (event) {
            case OrganizationFounded founded ->
                List.of(organization(founded, "name", founded.name()), organization(founded, "zone", founded.zone()));
            case DomainVerified verified ->
                List.of(organization(
                        verified,
                        "domain " + verified.domain(),
                        verified.proof().name()));
            case SchemaAdded added ->
                List.of(organization(
                        added, schema(added.schema()), added.schema().toString()));
            case SchemaChanged changed ->
                List.of(organization(
                        changed, schema(changed.schema()), changed.schema().toString()));
            case SchemaDropped dropped -> List.of(organization(dropped, "schema " + dropped.urn(), null));
            case ViewsRebuilt rebuilt ->
                List.of(organization(
                        rebuilt, "rebuilt " + rebuilt.models(), "%d rows differed".formatted(rebuilt.different())));
        };
    }

    private static Effect organization(OrganizationEvent event, String attribute, @Nullable String value) {
        return new Effect("organization", event.subject(), attribute, value);
    }

    private static String schema(ObjectNode schema) {
        return "schema " + schema.path("id").asString();
    }

    private static List<Effect> license(LicenseEvent event) {
        return switch (event) {
            case SeatsPurchased purchased ->
                List.of(
                        license(purchased, "name", purchased.name()),
                        license(purchased, "seats", Integer.toString(purchased.seats())),
                        license(purchased, "noSeatPolicy", purchased.policy().name()));
            case LicenseResized resized -> List.of(license(resized, "seats", Integer.toString(resized.seats())));
            case NoSeatPolicyChanged changed ->
                List.of(license(changed, "noSeatPolicy", changed.policy().name()));
            case OverageAllowed allowed ->
                List.of(license(allowed, "overageAllowed", Integer.toString(allowed.seats())));
        };
    }

    private static Effect license(LicenseEvent event, String attribute, String value) {
        return new Effect("license", event.subject(), attribute, value);
    }

    private static List<Effect> connection(ConnectionEvent event) {
        return switch (event) {
            case ConnectionEnabled enabled ->
                List.of(
                        connection(enabled, "provider", enabled.provider()),
                        connection(enabled, "dialect", enabled.dialect()),
                        connection(enabled, "on", "true"));
            case ConnectionProviderChosen chosen ->
                List.of(
                        connection(chosen, "provider", chosen.provider()),
                        connection(chosen, "dialect", chosen.dialect()));
            case ConnectionSwitchedOff off -> List.of(connection(off, "on", "false"));
            case ConnectionSwitchedOn on -> List.of(connection(on, "on", "true"));
            case ConnectionAddressesRestricted restricted ->
                List.of(connection(restricted, "addresses", String.join(" ", restricted.addresses())));
            case TokenIssued issued ->
                List.of(connection(
                        issued, "token " + issued.kid(), "until " + Objects.toString(issued.expiresAt(), "revoked")));
            case TokenRevoked revoked -> List.of(connection(revoked, "token " + revoked.kid(), null));
        };
    }

    private static Effect connection(ConnectionEvent event, String attribute, @Nullable String value) {
        return new Effect(CONNECTION, event.subject(), attribute, value);
    }

    /** The connection that keeps a member or a team. */
    static Effect keeper(String kind, UUID subject, @Nullable UUID connection) {
        return new Effect(kind, subject, CONNECTION, connection == null ? null : connection.toString());
    }
}
