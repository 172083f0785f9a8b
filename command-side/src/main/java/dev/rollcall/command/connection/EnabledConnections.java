package dev.rollcall.command.connection;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.UUID;

/** The one connection of an organization that is enabled. */
interface EnabledConnections {
    /** @throws dev.rollcall.kernel.message.Refused with {@code AnotherConnectionEnabled} */
    void claim(OrganizationId organization, UUID connection);

    void free(OrganizationId organization, UUID connection);
}
