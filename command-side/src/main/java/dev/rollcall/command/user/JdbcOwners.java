package dev.rollcall.command.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.UserRefusal.LastOwner;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Owners as rows, all of an organization's locked before one goes. */
@Component
final class JdbcOwners implements Owners {
    private final JdbcClient database;

    JdbcOwners(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void appoint(OrganizationId organization, UUID user) {
        database.sql("INSERT INTO owner (organization_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(organization.value(), user)
                .update();
    }

    @Override
    public void dismiss(OrganizationId organization, UUID user) {
        List<UUID> owners = database.sql(
                        "SELECT user_id FROM owner WHERE organization_id = ? ORDER BY user_id FOR UPDATE")
                .param(organization.value())
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
        if (owners.equals(List.of(user))) {
            throw new Refused(new LastOwner(user));
        }
        database.sql("DELETE FROM owner WHERE organization_id = ? AND user_id = ?")
                .params(organization.value(), user)
                .update();
    }

    @Override
    public boolean canSignIn(OrganizationId organization) {
        return database.sql(
                        "SELECT EXISTS (SELECT true FROM owner JOIN credential USING (organization_id, user_id) WHERE organization_id = ?)")
                .param(organization.value())
                .query(Boolean.class)
                .single();
    }
}
