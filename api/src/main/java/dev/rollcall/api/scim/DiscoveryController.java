package dev.rollcall.api.scim;

import dev.rollcall.api.http.BodyReader;
import dev.rollcall.api.http.KnownTypes;
import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.api.http.ScimQuery;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.connection.ConnectionQueries;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Discovery (RFC 7644 §4): what this server can do, as it really does it, for one organization. Readable without a token. */
@RestController
@RequestMapping("/scim/v2/{connection}")
class DiscoveryController {
    private static final String CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    private static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

    private final PublicUrl publicUrl;
    private final ConnectionQueries connections;
    private final KnownTypes types;

    DiscoveryController(PublicUrl publicUrl, ConnectionQueries connections, KnownTypes types) {
        this.publicUrl = publicUrl;
        this.connections = connections;
        this.types = types;
    }

    /** Of the organization whose connector URL it is; the built-in ones under any other. */
    private ResourceTypes types(String connection) {
        return ResourceId.parse(connection)
                .flatMap(connections::addressed)
                .map(addressed -> types.of(addressed.organization(), addressed.schemaRevision()))
                .orElse(ResourceTypes.BUILT_IN);
    }

    @GetMapping("/ServiceProviderConfig")
    ResponseEntity<ObjectNode> config(HttpServletRequest request, @PathVariable String connection, ScimQuery query) {
        if (query.has("filter")) {
            return noFilter();
        }
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("schemas").add(CONFIG);
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", BulkLimits.MAX_OPERATIONS)
                .put("maxPayloadSize", BodyReader.MAX_BODY);
        config.putObject("filter").put("supported", true).put("maxResults", ListRequest.MAX_RESULTS);
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", true);
        config.putObject("etag").put("supported", true);
        config.putObject("pagination")
                .put("cursor", true)
                .put("index", true)
                .put("defaultPaginationMethod", "index")
                .put("defaultPageSize", ListRequest.DEFAULT_RESULTS)
                .put("maxPageSize", ListRequest.MAX_RESULTS)
                .put("cursorTimeout", Cursors.LIFE.toSeconds());
        config.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put("description", "The token that Enterprise Controls shows once when SCIM is switched on")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
                .put("primary", true);
        meta(config, "ServiceProviderConfig", location(request, connection, "/ServiceProviderConfig"));
        return ScimAnswers.ok(config);
    }

    @GetMapping("/ResourceTypes")
    ResponseEntity<ObjectNode> types(HttpServletRequest request, @PathVariable String connection, ScimQuery query) {
        return query.has("filter")
                ? noFilter()
                : list(types(connection).all().stream()
                        .map(type -> type(type, request, connection))
                        .toList());
    }

    @GetMapping("/ResourceTypes/{name}")
    ResponseEntity<ObjectNode> type(
            HttpServletRequest request, @PathVariable String connection, @PathVariable String name, ScimQuery query) {
        return query.has("filter")
                ? noFilter()
                : one(
                        types(connection).named(name).map(type -> type(type, request, connection)),
                        "resource type " + name);
    }

    @GetMapping("/Schemas")
    ResponseEntity<ObjectNode> schemas(HttpServletRequest request, @PathVariable String connection, ScimQuery query) {
        return query.has("filter")
                ? noFilter()
                : list(types(connection)
                        .schemas()
                        .map(schema -> schema(schema, request, connection))
                        .toList());
    }

    @GetMapping("/Schemas/{urn}")
    ResponseEntity<ObjectNode> schema(
            HttpServletRequest request, @PathVariable String connection, @PathVariable String urn, ScimQuery query) {
        return query.has("filter")
                ? noFilter()
                : one(
                        types(connection)
                                .schemas()
                                .filter(schema -> schema.id().equalsIgnoreCase(urn))
                                .map(schema -> schema(schema, request, connection))
                                .findFirst(),
                        "schema " + urn);
    }

    private ObjectNode type(ResourceType type, HttpServletRequest request, String connection) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(RESOURCE_TYPE);
        json.put("id", type.name())
                .put("name", type.name())
                .put("description", type.description())
                .put("endpoint", type.endpoint())
                .put("schema", type.core().id());
        var extensions = json.putArray("schemaExtensions");
        type.extensions()
                .forEach(extension ->
                        extensions.addObject().put("schema", extension.id()).put("required", false));
        return meta(json, "ResourceType", location(request, connection, "/ResourceTypes/" + type.name()));
    }

    private ObjectNode schema(Schema schema, HttpServletRequest request, String connection) {
        return meta(schema.document().deepCopy(), "Schema", location(request, connection, "/Schemas/" + schema.id()));
    }

    private static ObjectNode meta(ObjectNode json, String type, String location) {
        json.putObject("meta").put("resourceType", type).put("location", location);
        return json;
    }

    private String location(HttpServletRequest request, String connection, String path) {
        return PublicUrl.connector(publicUrl.of(request), connection) + path;
    }

    private static ResponseEntity<ObjectNode> list(List<ObjectNode> all) {
        return ScimAnswers.ok(ScimAnswers.list(all.size(), 1, all));
    }

    private static ResponseEntity<ObjectNode> one(Optional<ObjectNode> found, String what) {
        return found.map(ScimAnswers::ok).orElseGet(() -> error(ScimError.of(404, "There is no " + what)));
    }

    /** RFC 7644 §4: refused, so that nobody thinks the filter was applied. */
    private static ResponseEntity<ObjectNode> noFilter() {
        return error(ScimError.of(403, "Discovery cannot be filtered; read it whole"));
    }

    private static ResponseEntity<ObjectNode> error(ScimError error) {
        return ResponseEntity.status(error.status())
                .contentType(ScimAnswers.SCIM_JSON)
                .body(error.json());
    }
}
