package dev.rollcall.command.history;

import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.RestrictAddresses;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.license.LicenseCommand.ChangeNoSeatPolicy;
import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.command.license.LicenseCommand.ResizeLicense;
import dev.rollcall.command.organization.OrganizationCommand.AddSchema;
import dev.rollcall.command.organization.OrganizationCommand.ChangeSchema;
import dev.rollcall.command.organization.OrganizationCommand.DropSchema;
import dev.rollcall.command.organization.OrganizationCommand.FoundOrganization;
import dev.rollcall.command.organization.OrganizationCommand.RecordDeprovisioningRefusal;
import dev.rollcall.command.organization.OrganizationCommand.RecordSeatRefusal;
import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.command.team.TeamCommand.AllowTeamLink;
import dev.rollcall.command.team.TeamCommand.AssignTeamMembers;
import dev.rollcall.command.team.TeamCommand.CreateTeam;
import dev.rollcall.command.team.TeamCommand.DissolveTeam;
import dev.rollcall.command.team.TeamCommand.ForbidTeamLink;
import dev.rollcall.command.team.TeamCommand.ReplaceTeam;
import dev.rollcall.command.team.TeamCommand.ReplaceTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnassignTeamMembers;
import dev.rollcall.command.team.TeamCommand.UnknownMembers;
import dev.rollcall.command.team.TeamProfile;
import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Scene;
import dev.rollcall.command.user.UserCommand.AllowUserLink;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.ForbidUserLink;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.PatchUser;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.command.user.UserCommand.ReactivateUser;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.command.user.UserCommand.ReplaceUser;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.SchemaDefinition;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Commands of every kind in an order that a seed decides, few names and few seats, so that many of them collide. */
final class RandomHistory {
    private final CommandSide side;
    private final Random random;
    private final OrganizationId organization;
    private final UUID license;
    private final List<UUID> connections = new ArrayList<>();
    private final List<UUID> users = new ArrayList<>();
    private final List<UUID> teams = new ArrayList<>();
    private int refusals;

    RandomHistory(CommandSide side, long seed) {
        this.side = side;
        this.random = new Random(seed);
        this.organization = new OrganizationId(id());
        this.license = id();
        connections.add(id());
        users.add(id());
        teams.add(id());
        side.send(
                Origins.admin(organization),
                new FoundOrganization(organization.value(), "Tour Guides", "Europe/Berlin"),
                new PurchaseSeats(license, "Enterprise", 8, NoSeatPolicy.REJECT),
                new EnableConnection(connections.getFirst(), "okta", "okta"));
    }

    OrganizationId organization() {
        return organization;
    }

    int refusals() {
        return refusals;
    }

    void commands(int count) {
        IntStream.range(0, count).forEach(at -> attempt(command()));
    }

    private void attempt(Object command) {
        try {
            side.send(origin(), command);
            remember(command);
        } catch (Refused expected) {
            refusals++;
        }
    }

    private void remember(Object done) {
        switch (done) {
            case ProvisionUser provisioned -> users.add(provisioned.user());
            case CreateTeam created -> teams.add(created.team());
            case EnableConnection enabled -> connections.add(enabled.connection());
            default -> {}
        }
    }

    private Object command() {
        return switch (random.nextInt(32)) {
            case 0, 1, 2, 3, 4 -> new ProvisionUser(id(), profile(random.nextInt(5) > 0));
            case 5, 6 ->
                new ReplaceUser(user(), profile(true).resource(), ResourceType.USER, Dialect.RFC, Precondition.NONE);
            case 7 -> patch("externalId", externalId());
            case 8 -> patch("userName", name());
            case 9 -> patch("displayName", name());
            case 10 -> new DeactivateUser(user());
            case 11, 12 -> new ReactivateUser(user());
            case 13 -> new RemoveUser(user(), Precondition.NONE);
            case 14 -> new GrantRole(user(), Role.OWNER);
            case 15 -> new CreateTeam(id(), TeamProfile.of(team(name(), null)), some(), unknown());
            case 16 -> Scene.rename(team(), name());
            case 17 ->
                new ReplaceTeam(team(), team(name(), externalId()), ResourceType.GROUP, Dialect.RFC, Precondition.NONE);
            case 18, 19 -> new AssignTeamMembers(team(), some(), unknown(), Precondition.NONE);
            case 20 -> new UnassignTeamMembers(team(), some(), Precondition.NONE);
            case 21 -> new ReplaceTeamMembers(team(), some(), unknown(), Precondition.NONE);
            case 22 -> random.nextInt(3) == 0 ? new DissolveTeam(team(), Precondition.NONE) : refusal();
            case 23 -> new ResizeLicense(license, 3 + random.nextInt(10));
            case 24 -> new ChangeNoSeatPolicy(license, one(List.of(NoSeatPolicy.values())));
            case 25 -> random.nextBoolean() ? new AllowUserLink(user()) : new ForbidUserLink(user());
            case 26 -> random.nextBoolean() ? new AllowTeamLink(team()) : new ForbidTeamLink(team());
            case 27 -> new VerifyDomain(organization.value(), domain(), one(List.of(DomainProof.values())));
            case 28 -> schema();
            default -> aboutConnection(one(connections));
        };
    }

    private Object aboutConnection(UUID connection) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> random.nextBoolean() ? new SwitchOn(connection) : new SwitchOff(connection);
            case 2 -> new IssueToken(connection, "k" + random.nextInt(9), "mac", null);
            case 3 -> new RevokeToken(connection, "k" + random.nextInt(9));
            case 4 -> new ChooseProvider(connection, one(List.of("entra", "ping")), "rfc", Precondition.NONE);
            case 5 -> new RestrictAddresses(connection, List.of("192.0.2." + random.nextInt(3)), Precondition.NONE);
            default -> new EnableConnection(id(), "okta", "okta");
        };
    }

    private Object schema() {
        var urn = "urn:example:s" + random.nextInt(3);
        ObjectNode definition =
                JsonNodeFactory.instance.objectNode().put("id", urn).put("name", "x");
        definition.putArray("attributes").addObject().put("name", "a" + random.nextInt(3));
        var schema = SchemaDefinition.read(definition);
        return switch (random.nextInt(3)) {
            case 0 -> new AddSchema("User", schema);
            case 1 -> new ChangeSchema(schema);
            default -> new DropSchema(urn);
        };
    }

    private Object refusal() {
        var day = LocalDate.of(2026, 11, 1 + random.nextInt(3));
        return random.nextBoolean()
                ? new RecordSeatRefusal(user(), name(), day, "full")
                : new RecordDeprovisioningRefusal(user(), day, "last owner");
    }

    private PatchUser patch(String attribute, @Nullable String value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Operations")
                .addObject()
                .put("op", "replace")
                .put("path", attribute)
                .put("value", value);
        return new PatchUser(user(), PatchOperation.read(body), ResourceType.USER, Dialect.OKTA, Precondition.NONE);
    }

    private UserProfile profile(boolean active) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode().put("displayName", name());
        return new UserProfile(name(), externalId(), active, attributes);
    }

    private static ObjectNode team(String displayName, @Nullable String externalId) {
        var team = JsonNodeFactory.instance.objectNode().put("displayName", displayName);
        return externalId == null ? team : team.put("externalId", externalId);
    }

    private String name() {
        return random.nextInt(6)
                + one(List.of("Babs", "babs", "BJensen@example.com", "Ünal", "ＷＩＤＥ", "wide", "o'neil, pat"));
    }

    private Domain domain() {
        return new Domain(one(List.of("example.com", "example.org", "xn--nal-goa.example")));
    }

    private @Nullable String externalId() {
        return random.nextInt(3) == 0 ? null : "ext-" + random.nextInt(12);
    }

    private Origin origin() {
        return random.nextInt(3) == 0 ? Origins.admin(organization) : Origins.scim(organization, one(connections));
    }

    private UnknownMembers unknown() {
        return one(List.of(UnknownMembers.values()));
    }

    private List<UUID> some() {
        return IntStream.range(0, random.nextInt(6)).mapToObj(at -> user()).toList();
    }

    /** One of the latest: older ones are mostly gone. */
    private UUID user() {
        return users.get(Math.max(0, users.size() - 1 - random.nextInt(25)));
    }

    private UUID team() {
        return teams.get(Math.max(0, teams.size() - 1 - random.nextInt(6)));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
