package dev.rollcall.api.bulk;

import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.api.http.ScimError;
import dev.rollcall.api.limits.RateLimit;
import dev.rollcall.api.limits.Throttled;
import dev.rollcall.api.scim.ScimEndpoint;
import dev.rollcall.api.scim.ScimErrors;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Proviso;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.TooSlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One bulk request at work: its operations in order, but what an operation refers to before it, unless that refers back
 * (RFC 7644 §3.7.1). Each has a transaction and a history of its own: what was made for a circle that cannot be closed is
 * removed again.
 */
final class BulkRun {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRun.class);

    private final Map<String, ScimEndpoint> endpoints;
    private final Ids ids;
    private final ScimAccess access;
    private final RateLimit limit;
    private final int failOnErrors;
    private final Map<String, BulkOperation> creations = new HashMap<>();
    private final BulkReferences references = new BulkReferences();
    private final Set<BulkOperation> begun = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();

    /** The results of what was made, by bulkId. */
    private final Map<String, ObjectNode> made = new HashMap<>();

    /** The creations that refer to a creation; by the bulkId of that. */
    private final Map<String, List<BulkOperation>> referring = new HashMap<>();

    private int errors;

    /** @param failOnErrors after so many errors nothing more is done; 0 for never */
    BulkRun(Map<String, ScimEndpoint> endpoints, Ids ids, ScimAccess access, RateLimit limit, int failOnErrors) {
        this.endpoints = endpoints;
        this.ids = ids;
        this.access = access;
        this.limit = limit;
        this.failOnErrors = failOnErrors;
    }

    ArrayNode of(List<BulkOperation> operations) {
        operations.stream().filter(BulkOperation::creates).forEach(creation -> {
            creations.put(String.valueOf(creation.bulkId()), creation);
            if (!references.reserve(String.valueOf(creation.bulkId()), ids.next())) {
                throw new InvalidScim(
                        ScimErrorType.INVALID_VALUE,
                        "bulkId \"%s\" stands twice; each POST needs its own".formatted(creation.bulkId()));
            }
        });
        operations.forEach(this::carryOut);
        return results;
    }

    /** A chain of references may be as long as the request, so it is no chain of calls. */
    private void carryOut(BulkOperation first) {
        var steps = new ArrayDeque<Step>();
        begin(first, steps);
        while (!steps.isEmpty() && !isOver()) {
            var step = steps.peek();
            if (step.before().hasNext()) {
                begin(step.before().next(), steps);
            } else {
                steps.pop();
                perform(step.operation());
            }
        }
    }

    /** @param before those that it refers to, as far as they are not begun yet */
    private record Step(BulkOperation operation, Iterator<BulkOperation> before) {}

    private void begin(BulkOperation operation, Deque<Step> steps) {
        if (begun.add(operation)) {
            var before = BulkReferences.in(operation).stream()
                    .map(creations::get)
                    .filter(Objects::nonNull)
                    .iterator();
            steps.push(new Step(operation, before));
        }
    }

    private void perform(BulkOperation operation) {
        var needed = BulkReferences.in(operation);
        var missing = needed.stream()
                .filter(bulkId -> references.idOf(bulkId).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            fail(operation, unresolved(missing.get()));
            return;
        }
        if (operation.creates()) {
            needed.forEach(bulkId ->
                    referring.computeIfAbsent(bulkId, _ -> new ArrayList<>()).add(operation));
        }
        try {
            succeed(operation, asked(references.resolved(operation)));
        } catch (Refused refused) {
            fail(operation, ScimErrors.of(refused.refusal()));
        } catch (Throttled throttled) {
            fail(operation, ScimError.of(429, String.valueOf(throttled.getMessage())));
        } catch (InvalidScim invalid) {
            fail(operation, new ScimError(400, invalid.type(), String.valueOf(invalid.getMessage())));
        } catch (TooSlow tooSlow) {
            fail(operation, new ScimError(400, ScimErrorType.TOO_MANY, String.valueOf(tooSlow.getMessage())));
        } catch (CannotGetJdbcConnectionException | CannotCreateTransactionException away) {
            fail(operation, ScimErrors.withoutConnection(away));
        } catch (Proviso.Broken changed) {
            throw changed;
        } catch (RuntimeException failure) {
            LOG.error("{} {} of a bulk request failed", operation.method(), operation.endpoint(), failure);
            fail(operation, ScimError.of(500, "Something went wrong here; nothing of this operation was done"));
        }
    }

    private boolean isOver() {
        return failOnErrors > 0 && errors >= failOnErrors;
    }

    private ScimError unresolved(String bulkId) {
        var creation = creations.get(bulkId);
        if (creation == null) {
            return new ScimError(
                    400,
                    ScimErrorType.INVALID_VALUE,
                    "bulkId:%s: no POST of this request has that bulkId".formatted(bulkId));
        }
        return ScimError.of(409, "bulkId:%s: its POST failed; see its own response in this answer".formatted(bulkId));
    }

    private ResponseEntity<ObjectNode> asked(BulkOperation operation) {
        limit.admitOperation(access.call(), operation.method(), operation.at(), operation.data());
        if (operation.malformed() != null) {
            throw operation.malformed();
        }
        var endpoint = endpoints.get(operation.endpoint());
        if (endpoint == null) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "path is \"%s\"; bulk reaches %s"
                            .formatted(operation.path(), String.join(", ", endpoints.keySet())));
        }
        var id = String.valueOf(operation.id());
        return switch (operation.method()) {
            case "POST" ->
                endpoint.create(access, references.reserved(String.valueOf(operation.bulkId())), operation.data());
            case "PUT" -> endpoint.replace(access, id, operation.data(), operation.precondition());
            case "PATCH" -> endpoint.patch(access, id, operation.data(), operation.precondition());
            default -> endpoint.delete(access, id, operation.precondition());
        };
    }

    private void succeed(BulkOperation operation, ResponseEntity<ObjectNode> answer) {
        var result = result(operation, answer.getStatusCode().value());
        var location = answer.getHeaders().getFirst("Location");
        result.put(
                "location",
                location != null
                        ? location
                        : access.baseUrl() + references.resolved(operation).at());
        var version = answer.getHeaders().getETag();
        if (version != null) {
            result.put("version", version);
        }
        if (operation.creates()) {
            made.put(String.valueOf(operation.bulkId()), result);
        }
    }

    private void fail(BulkOperation operation, ScimError error) {
        errors++;
        var result = result(operation, error.status());
        result.set("response", error.json());
        if (operation.creates()) {
            lack(String.valueOf(operation.bulkId()));
        } else {
            references.place(operation).ifPresent(place -> result.put("location", access.baseUrl() + place));
        }
    }

    /**
     * Of a circle nothing stays when a part of it cannot be made, nor does what refers into it: it would refer to nobody
     * (RFC 7644 §3.7.1).
     */
    private void lack(String bulkId) {
        var lacking = new ArrayDeque<>(List.of(bulkId));
        while (!lacking.isEmpty()) {
            var missing = lacking.pop();
            references.fail(missing);
            for (BulkOperation operation :
                    Objects.requireNonNullElse(referring.remove(missing), List.<BulkOperation>of())) {
                var other = String.valueOf(operation.bulkId());
                if (made.containsKey(other) && takeBack(other, missing)) {
                    lacking.push(other);
                }
            }
        }
    }

    /** @return whether it is gone */
    private boolean takeBack(String bulkId, String missing) {
        var result = Objects.requireNonNull(made.remove(bulkId));
        var creation = Objects.requireNonNull(creations.get(bulkId));
        try {
            Objects.requireNonNull(endpoints.get(creation.endpoint()))
                    .delete(access, references.reserved(bulkId).toString(), Precondition.NONE);
        } catch (RuntimeException failure) {
            LOG.error("{} of a bulk request could not be taken back", result.path("location"), failure);
            return false;
        }
        errors++;
        result.remove(List.of("location", "version"));
        result.put("status", "409").set("response", unresolved(missing).json());
        return true;
    }

    private ObjectNode result(BulkOperation operation, int status) {
        var result = results.addObject().put("method", operation.method());
        if (operation.bulkId() != null) {
            result.put("bulkId", operation.bulkId());
        }
        return result.put("status", Integer.toString(status));
    }
}
