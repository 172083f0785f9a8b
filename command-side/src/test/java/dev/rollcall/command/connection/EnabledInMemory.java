package dev.rollcall.command.connection;

import dev.rollcall.kernel.connection.ConnectionRefusal.AnotherConnectionEnabled;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The enabled connection of one organization, in memory. */
final class EnabledInMemory implements EnabledConnections {
    @Nullable
    UUID enabled;

    @Override
    public void claim(OrganizationId organization, UUID connection) {
        if (enabled != null) {
            throw new Refused(new AnotherConnectionEnabled(enabled));
        }
        enabled = connection;
    }

    @Override
    public void free(OrganizationId organization, UUID connection) {
        enabled = null;
    }
}
