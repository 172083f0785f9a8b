package dev.rollcall.api.bulk;

import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.api.limits.RateLimit;
import dev.rollcall.api.scim.BulkLimits;
import dev.rollcall.api.scim.ScimAnswers;
import dev.rollcall.api.scim.ScimEndpoint;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Message;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.connection.ConnectionQueries;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /Bulk} (RFC 7644 §3.7). */
@RestController
class BulkController {
    private static final String REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final Map<String, ScimEndpoint> endpoints;
    private final RateLimit limit;
    private final ConnectionQueries connections;
    private final Ids ids;

    BulkController(List<ScimEndpoint> endpoints, RateLimit limit, ConnectionQueries connections, Ids ids) {
        this.limit = limit;
        this.connections = connections;
        this.ids = ids;
        this.endpoints = endpoints.stream()
                .collect(Collectors.toMap(
                        ScimEndpoint::endpoint, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    @PostMapping("/scim/v2/{connection}/Bulk")
    ResponseEntity<ObjectNode> bulk(ScimAccess access, ScimBody body) {
        var request = new Message(body.json());
        var entries = request.member("Operations");
        if (!request.names(REQUEST) || !entries.isArray() || entries.isEmpty()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_SYNTAX,
                    "A bulk request has schemas [\"%s\"] and Operations".formatted(REQUEST));
        }
        if (entries.size() > BulkLimits.MAX_OPERATIONS) {
            return tooMany(entries.size());
        }
        var operations = IntStream.range(0, entries.size())
                .mapToObj(at -> BulkOperation.read(at, entries.get(at)))
                .toList();
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putArray("schemas").add(RESPONSE);
        response.set("Operations", new BulkRun(endpoints, ids, access, limit, failOnErrors(request)).of(operations));
        connections.confirm(access.organization());
        return ScimAnswers.ok(response);
    }

    private static int failOnErrors(Message request) {
        var most = request.member("failOnErrors");
        if (most.isNull()) {
            return 0;
        }
        if (!most.isIntegralNumber() || !most.canConvertToInt() || most.intValue() < 1) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE, "failOnErrors is %s; send a whole number from 1".formatted(most));
        }
        return most.intValue();
    }

    private static ResponseEntity<ObjectNode> tooMany(int sent) {
        var error = ScimError.of(
                413,
                "The request has %d operations; at most %d are accepted (maxOperations): send several requests"
                        .formatted(sent, BulkLimits.MAX_OPERATIONS));
        return ResponseEntity.status(error.status())
                .contentType(ScimAnswers.SCIM_JSON)
                .body(error.json());
    }
}
