package dev.rollcall.command.connection;

import dev.rollcall.kernel.connection.ConnectionRefusal.AnotherConnectionEnabled;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
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
            throw new Refused(new AnotherConnectionEnabled(
                    database.sql("SELECT connection_id FROM enabled_connection WHERE organization_id = ?")
                            .param(organization.value())
                            .query(UUID.class)
                            .single()));
        }
    }

    @Override
    public void free(OrganizationId organization, UUID connection) {
        database.sql("DELETE FROM enabled_connection WHERE organization_id = ? AND connection_id = ?")
                .params(organization.value(), connection)
                .update();
    }
}
