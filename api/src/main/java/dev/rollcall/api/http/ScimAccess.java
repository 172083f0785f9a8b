package dev.rollcall.api.http;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.ResourceTypes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What a live token grants to one request. A controller that asks for it cannot be reached without a token.
 *
 * @param types with the schemas that the organization has added
 * @param baseUrl the connector URL, for {@code meta.location}
 * @param call takes notes of what becomes of the request
 */
public record ScimAccess(Origin origin, Dialect dialect, ResourceTypes types, String baseUrl, ScimCall call) {
    static final String ATTRIBUTE = ScimAccess.class.getName();

    /** Empty for a request that no token was asked of. */
    public static Optional<ScimAccess> of(HttpServletRequest request) {
        return Optional.ofNullable((ScimAccess) request.getAttribute(ATTRIBUTE));
    }

    public OrganizationId organization() {
        return origin.organization();
    }

    public String location(String endpoint, Object id) {
        return baseUrl + endpoint + "/" + id;
    }
}
