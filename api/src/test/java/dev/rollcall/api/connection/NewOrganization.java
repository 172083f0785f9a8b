package dev.rollcall.api.connection;

import dev.rollcall.api.console.Invitations;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.command.organization.OrganizationCommand.FoundOrganization;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserProfile;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/** Organizations for which nobody has chosen an identity provider yet. */
final class NewOrganization {
    private static final RunningServer SERVER = RunningServer.get();

    private NewOrganization() {}

    /** As the first start founds it: with a connection and a token, for some provider. */
    static Tenant asAtFirstStart() {
        var origin = origin();
        var license = UUID.randomUUID();
        var connection = UUID.randomUUID();
        var token = SERVER.bean(Tokens.class).forConnection();
        SERVER.bean(Dispatch.class).together(origin, () -> {
            found(origin, license);
            send(new EnableConnection(connection, "other", "rfc"), origin);
            send(
                    new IssueToken(
                            connection, token.kid(), SERVER.bean(Tokens.class).mac(token), null),
                    origin);
            return true;
        });
        return new Tenant(
                origin.organization().toString(),
                license.toString(),
                connection.toString(),
                token.text(),
                new Client(SERVER.url() + "/scim/v2/" + connection, "Bearer " + token.text()));
    }

    /** Without any connection. @return the path of the link with which its owner begins */
    static String withoutConnection() {
        var origin = origin();
        var owner = UUID.randomUUID();
        var profile = new UserProfile("owner@example.com", null, true, JsonNodeFactory.instance.objectNode());
        return SERVER.bean(Dispatch.class).together(origin, () -> {
            found(origin, UUID.randomUUID());
            send(new ProvisionUser(owner, profile), origin);
            send(new GrantRole(owner, Role.OWNER), origin);
            return SERVER.bean(Invitations.class).invite(origin.organization(), owner);
        });
    }

    private static Origin origin() {
        return new Origin(
                new OrganizationId(UUID.randomUUID()),
                Origin.ROLLCALL,
                null,
                Origin.ADMIN,
                UUID.randomUUID(),
                Instant.now());
    }

    private static void found(Origin origin, UUID license) {
        send(new FoundOrganization(origin.organization().value(), "Tour Guides", "Europe/Berlin"), origin);
        send(new PurchaseSeats(license, "Enterprise", 50, NoSeatPolicy.REJECT), origin);
    }

    private static void send(Object command, Origin origin) {
        SERVER.bean(Dispatch.class).send(command, origin);
    }
}
