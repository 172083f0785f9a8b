package dev.rollcall.api.team;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.AdminBody;
import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.team.TeamCommand;
import dev.rollcall.command.team.TeamCommand.AllowTeamLink;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.ForbidTeamLink;
import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.command.team.TeamProfile;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.team.TeamRefusal.TeamManaged;
import dev.rollcall.query.team.TeamListQueries;
import dev.rollcall.query.team.TeamRow;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Teams that people make, and whether an identity provider may take them over. */
@RestController
@RequestMapping("/admin/organizations/{organization}/teams")
class ManualTeamsController {
    private static final String DISPLAY_NAME = "displayName";

    private final Dispatch dispatch;
    private final TeamListQueries teams;
    private final Ids ids;

    ManualTeamsController(Dispatch dispatch, TeamListQueries teams, Ids ids) {
        this.dispatch = dispatch;
        this.teams = teams;
        this.ids = ids;
    }

    @PostMapping
    ResponseEntity<ObjectNode> make(AdminAccess access, @PathVariable UUID organization, ScimBody body) {
        var name = AdminBody.required(
                DISPLAY_NAME, AdminBody.of(body, DISPLAY_NAME).text(DISPLAY_NAME));
        var team = ids.next();
        dispatch.send(
                new CreateTeam(
                        team,
                        TeamProfile.of(JsonNodeFactory.instance.objectNode().put(DISPLAY_NAME, name)),
                        List.of(),
                        UnknownMembers.REFUSED),
                access.origin(organization));
        return ResponseEntity.status(201)
                .body(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", team.toString())
                        .put(DISPLAY_NAME, name));
    }

    @PutMapping("/{team}/members/{user}")
    ResponseEntity<Void> assign(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID team, @PathVariable UUID user) {
        return byHand(
                new AssignTeamMembers(team, List.of(user), UnknownMembers.REFUSED, Precondition.NONE),
                access.origin(organization));
    }

    @DeleteMapping("/{team}/members/{user}")
    ResponseEntity<Void> unassign(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID team, @PathVariable UUID user) {
        return byHand(new UnassignTeamMembers(team, List.of(user), Precondition.NONE), access.origin(organization));
    }

    /** What an identity provider keeps, it alone changes: its next push would take back what people did. */
    private ResponseEntity<Void> byHand(TeamCommand command, Origin origin) {
        if (teams.find(origin.organization(), command.team())
                .filter(TeamRow::managed)
                .isPresent()) {
            throw new Refused(new TeamManaged(command.team()));
        }
        return done(command, origin);
    }

    @PutMapping("/{team}/link")
    ResponseEntity<Void> allowLink(AdminAccess access, @PathVariable UUID organization, @PathVariable UUID team) {
        return done(new AllowTeamLink(team), access.origin(organization));
    }

    @DeleteMapping("/{team}/link")
    ResponseEntity<Void> forbidLink(AdminAccess access, @PathVariable UUID organization, @PathVariable UUID team) {
        return done(new ForbidTeamLink(team), access.origin(organization));
    }

    private ResponseEntity<Void> done(TeamCommand command, Origin origin) {
        dispatch.send(command, origin);
        return ResponseEntity.noContent().build();
    }
}
