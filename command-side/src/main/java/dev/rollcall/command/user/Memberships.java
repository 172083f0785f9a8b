package dev.rollcall.command.user;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;
import java.util.UUID;

/** The teams of one user, as the rosters have them. */
public interface Memberships {
    List<UUID> teamsOf(OrganizationId organization, UUID user);

    /** Takes the user, whose row is locked, off all rosters. @return the teams left, sorted */
    List<UUID> leaveAll(OrganizationId organization, UUID user);
}
