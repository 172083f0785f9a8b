package dev.rollcall.command.team;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;
import java.util.UUID;

/** Who is a member of which team. Says what really changed; costs what changes, not what the team has. */
interface Roster {
    /** @param added those who were no members before, sorted; @param unknown those who are no users */
    record Assigned(List<UUID> added, List<UUID> unknown) {}

    Assigned assign(OrganizationId organization, UUID team, List<UUID> users);

    /** @return those who were members, sorted */
    List<UUID> unassign(OrganizationId organization, UUID team, List<UUID> users);

    /** Takes off everybody who is not named. @return those who were members, sorted */
    List<UUID> retain(OrganizationId organization, UUID team, List<UUID> users);

    void dissolve(OrganizationId organization, UUID team);
}
