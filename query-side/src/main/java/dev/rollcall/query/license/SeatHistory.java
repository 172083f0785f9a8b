package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
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
    public void follow(List<SealedFact> facts, Writes writes) {
        var table = new SeatHistoryTable(writes);
        for (SealedFact fact : facts) {
            switch (fact.fact().event()) {
                case SeatsPurchased purchased -> table.begin(fact, purchased);
                case LicenseResized resized -> table.resize(fact, resized);
                case SeatAssigned assigned -> table.take(fact, assigned);
                case SeatReleased released -> table.free(fact, released);
                default -> {}
            }
        }
        table.reached(facts.getLast());
    }
}
