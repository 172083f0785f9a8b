package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.reading.Results;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** One endpoint, as requests reach it that name several: bulk (RFC 7644 §3.7) and a search from the root (§3.4.3). */
public interface ScimEndpoint {
    ResourceType type();

    /** Such as {@code /Users}. */
    default String endpoint() {
        return type().endpoint();
    }

    Results<ObjectNode> find(ScimAccess access, Listing listing, AttributeSelection selection);

    ResponseEntity<ObjectNode> create(ScimAccess access, ObjectNode body);

    ResponseEntity<ObjectNode> replace(ScimAccess access, String id, ObjectNode body, @Nullable String ifMatch);

    ResponseEntity<ObjectNode> patch(ScimAccess access, String id, ObjectNode body, @Nullable String ifMatch);

    ResponseEntity<ObjectNode> delete(ScimAccess access, String id, @Nullable String ifMatch);
}
