package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimError;
import dev.rollcall.query.reading.Page;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shapes of SCIM answers. */
public final class ScimAnswers {
    public static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public static final MediaType SCIM_JSON = MediaType.parseMediaType(ScimError.MEDIA_TYPE);

    private ScimAnswers() {}

    public static ResponseEntity<ObjectNode> created(ObjectNode resource, String location, String etag) {
        return ResponseEntity.created(URI.create(location))
                .eTag(etag)
                .contentType(SCIM_JSON)
                .body(resource);
    }

    public static ResponseEntity<ObjectNode> ok(ObjectNode resource, String location, String etag) {
        return ResponseEntity.ok()
                .eTag(etag)
                .header("Location", location)
                .contentType(SCIM_JSON)
                .body(resource);
    }

    public static ResponseEntity<ObjectNode> ok(ObjectNode body) {
        return ResponseEntity.ok().contentType(SCIM_JSON).body(body);
    }

    public static ResponseEntity<ObjectNode> noContent() {
        return ResponseEntity.noContent().build();
    }

    /** Numbers are numbers and {@code Resources} is always there: Okta counts on both. */
    public static ObjectNode list(long total, Page page, List<? extends JsonNode> resources) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", total);
        list.put("startIndex", page.startIndex());
        list.put("itemsPerPage", resources.size());
        list.putArray("Resources").addAll(resources);
        return list;
    }
}
