package dev.rollcall.command.team;

import dev.rollcall.command.history.RoomFold;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.team.TeamEvent.TeamAttributesChanged;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.team.TeamEvent.TeamExternalIdChanged;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkAllowed;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkForbidden;
import dev.rollcall.kernel.team.TeamEvent.TeamLinked;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.team.TeamEvent.TeamRenamed;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Heads and rosters from events: a member comes and goes in the team's stream, and goes for ever in the user's own. */
@Component
final class TeamFold implements RoomFold {
    private static final String TEAM = " WHERE organization_id = :organization AND team_id = :team";
    private static final String NAMED = "SELECT unnest(cast(:ids AS uuid[]))";
    private static final String FOUND =
            "INSERT INTO folded_team_head (organization_id, team_id, name_key) VALUES (:organization, :team, :name)";
    private static final String RENAME = "UPDATE folded_team_head SET name_key = :name" + TEAM;
    private static final String ASSIGN =
            "INSERT INTO folded_roster (organization_id, team_id, user_id) SELECT :organization, :team, named.* FROM ("
                    + NAMED + ") AS named";
    private static final String UNASSIGN = "DELETE FROM folded_roster" + TEAM + " AND user_id IN (" + NAMED + ")";
    private static final String LEAVE =
            "DELETE FROM folded_roster WHERE organization_id = :organization AND user_id = :user AND team_id IN ("
                    + NAMED + ")";

    private final JdbcClient database;

    TeamFold(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void fold(OrganizationId organization, Event event) {
        switch (event) {
            case TeamEvent fact -> fold(organization, fact);
            case UserRemoved removed -> leave(organization, removed);
            default -> {}
        }
    }

    private void fold(OrganizationId organization, TeamEvent event) {
        switch (event) {
            case TeamCreated created -> name(organization, event, FOUND, created.displayName());
            case TeamRenamed renamed -> name(organization, event, RENAME, renamed.displayName());
            case TeamMembersAssigned assigned ->
                about(organization, event, ASSIGN)
                        .param("ids", JdbcRoster.array(assigned.users()))
                        .update();
            case TeamMembersUnassigned unassigned ->
                about(organization, event, UNASSIGN)
                        .param("ids", JdbcRoster.array(unassigned.users()))
                        .update();
            case TeamDissolved _ ->
                List.of("folded_roster", "folded_team_head")
                        .forEach(table -> about(organization, event, "DELETE FROM " + table + TEAM)
                                .update());
            case TeamExternalIdChanged _,
                    TeamAttributesChanged _,
                    TeamLinked _,
                    TeamLinkAllowed _,
                    TeamLinkForbidden _ -> {}
        }
    }

    private void name(OrganizationId organization, TeamEvent event, String sql, String displayName) {
        about(organization, event, sql).param("name", UserName.key(displayName)).update();
    }

    private StatementSpec about(OrganizationId organization, TeamEvent event, String sql) {
        return database.sql(sql).param("organization", organization.value()).param("team", event.team());
    }

    private void leave(OrganizationId organization, UserRemoved removed) {
        database.sql(LEAVE)
                .param("organization", organization.value())
                .param("user", removed.user())
                .param("ids", JdbcRoster.array(removed.teamsLeft()))
                .update();
    }
}
