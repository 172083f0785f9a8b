package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** What can be written at one endpoint, as a bulk request asks for it (RFC 7644 §3.7). */
public interface ScimEndpoint {
    /** Such as {@code /Users}. */
    String endpoint();

    ResponseEntity<ObjectNode> create(ScimAccess access, ObjectNode body);

    ResponseEntity<ObjectNode> replace(ScimAccess access, String id, ObjectNode body, @Nullable String ifMatch);

    ResponseEntity<ObjectNode> patch(ScimAccess access, String id, ObjectNode body, @Nullable String ifMatch);

    ResponseEntity<ObjectNode> delete(ScimAccess access, String id, @Nullable String ifMatch);
}
