package dev.rollcall.api.scim;

import dev.rollcall.api.http.ScimError;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.ResourceVersion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
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

    /** 304 where the client has the present version already (RFC 9110 §13.1.2). */
    public static ResponseEntity<ObjectNode> okUnlessKnown(
            Precondition precondition, ObjectNode resource, String location, ResourceVersion version) {
        return version.isKnownTo(precondition)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .eTag(version.etag())
                        .header("Location", location)
                        .build()
                : ok(resource, location, version.etag());
    }

    public static ResponseEntity<ObjectNode> ok(ObjectNode body) {
        return ResponseEntity.ok().contentType(SCIM_JSON).body(body);
    }

    public static ResponseEntity<ObjectNode> noContent() {
        return ResponseEntity.noContent().build();
    }

    /** After a change: with the version, where it is known. */
    public static ResponseEntity<ObjectNode> noContent(Optional<ResourceVersion> version) {
        return version.<ResponseEntity<ObjectNode>>map(reached ->
                        ResponseEntity.noContent().eTag(reached.etag()).build())
                .orElseGet(ScimAnswers::noContent);
    }

    /** The answer to a search, with the place where it was asked (RFC 7644 §3.4.3). */
    public static ResponseEntity<ObjectNode> located(String location, ResponseEntity<ObjectNode> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .location(URI.create(location))
                .body(answer.getBody());
    }

    /** Numbers are numbers and {@code Resources} is always there: Okta counts on both. */
    public static ObjectNode list(long total, int startIndex, List<? extends JsonNode> resources) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", total);
        list.put("startIndex", startIndex);
        list.put("itemsPerPage", resources.size());
        list.putArray("Resources").addAll(resources);
        return list;
    }
}
