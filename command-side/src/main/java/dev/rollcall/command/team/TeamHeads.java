package dev.rollcall.command.team;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.Optional;
import java.util.UUID;

/** One row a team: its lock, and the claim on its name. */
interface TeamHeads {
    /** @return the team that has the name already, empty where the head is founded */
    Optional<UUID> found(OrganizationId organization, UUID team, String displayName);

    /** Makes every other change of the team wait. @throws dev.rollcall.kernel.message.Refused with {@code TeamUnknown} */
    void lock(OrganizationId organization, UUID team);

    /** @throws dev.rollcall.kernel.message.Refused with {@code TeamNameTaken} */
    void rename(OrganizationId organization, UUID team, String displayName);

    void dissolve(OrganizationId organization, UUID team);
}
