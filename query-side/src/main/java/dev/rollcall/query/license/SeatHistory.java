package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import org.springframework.stereotype.Component;

/** Follows the ledger to tell who held a seat, and how many were held, as of any position. */
@Component
final class SeatHistory implements Follower {
    @Override
    public String name() {
        return "seat history 1";
    }

    @Override
    public List<String> tables() {
        return List.of("seat_held_1", "seat_level_1", "seat_history_1");
    }

    @Override
    public void follow(List<SealedFact> facts, Writes writes) {
        var table = new SeatHistoryTable(facts.getLast().fact().organization(), writes);
        var spans = SeatSpans.of(facts);
        table.end(spans.ended());
        table.begin(spans.begun());
        table.levels(SeatLevels.of(facts));
        table.reached(facts.getLast());
    }
}
