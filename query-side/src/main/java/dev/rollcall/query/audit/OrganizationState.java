package dev.rollcall.query.audit;

import dev.rollcall.kernel.connection.ConnectionEvent;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.OrganizationEvent.DomainVerified;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import dev.rollcall.kernel.organization.OrganizationEvent.ViewsRebuilt;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.user.UserEvent;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization as its facts so far make it. Knows the facts and nothing of the views, so that it can judge them. */
public final class OrganizationState {
    private String name = "";
    private int seats;
    private int refusals;
    private final SortedMap<UUID, Member> members = new TreeMap<>();
    private final SortedMap<UUID, Team> teams = new TreeMap<>();
    private final SortedMap<UUID, Boolean> connections = new TreeMap<>();
    private final SortedSet<String> domains = new TreeSet<>();
    private final SortedMap<String, String> schemas = new TreeMap<>();

    /** @param seat null where none is held */
    public record Member(
            String userName,
            boolean active,
            boolean owner,
            @Nullable Integer seat) {}

    public record Team(String displayName, Set<UUID> members) {}

    public String name() {
        return name;
    }

    public int seats() {
        return seats;
    }

    public long seatsHeld() {
        return members.values().stream().filter(member -> member.seat() != null).count();
    }

    public int refusals() {
        return refusals;
    }

    public Map<UUID, Member> members() {
        return members;
    }

    public Map<UUID, Team> teams() {
        return teams;
    }

    /** Whether each connection is switched on. */
    public Map<UUID, Boolean> connections() {
        return connections;
    }

    /** Those that are verified. */
    public Set<String> domains() {
        return domains;
    }

    /** The resource type that each added schema extends. */
    public Map<String, String> schemas() {
        return schemas;
    }

    void evolve(Event event) {
        switch (event) {
            case OrganizationEvent own -> evolve(own);
            case LicenseEvent license -> evolve(license);
            case ConnectionEvent connection -> evolve(connection);
            case UserEvent user -> evolve(user);
            case TeamEvent team -> evolve(team);
            case RefusalEvent _ -> refusals++;
            case ReconciliationEvent _ -> {}
            default -> throw new IllegalArgumentException("An event of no known family: " + event.getClass());
        }
    }

    private void evolve(OrganizationEvent event) {
        switch (event) {
            case OrganizationFounded founded -> name = founded.name();
            case DomainVerified verified -> domains.add(verified.domain());
            case SchemaAdded added -> schemas.put(added.schema().path("id").asString(), added.resourceType());
            case SchemaChanged _, ViewsRebuilt _ -> {}
            case SchemaDropped dropped -> schemas.remove(dropped.urn());
        }
    }

    private void evolve(LicenseEvent event) {
        switch (event) {
            case LicenseEvent.SeatsPurchased purchased -> seats = purchased.seats();
            case LicenseEvent.LicenseResized resized -> seats = resized.seats();
            case LicenseEvent.NoSeatPolicyChanged _, LicenseEvent.OverageAllowed _ -> {}
        }
    }

    private void evolve(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.ConnectionEnabled enabled -> connections.put(enabled.connection(), true);
            case ConnectionEvent.ConnectionSwitchedOff off -> connections.put(off.connection(), false);
            case ConnectionEvent.ConnectionSwitchedOn on -> connections.put(on.connection(), true);
            case ConnectionEvent.ConnectionProviderChosen _, ConnectionEvent.ConnectionAddressesRestricted _ -> {}
            case ConnectionEvent.TokenIssued _, ConnectionEvent.TokenRevoked _ -> {}
        }
    }

    private void evolve(UserEvent event) {
        switch (event) {
            case UserEvent.UserProvisioned made ->
                members.put(made.user(), new Member(made.userName(), made.active(), false, null));
            case UserEvent.UserRemoved removed -> remove(removed);
            default -> members.computeIfPresent(event.user(), (user, member) -> changed(member, event));
        }
    }

    private static Member changed(Member before, UserEvent event) {
        return switch (event) {
            case UserEvent.UserRenamed renamed ->
                new Member(renamed.userName(), before.active(), before.owner(), before.seat());
            case UserEvent.UserDeactivated _ -> new Member(before.userName(), false, before.owner(), before.seat());
            case UserEvent.UserReactivated _ -> new Member(before.userName(), true, before.owner(), before.seat());
            case UserEvent.SeatAssigned taken ->
                new Member(before.userName(), before.active(), before.owner(), taken.seat());
            case UserEvent.SeatReleased _ -> new Member(before.userName(), before.active(), before.owner(), null);
            case UserEvent.OwnershipGranted _ -> new Member(before.userName(), before.active(), true, before.seat());
            case UserEvent.OwnershipEnded _ -> new Member(before.userName(), before.active(), false, before.seat());
            case UserEvent.SeatAwaited _, UserEvent.SeatWaitEnded _ -> before;
            case UserEvent.UserExternalIdChanged _, UserEvent.UserProfileChanged _ -> before;
            case UserEvent.UserLinked _, UserEvent.UserLinkAllowed _, UserEvent.UserLinkForbidden _ -> before;
            case UserEvent.RoleGranted _, UserEvent.RoleWithdrawn _ -> before;
            case UserEvent.UserProvisioned _, UserEvent.UserRemoved _ -> before;
        };
    }

    private void remove(UserEvent.UserRemoved removed) {
        members.remove(removed.user());
        removed.teamsLeft()
                .forEach(team -> teams.computeIfPresent(team, (id, left) -> {
                    left.members().remove(removed.user());
                    return left;
                }));
    }

    private void evolve(TeamEvent event) {
        switch (event) {
            case TeamEvent.TeamCreated created ->
                teams.put(created.team(), new Team(created.displayName(), new TreeSet<>()));
            case TeamEvent.TeamRenamed renamed ->
                teams.computeIfPresent(renamed.team(), (id, team) -> new Team(renamed.displayName(), team.members()));
            case TeamEvent.TeamMembersAssigned assigned -> team(assigned.team()).addAll(assigned.users());
            case TeamEvent.TeamMembersUnassigned gone -> team(gone.team()).removeAll(gone.users());
            case TeamEvent.TeamDissolved dissolved -> teams.remove(dissolved.team());
            case TeamEvent.TeamExternalIdChanged _, TeamEvent.TeamAttributesChanged _ -> {}
            case TeamEvent.TeamLinked _, TeamEvent.TeamLinkAllowed _, TeamEvent.TeamLinkForbidden _ -> {}
        }
    }

    private Set<UUID> team(UUID id) {
        var team = teams.get(id);
        return team == null ? new TreeSet<>() : team.members();
    }
}
