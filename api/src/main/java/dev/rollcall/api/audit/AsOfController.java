package dev.rollcall.api.audit;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimCall;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.api.scim.ScimEndpoint;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.CurrentConnection;
import dev.rollcall.query.directory.DirectoryHistoryQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import dev.rollcall.query.organization.SchemaQueries;
import dev.rollcall.query.reading.Past;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * Users and teams as they were at a time: a SCIM base URL for each position of the ledger, that can be read and not written.
 * Filters, sorting, paging and selection are those of today's {@code /Users} and {@code /Groups}, and so are the schemas.
 */
@RestController
@RequestMapping("/admin/organizations/{organization}/as-of/{time}")
class AsOfController {
    private final List<ScimEndpoint> endpoints;
    private final KnownZone zones;
    private final AskedTime times;
    private final DirectoryHistoryQueries history;
    private final ConnectionQueries connections;
    private final SchemaQueries schemas;
    private final PublicUrl url;

    AsOfController(
            List<ScimEndpoint> endpoints,
            KnownZone zones,
            AskedTime times,
            DirectoryHistoryQueries history,
            ConnectionQueries connections,
            SchemaQueries schemas,
            PublicUrl url) {
        this.endpoints = endpoints;
        this.zones = zones;
        this.times = times;
        this.history = history;
        this.connections = connections;
        this.schemas = schemas;
        this.url = url;
    }

    @GetMapping({"/Users", "/Groups"})
    ResponseEntity<ObjectNode> list(
            AdminAccess access,
            @PathVariable UUID organization,
            @PathVariable String time,
            ScimQuery query,
            HttpServletRequest request,
            HttpServletResponse response) {
        return ask(
                access,
                organization,
                time,
                request,
                response,
                scim -> endpoint(request).list(scim, query));
    }

    @GetMapping({"/Users/{id}", "/Groups/{id}"})
    ResponseEntity<ObjectNode> get(
            AdminAccess access,
            @PathVariable UUID organization,
            @PathVariable String time,
            @PathVariable String id,
            ScimQuery query,
            HttpServletRequest request,
            HttpServletResponse response) {
        return ask(
                access,
                organization,
                time,
                request,
                response,
                scim -> endpoint(request).get(scim, id, Precondition.NONE, query));
    }

    private ResponseEntity<ObjectNode> ask(
            AdminAccess access,
            UUID organization,
            String time,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<ScimAccess, ResponseEntity<ObjectNode>> question) {
        var admin = access.origin(organization);
        var asOf = asOf(admin.organization(), time, response);
        var scim = access(admin, asOf, request);
        return Past.at(asOf.position(), () -> question.apply(scim));
    }

    private ScimEndpoint endpoint(HttpServletRequest request) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                .toString();
        return endpoints.stream()
                .filter(endpoint -> route.contains("{time}" + endpoint.endpoint()))
                .findFirst()
                .orElseThrow();
    }

    /** Told in the head of every answer, of a refusal too. */
    private AsOf asOf(OrganizationId organization, String time, HttpServletResponse response) {
        var zone = zones.of(organization);
        var asOf = times.named(time, organization, zone, reached(organization));
        response.setHeader("Rollcall-Position", Long.toString(asOf.position()));
        response.setHeader("Rollcall-As-Of", asOf.time().toString());
        response.setHeader("Rollcall-Zone", zone.getId());
        response.setHeader("Rollcall-Version", Software.NAME);
        response.setHeader("Rollcall-Sealed-Through", asOf.sealedThrough().toString());
        return asOf;
    }

    private Sealed reached(OrganizationId organization) {
        return history.reached(organization)
                .orElseThrow(() -> new Refused(new NotSealedYet("The history of organization " + organization)));
    }

    /** As the present connection sees it: an externalId is shown to its own alone (lifecycle C6). */
    private ScimAccess access(Origin admin, AsOf asOf, HttpServletRequest request) {
        var organization = admin.organization();
        var connection = connections
                .current(organization, admin.receivedAt())
                .map(CurrentConnection::id)
                .orElse(null);
        return new ScimAccess(
                new Origin(
                        organization, admin.actor(), connection, admin.verb(), admin.requestId(), admin.receivedAt()),
                Dialect.RFC,
                ResourceTypes.with(schemas.all(organization)),
                url.of(request) + "/admin/organizations/" + organization + "/as-of/" + asOf.position(),
                unheard(admin, connection, request));
    }

    /** The provisioning log keeps what connections ask, not what auditors ask. */
    private static ScimCall unheard(Origin admin, @Nullable UUID connection, HttpServletRequest request) {
        return new ScimCall(
                new ScimCall.Sender(
                        admin.organization(),
                        connection == null ? admin.organization().value() : connection,
                        "",
                        request.getRemoteAddr()),
                new ScimCall.Line(request.getMethod(), request.getRequestURI(), request.getQueryString()),
                admin.requestId(),
                admin.receivedAt());
    }
}
