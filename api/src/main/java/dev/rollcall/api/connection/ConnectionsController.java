package dev.rollcall.api.connection;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.AdminBody;
import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.RevokeToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOff;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.connection.ConnectionRefusal.ConnectionUnknown;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.ConnectionView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Connections and their tokens. A token is in the answer that makes it and nowhere else. */
@RestController
@RequestMapping("/admin/organizations/{organization}/connections")
class ConnectionsController {
    private final Dispatch dispatch;
    private final ConnectionQueries connections;
    private final Tokens tokens;
    private final Ids ids;
    private final PublicUrl publicUrl;

    ConnectionsController(
            Dispatch dispatch, ConnectionQueries connections, Tokens tokens, Ids ids, PublicUrl publicUrl) {
        this.dispatch = dispatch;
        this.connections = connections;
        this.tokens = tokens;
        this.ids = ids;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    List<ConnectionView> all(AdminAccess access, @PathVariable UUID organization) {
        return connections.connections(access.organization(organization), access.receivedAt());
    }

    @PostMapping
    ResponseEntity<ObjectNode> enable(
            AdminAccess access, @PathVariable UUID organization, ScimBody body, HttpServletRequest request) {
        var origin = access.origin(organization);
        var terms = ConnectionTerms.of(AdminBody.of(body, ConnectionTerms.PROVIDER, ConnectionTerms.DIALECT));
        var connection = ids.next();
        dispatch.send(new EnableConnection(connection, terms.provider(), terms.dialect()), origin);
        return ResponseEntity.status(201)
                .body(JsonNodeFactory.instance
                        .objectNode()
                        .put("connection", connection.toString())
                        .put("connectorUrl", PublicUrl.connector(publicUrl.of(request), connection)));
    }

    /** Sets it up anew, same URL and tokens; a provider that is named alone brings the dialect that suits it. */
    @PatchMapping("/{connection}")
    ResponseEntity<Void> choose(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID connection, ScimBody body) {
        var origin = access.origin(organization);
        var named = AdminBody.of(body, ConnectionTerms.PROVIDER, ConnectionTerms.DIALECT);
        var terms = ConnectionTerms.changing(named, provider(access, organization, connection));
        dispatch.send(new ChooseProvider(connection, terms.provider(), terms.dialect(), Precondition.NONE), origin);
        return ResponseEntity.noContent().build();
    }

    private String provider(AdminAccess access, UUID organization, UUID connection) {
        return connections.connections(access.organization(organization), access.receivedAt()).stream()
                .filter(present -> present.id().equals(connection))
                .map(ConnectionView::provider)
                .findFirst()
                .orElseThrow(() -> new Refused(new ConnectionUnknown(connection)));
    }

    @PostMapping("/{connection}/switch-off")
    ResponseEntity<Void> switchOff(AdminAccess access, @PathVariable UUID organization, @PathVariable UUID connection) {
        dispatch.send(new SwitchOff(connection), access.origin(organization));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{connection}/switch-on")
    ResponseEntity<Void> switchOn(AdminAccess access, @PathVariable UUID organization, @PathVariable UUID connection) {
        dispatch.send(new SwitchOn(connection), access.origin(organization));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{connection}/tokens")
    ResponseEntity<ObjectNode> issue(
            AdminAccess access, @PathVariable UUID organization, @PathVariable UUID connection, ScimBody body) {
        var origin = access.origin(organization);
        var expiresAt = TokenLife.of(AdminBody.of(body, TokenLife.LIFE)).endingAfter(origin.receivedAt());
        var token = tokens.forConnection();
        dispatch.send(new IssueToken(connection, token.kid(), tokens.mac(token), expiresAt), origin);
        ObjectNode issued =
                JsonNodeFactory.instance.objectNode().put("kid", token.kid()).put("scimToken", token.text());
        return ResponseEntity.status(201)
                .body(expiresAt == null ? issued : issued.put("expiresAt", expiresAt.toString()));
    }

    @DeleteMapping("/{connection}/tokens/{kid}")
    ResponseEntity<Void> revoke(
            AdminAccess access,
            @PathVariable UUID organization,
            @PathVariable UUID connection,
            @PathVariable String kid) {
        dispatch.send(new RevokeToken(connection, kid), access.origin(organization));
        return ResponseEntity.noContent().build();
    }
}
