package dev.rollcall.command.team;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.kernel.user.UserName;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Heads as rows. */
@Component
final class JdbcTeamHeads implements TeamHeads {
    private final JdbcClient database;

    JdbcTeamHeads(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<UUID> found(OrganizationId organization, UUID team, String displayName) {
        int founded = database.sql(
                        "INSERT INTO team_head (organization_id, team_id, name_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(organization.value(), team, UserName.key(displayName))
                .update();
        return founded == 0 ? Optional.of(inTheWay(organization, displayName)) : Optional.empty();
    }

    /** Where the one in the way has gone since, the request may come again. */
    private UUID inTheWay(OrganizationId organization, String displayName) {
        return database.sql("SELECT team_id FROM team_head WHERE organization_id = ? AND name_key = ?")
                .params(organization.value(), UserName.key(displayName))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Refused(new Busy()));
    }

    @Override
    public void lock(OrganizationId organization, UUID team) {
        var locked = database.sql("SELECT team_id FROM team_head WHERE organization_id = ? AND team_id = ? FOR UPDATE")
                .params(organization.value(), team)
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw new Refused(new TeamUnknown(team.toString()));
        }
    }

    @Override
    public void rename(OrganizationId organization, UUID team, String displayName) {
        try {
            database.sql("UPDATE team_head SET name_key = ? WHERE organization_id = ? AND team_id = ?")
                    .params(UserName.key(displayName), organization.value(), team)
                    .update();
        } catch (DuplicateKeyException clash) {
            throw new Refused(new TeamNameTaken(displayName));
        }
    }

    @Override
    public void dissolve(OrganizationId organization, UUID team) {
        database.sql("DELETE FROM team_head WHERE organization_id = ? AND team_id = ?")
                .params(organization.value(), team)
                .update();
    }
}
