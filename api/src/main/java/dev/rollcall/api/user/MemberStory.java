package dev.rollcall.api.user;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.organization.RefusalEvent.DeprovisioningRefused;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.RoleGranted;
import dev.rollcall.kernel.user.UserEvent.RoleWithdrawn;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserLinkAllowed;
import dev.rollcall.kernel.user.UserEvent.UserLinkForbidden;
import dev.rollcall.kernel.user.UserEvent.UserLinked;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What facts mean for one member, in plain words. @param teams their names, as far as they still exist */
record MemberStory(Map<UUID, String> teams) {
    String tell(Event event) {
        return switch (event) {
            case UserEvent own -> own(own);
            case TeamMembersAssigned joined -> "Joined the team " + team(joined.team());
            case TeamEvent left -> "Left the team " + team(left.team());
            case RefusalEvent refusal -> refused(refusal);
            default -> event.getClass().getAnnotation(Fact.class).says();
        };
    }

    private String team(UUID team) {
        return teams.getOrDefault(team, "that has since been dissolved");
    }

    private static String own(UserEvent event) {
        return switch (event) {
            case UserProvisioned made -> provisioned(made);
            case UserRenamed renamed -> "User name is now " + renamed.userName();
            case UserExternalIdChanged changed ->
                changed.externalId() == null
                        ? "External id was taken away"
                        : "External id is now " + changed.externalId();
            case UserLinked linked -> linked(linked);
            case UserLinkAllowed _ -> "The identity provider was allowed to take the member over";
            case UserLinkForbidden _ -> "The identity provider is not allowed to take the member over any more";
            case UserProfileChanged changed -> profile(changed);
            case UserDeactivated _ -> "Deactivated: access ended, the teams stay without effect";
            case UserReactivated _ -> "Reactivated: has access again";
            case UserRemoved removed -> removed(removed);
            case SeatAssigned seat -> "Took seat %d".formatted(seat.seat());
            case SeatReleased seat -> released(seat);
            case OwnershipGranted _ -> "Became an owner";
            case OwnershipEnded _ -> "Is no owner any more";
            case RoleGranted granted -> "Got the role %s in the console".formatted(word(granted.role()));
            case RoleWithdrawn withdrawn -> "Lost the role %s in the console".formatted(word(withdrawn.role()));
        };
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String provisioned(UserProvisioned made) {
        var text = "Became a member as " + made.userName() + (made.active() ? "" : ", inactive");
        return made.predecessor() == null ? text : text + "; had been a member before";
    }

    private static String linked(UserLinked linked) {
        var text = "Linked by the first request of the identity provider; user name and e-mail stayed as they were";
        return linked.externalId() == null ? text : text + ". External id is now " + linked.externalId();
    }

    private static String profile(UserProfileChanged changed) {
        return changed.changes().properties().stream()
                .map(change -> change(change.getKey(), change.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String change(String attribute, JsonNode value) {
        if (value.isNull()) {
            return attribute + " was taken away";
        }
        return value.isContainer() ? attribute + " changed" : "%s is now %s".formatted(attribute, value.asString());
    }

    private static String removed(UserRemoved removed) {
        int teams = removed.teamsLeft().size();
        return teams == 0 ? "Removed" : "Removed; left %d %s".formatted(teams, teams == 1 ? "team" : "teams");
    }

    private static String released(SeatReleased seat) {
        var text = "Seat %d became free".formatted(seat.seat());
        return seat.retired() ? text + " and is gone, for the licence had shrunk" : text;
    }

    private static String refused(RefusalEvent event) {
        return switch (event) {
            case SeatRefused seat -> "Refused: " + seat.reason();
            case DeprovisioningRefused deprovisioning -> "Deprovisioning refused: " + deprovisioning.reason();
        };
    }
}
