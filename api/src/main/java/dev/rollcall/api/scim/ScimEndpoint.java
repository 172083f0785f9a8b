package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.filter.Source;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/**
 * One endpoint, as requests reach it that do not go to it: bulk (RFC 7644 §3.7), a search from the root (§3.4.3), and whoever
 * asks for the past.
 */
public interface ScimEndpoint {
    ResourceType type();

    /** Such as {@code /Users}. */
    default String endpoint() {
        return type().endpoint();
    }

    /** Where its resources stand, for a list over several types. */
    Source source(ScimAccess access);

    /** Those of the resources that are there, in no order. */
    List<ObjectNode> show(ScimAccess access, List<UUID> ids, AttributeSelection selection);

    ResponseEntity<ObjectNode> list(ScimAccess access, ScimQuery query);

    ResponseEntity<ObjectNode> get(ScimAccess access, String id, Precondition precondition, ScimQuery query);

    /** @param id of the new resource, made here before */
    ResponseEntity<ObjectNode> create(ScimAccess access, UUID id, ObjectNode body);

    ResponseEntity<ObjectNode> replace(ScimAccess access, String id, ObjectNode body, Precondition precondition);

    ResponseEntity<ObjectNode> patch(ScimAccess access, String id, ObjectNode body, Precondition precondition);

    ResponseEntity<ObjectNode> delete(ScimAccess access, String id, Precondition precondition);
}
