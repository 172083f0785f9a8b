package dev.rollcall.api.organization;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.api.license.SeatTerms;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /admin/organizations}: the operator founds another organization. */
@RestController
@RequestMapping("/admin/organizations")
class OrganizationsController {
    private static final Map<String, String> DIALECT_OF_PROVIDER =
            Map.of("okta", "okta", "entra", "entra", "ping", "ping", "other", "rfc");

    private final Founding founding;
    private final PublicUrl publicUrl;

    OrganizationsController(Founding founding, PublicUrl publicUrl) {
        this.founding = founding;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    ResponseEntity<ObjectNode> found(AdminAccess access, ScimBody body, HttpServletRequest request) {
        if (!access.isOperator()) {
            return ResponseEntity.status(403)
                    .body(ScimError.of(403, "Only the operator founds organizations")
                            .json());
        }
        var own = founding.origin(access.actor());
        var origin = new Origin(
                own.organization(), access.actor(), null, Origin.ADMIN, access.requestId(), access.receivedAt());
        var founded = founding.found(wanted(body.json()), origin);
        return ResponseEntity.status(201).body(answer(founded, publicUrl.of(request), founded.organization()));
    }

    private static ObjectNode answer(Founding.Founded founded, String base, OrganizationId organization) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("organization", organization.toString())
                .put("license", founded.license().toString())
                .put("connection", founded.connection().toString())
                .put("connectorUrl", PublicUrl.connector(base, founded.connection()))
                .put("scimToken", founded.scimToken());
    }

    private static Founding.Wanted wanted(ObjectNode json) {
        var provider = json.path("provider").asString("other");
        var name = json.path("name").asString("").strip();
        if (name.isEmpty()) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "name is missing; it is required");
        }
        if (!json.path("seats").isInt()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "seats is %s; send a whole number".formatted(json.path("seats")));
        }
        return new Founding.Wanted(
                name,
                json.path("zone").asString("UTC"),
                SeatTerms.size(json.path("seats")),
                json.has("noSeatPolicy") ? SeatTerms.policy(json.path("noSeatPolicy")) : NoSeatPolicy.REJECT,
                provider,
                json.path("dialect").asString(DIALECT_OF_PROVIDER.getOrDefault(provider, "rfc")));
    }
}
