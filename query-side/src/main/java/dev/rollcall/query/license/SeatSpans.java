package dev.rollcall.query.license;

import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.query.ledger.SealedFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which seats some facts give to whom and take back, as JSON for PostgreSQL. */
final class SeatSpans {
    private record Seat(UUID license, int number) {}

    private final ArrayNode begun = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode ended = JsonNodeFactory.instance.arrayNode();
    private final Map<Seat, ObjectNode> open = new HashMap<>();

    private SeatSpans() {}

    static SeatSpans of(List<SealedFact> facts) {
        var spans = new SeatSpans();
        for (SealedFact fact : facts) {
            switch (fact.fact().event()) {
                case SeatAssigned taken -> spans.begin(fact, taken);
                case SeatReleased freed -> spans.end(fact, new Seat(freed.license(), freed.seat()));
                default -> {}
            }
        }
        return spans;
    }

    /** Spans that begin here, some of which end here as well. */
    ArrayNode begun() {
        return begun;
    }

    /** The ends of spans that began before. */
    ArrayNode ended() {
        return ended;
    }

    private void begin(SealedFact fact, SeatAssigned taken) {
        var seat = new Seat(taken.license(), taken.seat());
        var span = row(begun, seat)
                .put("user_id", taken.user().toString())
                .put("first", fact.position())
                .put("since", fact.ledgerAt().toString());
        open.put(seat, span);
    }

    private void end(SealedFact fact, Seat seat) {
        var span = open.remove(seat);
        (span == null ? row(ended, seat) : span)
                .put("behind", fact.position())
                .put("until", fact.ledgerAt().toString());
    }

    private static ObjectNode row(ArrayNode rows, Seat seat) {
        return rows.addObject().put("license_id", seat.license().toString()).put("number", seat.number());
    }
}
