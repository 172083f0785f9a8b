package dev.rollcall.command.testing;

import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.command.organization.OrganizationCommand.FoundOrganization;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.PatchTeam;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.command.team.TeamProfile;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.FilterParser;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.UserProfile;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/** An organization with a licence, and the commands of a usual day in it. */
public final class Scene {
    private final OrganizationId organization = Origins.organization();
    private final UUID connection = UUID.randomUUID();
    private final UUID license = UUID.randomUUID();

    public static Scene in(CommandSide side, int seats) {
        var scene = new Scene();
        side.sendTogether(
                scene.admin(),
                new FoundOrganization(scene.organization.value(), "Tour Guides", "Europe/Berlin"),
                new PurchaseSeats(scene.license, "Enterprise", seats, NoSeatPolicy.REJECT));
        return scene;
    }

    public OrganizationId organization() {
        return organization;
    }

    public UUID connection() {
        return connection;
    }

    public UUID license() {
        return license;
    }

    public Origin admin() {
        return Origins.admin(organization);
    }

    public Origin idp() {
        return Origins.scim(organization, connection);
    }

    public static ProvisionUser provision(UUID user, String userName) {
        var attributes = JsonNodeFactory.instance.objectNode().put("displayName", "Display of " + userName);
        return new ProvisionUser(user, new UserProfile(userName, "ext-" + userName, true, attributes));
    }

    public static CreateTeam create(UUID team, String displayName, UUID... members) {
        var profile = new TeamProfile(displayName, null, JsonNodeFactory.instance.objectNode());
        return new CreateTeam(team, profile, List.of(members), UnknownMembers.REFUSED);
    }

    public static PatchTeam rename(UUID team, String displayName) {
        var operation = new PatchOperation(
                Op.REPLACE, FilterParser.parsePath("displayName"), JsonNodeFactory.instance.stringNode(displayName));
        return new PatchTeam(team, List.of(operation), ResourceType.GROUP, Dialect.RFC, Precondition.NONE);
    }

    public static AssignTeamMembers assign(UUID team, UUID... members) {
        return new AssignTeamMembers(team, List.of(members), UnknownMembers.REFUSED, Precondition.NONE);
    }
}
