package dev.rollcall.command.connection;

import dev.rollcall.kernel.connection.ConnectionRefusal.AnotherConnectionEnabled;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The enabled connection as the only row of its organization. */
@Component
final class JdbcEnabledConnections implements EnabledConnections {
    private final JdbcClient database;

    JdbcEnabledConnections(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void claim(OrganizationId organization, UUID connection) {
        int claimed = database.sql(
                        "INSERT INTO enabled_connection (organization_id, connection_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(organization.value(), connection)
                .update();
        if (claimed == 0) {
            throw new Refused(enabled(organization)
                    .<Refusal>map(AnotherConnectionEnabled::new)
                    .orElseGet(Busy::new));
        }
    }

    /** Empty where the one in the way has gone since. */
    private Optional<UUID> enabled(OrganizationId organization) {
        return database.sql("SELECT connection_id FROM enabled_connection WHERE organization_id = ?")
                .param(organization.value())
                .query(UUID.class)
                .optional();
    }

    @Override
    public void free(OrganizationId organization, UUID connection) {
        database.sql("DELETE FROM enabled_connection WHERE organization_id = ? AND connection_id = ?")
                .params(organization.value(), connection)
                .update();
    }
}
