package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a connection has sent so far, as far as it matters: its first calls and its latest ones.
 *
 * @param calls the eldest first
 */
record Exchange(Idp idp, List<Call> calls, Instant now) {
    private static final JsonMapper MAPPER = new JsonMapper();

    Stream<Call> all(String method, String endpoint) {
        return calls.stream()
                .filter(call -> call.asked().method().equals(method))
                .filter(call -> call.asked().path().startsWith(endpoint));
    }

    Stream<Call> writes(String endpoint) {
        return calls.stream()
                .filter(call -> call.asked().writes() && call.asked().path().startsWith(endpoint));
    }

    Optional<Call> last() {
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast());
    }

    /** Whether the same resource was sent again later, and taken as a whole. */
    boolean isMadeUpFor(Call call) {
        var id = call.subject().id();
        return id != null
                && calls.stream()
                        .filter(later -> id.equals(later.subject().id()) && isBefore(call, later))
                        .anyMatch(later ->
                                later.asked().writes() && later.answered().outcome() == Outcome.OK);
    }

    static boolean succeeded(Call call) {
        return call.answered().outcome() == Outcome.OK || call.answered().outcome() == Outcome.PARTLY;
    }

    static boolean isBefore(Call one, Call other) {
        return one.at().isBefore(other.at());
    }

    static String query(Call call) {
        var query = call.asked().query();
        return query == null ? "" : query;
    }

    /** What was sent, as it was written down. */
    static JsonNode body(Call call) {
        var body = call.asked().body();
        return body == null ? MissingNode.getInstance() : MAPPER.readTree(body);
    }
}
