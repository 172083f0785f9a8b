package dev.rollcall.command.team;

import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of a team. Members are named by user id; those who are no users of the organization are unknown. */
public sealed interface TeamCommand {
    UUID team();

    /** What becomes of a request that names unknown members (lifecycle T5). */
    enum UnknownMembers {
        SKIPPED,
        REFUSED
    }

    record CreateTeam(UUID team, TeamProfile profile, List<UUID> members, UnknownMembers unknown)
            implements TeamCommand {}

    /** @param resource the wanted resource as the SCIM reader made it; its members are another command */
    record ReplaceTeam(UUID team, ObjectNode resource, ResourceType type, Dialect dialect, Precondition precondition)
            implements TeamCommand {}

    /** @param operations none on members */
    record PatchTeam(
            UUID team, List<PatchOperation> operations, ResourceType type, Dialect dialect, Precondition precondition)
            implements TeamCommand {}

    record AssignTeamMembers(UUID team, List<UUID> users, UnknownMembers unknown, Precondition precondition)
            implements TeamCommand {}

    record UnassignTeamMembers(UUID team, List<UUID> users, Precondition precondition) implements TeamCommand {}

    record ReplaceTeamMembers(UUID team, List<UUID> users, UnknownMembers unknown, Precondition precondition)
            implements TeamCommand {}

    /** Lets the identity provider take a manual team over, with its next request about the team. */
    record AllowTeamLink(UUID team) implements TeamCommand {}

    record ForbidTeamLink(UUID team) implements TeamCommand {}

    record DissolveTeam(UUID team, Precondition precondition) implements TeamCommand {}
}
