package dev.rollcall.command.team;

import dev.rollcall.kernel.message.Precondition;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a team. Members are named by user id; those who are no users of the organization are unknown. */
public sealed interface TeamCommand {
    UUID team();

    /** What becomes of a request that names unknown members (lifecycle T5). */
    enum UnknownMembers {
        SKIPPED,
        REFUSED
    }

    record CreateTeam(
            UUID team, String displayName, @Nullable String externalId, List<UUID> members, UnknownMembers unknown)
            implements TeamCommand {}

    record RenameTeam(UUID team, String displayName, Precondition precondition) implements TeamCommand {}

    record ChangeTeamExternalId(UUID team, @Nullable String externalId, Precondition precondition)
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
